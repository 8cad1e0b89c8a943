// timm.task: the names of the package. A task is a model with its loss, and a teacher where there is one; distributed training is
// refused, for everything here runs in one process.

extension TrainingScripts {
    static let timmTask = #"""
        from timm.loss import LOSS_TYPES, MULTI_LABEL_LOSS_TYPES, create_classification_loss
        from timm.task.task import TrainingTask
        from timm.task._helpers import load_task_ema_checkpoint, resume_task_checkpoint
        from timm.task.classification import ClassificationTask, MultiLabelClassificationTask, resolve_classification_loss
        from timm.task.evaluator import ClassificationEvaluator, MultiLabelClassificationEvaluator, evaluation_sample_limit
        from timm.task.distillation import DistillationTeacher, FeatureDistillationTask, LogitDistillationTask
        from timm.task.token_distillation import TokenDistillationTask
        """#
}
