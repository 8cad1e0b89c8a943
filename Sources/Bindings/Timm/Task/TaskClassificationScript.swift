// timm.task.classification: a model and its loss as a task. Follows timm's classification.py (Apache-2.0).

extension TrainingScripts {
    static let timmTaskClassification = #"""
        import logging

        import torch
        from torch import nn

        from timm.loss import create_classification_loss
        from timm.task.task import TrainingTask, _no_process_group

        _logger = logging.getLogger(__name__)

        def resolve_classification_loss(criterion, device, multi_label=False, criterion_kwargs=None):
            """The given loss on the device, or one made by create_classification_loss(**criterion_kwargs)."""
            if criterion is not None and criterion_kwargs:
                raise ValueError(
                    f'Pass either an explicit criterion or criterion_kwargs, not both: {sorted(criterion_kwargs)}')
            if criterion is None:
                criterion = create_classification_loss(multi_label=multi_label, **(criterion_kwargs or {}))
            return criterion.to(device=device) if isinstance(criterion, nn.Module) else criterion

        class ClassificationTask(TrainingTask):
            """A classifier and its loss, for images [B, C, H, W] and class indices [B]."""

            multi_label = False

            def __init__(self, model, criterion=None, criterion_kwargs=None, device=None, dtype=None, verbose=True):
                super().__init__(device=device, dtype=dtype, verbose=verbose)
                self.trainable_module = model
                self.criterion = resolve_classification_loss(
                    criterion, self.device, multi_label=self.multi_label, criterion_kwargs=criterion_kwargs)
                if self.verbose:
                    name = getattr(self.criterion, '__name__', None) or type(self.criterion).__name__
                    _logger.info(f'{type(self).__name__}: criterion={name}')

            def prepare_distributed(self, device_ids=None, **ddp_kwargs):
                """Needs a process group, which a single process has not."""
                raise _no_process_group()

            def compile(self, backend='inductor', mode=None, **compile_kwargs):
                """Compiles the model for training and evaluation."""
                self.trainable_module = torch.compile(self.trainable_module, backend=backend, mode=mode, **compile_kwargs)
                self.eval_model = self.trainable_module
                return self.trainable_module

            def forward(self, input, target):
                """{'loss', 'output'}: the loss and the logits."""
                output = self.trainable_module(input)
                return {'loss': self.criterion(output, target), 'output': output}

        class MultiLabelClassificationTask(ClassificationTask):
            """Many labels an image: targets are floats [B, classes], each class a question of its own."""

            multi_label = True

            def __init__(self, model, criterion=None, criterion_kwargs=None, threshold=0.5, device=None, dtype=None,
                         verbose=True):
                if not 0. < threshold < 1.:
                    raise ValueError('Multi-label prediction threshold must be between 0 and 1.')
                super().__init__(model, criterion, criterion_kwargs=criterion_kwargs, device=device, dtype=dtype,
                                 verbose=verbose)
                self.threshold = threshold

            def forward(self, input, target):
                """{'loss', 'output'}: the loss and the logits."""
                if not (target.ndim == 2 and target.is_floating_point()):
                    raise ValueError(
                        'Multi-label training expects dense floating-point targets shaped (batch, num_classes).')
                return super().forward(input, target)

            def create_evaluator(self, **kwargs):
                """An evaluator with the task's threshold, for targets [N, classes]."""
                from timm.task.evaluator import MultiLabelClassificationEvaluator
                return MultiLabelClassificationEvaluator(device=self.device, threshold=self.threshold, **kwargs)
        """#
}
