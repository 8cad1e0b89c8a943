// timm.task.token_distillation: a student whose second classifier learns from a teacher. Follows timm's token_distillation.py (Apache-2.0).

extension TrainingScripts {
    static let timmTaskTokenDistillation = #"""
        import logging

        import torch.nn.functional as F

        from timm.utils import unwrap_model
        from timm.task.distillation import _TaughtTask

        _logger = logging.getLogger(__name__)

        class TokenDistillationTask(_TaughtTask):
            """The student's head learns the classes and its second head the teacher's logits, or the class they favour."""

            _name = 'TokenDistillationTask'

            def __init__(self, student_model, teacher_model, criterion=None, criterion_kwargs=None,
                         teacher_pretrained_path=None, teacher_pretrained_cfg_overlay=None, distill_type='soft',
                         distill_loss_weight=None, task_loss_weight=None, temperature=1.0, device=None, dtype=None,
                         verbose=True):
                super().__init__(device=device, dtype=dtype, verbose=verbose)
                student = unwrap_model(student_model)
                if not hasattr(student, 'set_distilled_training'):
                    raise ValueError(
                        f"Model {student.__class__.__name__} does not have 'set_distilled_training' method. "
                        'TokenDistillationTask requires a model with a distillation head (e.g., DeiT distilled variants).')
                student.set_distilled_training(True)
                self.trainable_module = student_model
                self._learn_from(teacher_model, student_model, teacher_pretrained_path, teacher_pretrained_cfg_overlay,
                                 criterion, criterion_kwargs)
                self.distill_type = distill_type
                self.temperature = temperature
                if distill_type not in ('soft', 'hard'):
                    raise ValueError(f"Unsupported distill_type '{distill_type}'. Must be 'soft' or 'hard'.")
                self._keep_statistics(student_model)
                self._set_weights(distill_loss_weight, task_loss_weight, _logger)
                if self.verbose:
                    _logger.info(f'TokenDistillationTask: distill_type={distill_type}, temperature={temperature}')

            def forward(self, input, target):
                """{'loss', 'output', 'task_loss', 'distill_loss'}: the weighted sum, the first head's logits, the losses."""
                main_logits, dist_logits = self.trainable_module(input)
                task_loss = self.criterion(main_logits, target)
                teacher_logits = self._teach(input)
                if self.distill_type == 'soft':
                    distill_loss = self._divergence(dist_logits, teacher_logits)
                else:
                    distill_loss = F.cross_entropy(dist_logits, teacher_logits.argmax(dim=-1))
                return {'loss': self._weighted(task_loss, distill_loss), 'output': main_logits, 'task_loss': task_loss,
                        'distill_loss': distill_loss}
        """#
}
