// timm.task.distillation: a student that learns from a teacher. Follows timm's distillation.py (Apache-2.0).

extension TrainingScripts {
    static let timmTaskDistillation = #"""
        import logging

        import torch
        import torch.nn.functional as F
        from torch import nn

        from timm.models import create_model
        from timm.models._manipulate import group_parameters, model_parameters
        from timm.utils import unwrap_model
        from timm.task.classification import resolve_classification_loss
        from timm.task.task import TrainingTask, _no_process_group

        _logger = logging.getLogger(__name__)

        def _statistics(values, device, dtype):
            return torch.tensor(values, device=device, dtype=dtype).view(1, -1, 1, 1)

        class DistillationTeacher(nn.Module):
            """A model to learn from: one's own, or one made by its name with its weights. It stays in evaluation mode."""

            def __init__(self, model_name_or_module, num_classes=None, in_chans=3, pretrained_path=None,
                         pretrained_cfg_overlay=None, device=None, dtype=None):
                super().__init__()
                if isinstance(model_name_or_module, str):
                    _logger.info(f"Creating KD teacher model: '{model_name_or_module}'")
                    overlay = dict(file=pretrained_path, num_classes=num_classes) if pretrained_path else {}
                    overlay.update(pretrained_cfg_overlay or {})
                    more = {'pretrained_cfg_overlay': overlay} if overlay else {}
                    # Moved when it is made: dtype= of create_model is not needed for weights that are read from a file.
                    model = create_model(
                        model_name=model_name_or_module, num_classes=num_classes, in_chans=in_chans, pretrained=True, **more)
                    model = model.to(device=device, dtype=dtype)
                elif isinstance(model_name_or_module, nn.Module):
                    model = model_name_or_module
                else:
                    raise TypeError(
                        f'model_name_or_module must be a string or nn.Module, got {type(model_name_or_module).__name__}')
                self.model = model
                model.eval()

                unwrapped = unwrap_model(model)
                cfg = unwrapped.pretrained_cfg if hasattr(unwrapped, 'pretrained_cfg') else {}
                mean, std = cfg.get('mean', (0.485, 0.456, 0.406)), cfg.get('std', (0.229, 0.224, 0.225))
                self.register_buffer('mean_kd', _statistics(mean, device, dtype), persistent=False)
                self.register_buffer('std_kd', _statistics(std, device, dtype), persistent=False)
                self._compiled_forward_features = None

            def _forward_features(self, input):
                if not (hasattr(self.model, 'forward_features') and hasattr(self.model, 'forward_head')):
                    raise ValueError(f'Model {self.model.__class__.__name__} does not support feature extraction. '
                                     "Ensure the model has 'forward_features' and 'forward_head' methods.")
                return self.model.forward_head(self.model.forward_features(input), pre_logits=True)

            def compile(self, backend='inductor', mode=None, compile_model=True, compile_features=False, **compile_kwargs):
                """Compiles the model, or its way to features."""
                options = dict(backend=backend, mode=mode, **compile_kwargs)
                if compile_model:
                    self.model = torch.compile(self.model, **options)
                if compile_features:
                    self._compiled_forward_features = torch.compile(self._forward_features, **options)
                return self

            def forward(self, input, return_features=False):
                """Logits, or the pooled features that they are made of."""
                if not return_features:
                    return self.model(input)
                return (self._compiled_forward_features or self._forward_features)(input)

            def normalize_input(self, input, student_mean=None, student_std=None):
                """Images normalised for the student, normalised for the teacher."""
                if student_mean is None or student_std is None:
                    return input
                if torch.equal(student_mean, self.mean_kd) and torch.equal(student_std, self.std_kd):
                    return input
                return (input * student_std + student_mean - self.mean_kd) / self.std_kd

        def _resolve_teacher(teacher, student_model, pretrained_path, device, dtype, pretrained_cfg_overlay=None):
            """The teacher as a DistillationTeacher; one by name gets the student's classes and channels."""
            if isinstance(teacher, DistillationTeacher):
                return teacher
            student = unwrap_model(student_model)
            return DistillationTeacher(
                teacher, num_classes=student.num_classes, in_chans=student.in_chans, pretrained_path=pretrained_path,
                pretrained_cfg_overlay=pretrained_cfg_overlay, device=device, dtype=dtype)

        class _TaughtTask(TrainingTask):
            """What the tasks with a teacher have in common."""

            def _learn_from(self, teacher_model, student_model, pretrained_path, pretrained_cfg_overlay, criterion,
                            criterion_kwargs):
                """Keeps the teacher, as a DistillationTeacher, and the loss for the classes."""
                self.teacher = _resolve_teacher(teacher_model, student_model, pretrained_path, self.device, self.dtype,
                                                pretrained_cfg_overlay=pretrained_cfg_overlay)
                self.criterion = resolve_classification_loss(criterion, self.device, criterion_kwargs=criterion_kwargs)

            def _set_weights(self, distill_loss_weight, task_loss_weight, logger):
                """The weights of the two losses: as given (1 for the task's), the rest of 1 for the other, or both 1."""
                if distill_loss_weight is not None:
                    kind = 'Independent weights'
                    self.distill_loss_weight = distill_loss_weight
                    self.task_loss_weight = 1.0 if task_loss_weight is None else task_loss_weight
                elif task_loss_weight is not None:
                    kind = 'Complementary mode'
                    self.task_loss_weight = task_loss_weight
                    self.distill_loss_weight = 1.0 - task_loss_weight
                else:
                    kind = 'Default equal weights'
                    self.distill_loss_weight = self.task_loss_weight = 1.0
                if self.verbose:
                    logger.info(f'{self._name}: {kind} - task_weight={self.task_loss_weight}, '
                                f'distill_weight={self.distill_loss_weight}')

            def _keep_statistics(self, student_model):
                """What the student's images are normalised with."""
                cfg = unwrap_model(student_model).pretrained_cfg
                mean, std = (_statistics(cfg[name], self.device, self.dtype) for name in ('mean', 'std'))
                self.register_buffer('student_mean', mean, persistent=False)
                self.register_buffer('student_std', std, persistent=False)

            def _teach(self, input, **kwargs):
                with torch.no_grad():
                    input = self.teacher.normalize_input(input, self.student_mean, self.student_std)
                    return self.teacher(input.detach(), **kwargs)

            def _divergence(self, student_logits, teacher_logits):
                """The Kullback-Leibler divergence at the task's temperature."""
                t = self.temperature
                student, teacher = F.log_softmax(student_logits / t, dim=-1), F.log_softmax(teacher_logits / t, dim=-1)
                return F.kl_div(student, teacher, reduction='batchmean', log_target=True) * (t ** 2)

            def _weighted(self, task_loss, other):
                return self.task_loss_weight * task_loss + self.distill_loss_weight * other

            def compile(self, backend='inductor', mode=None, **compile_kwargs):
                """Compiles the student, for training and evaluation, and the teacher."""
                self.trainable_module = torch.compile(self.trainable_module, backend=backend, mode=mode, **compile_kwargs)
                self.eval_model = self.trainable_module
                self.teacher.compile(backend=backend, mode=mode, **compile_kwargs)
                return self.trainable_module

            def train(self, mode=True):
                """Training mode for all but the teacher."""
                super().train(mode)
                self.teacher.eval()
                return self

            def prepare_distributed(self, device_ids=None, **ddp_kwargs):
                """Freezes the teacher; the rest needs a process group, which a single process has not."""
                for parameter in self.teacher.parameters():
                    parameter.requires_grad = False
                raise _no_process_group()

        class LogitDistillationTask(_TaughtTask):
            """The student learns the classes and its teacher's logits, softened by a temperature."""

            _name = 'LogitDistillationTask'

            def __init__(self, student_model, teacher_model, criterion=None, criterion_kwargs=None,
                         teacher_pretrained_path=None, teacher_pretrained_cfg_overlay=None, loss_type='kl',
                         distill_loss_weight=None, task_loss_weight=None, temperature=1.0, device=None, dtype=None,
                         verbose=True):
                super().__init__(device=device, dtype=dtype, verbose=verbose)
                self.trainable_module = student_model
                self._learn_from(teacher_model, student_model, teacher_pretrained_path, teacher_pretrained_cfg_overlay,
                                 criterion, criterion_kwargs)
                self.loss_type = loss_type
                self.temperature = temperature
                if loss_type != 'kl':
                    raise ValueError(f"Unsupported loss_type '{loss_type}'. Currently only 'kl' is supported.")
                self._keep_statistics(student_model)
                self._set_weights(distill_loss_weight, task_loss_weight, _logger)
                if self.verbose:
                    _logger.info(f'LogitDistillationTask: loss_type={loss_type}, temperature={temperature}')

            def forward(self, input, target):
                """{'loss', 'output', 'task_loss', 'kd_loss'}: the weighted sum, the student's logits, the two losses."""
                logits = self.trainable_module(input)
                task_loss = self.criterion(logits, target)
                kd_loss = self._divergence(logits, self._teach(input))
                return {'loss': self._weighted(task_loss, kd_loss), 'output': logits, 'task_loss': task_loss,
                        'kd_loss': kd_loss}

        class FeatureDistillationTrainableModule(nn.Module):
            """A student, and the layer that brings its features to the size of the teacher's."""

            def __init__(self, student_model, projection=None):
                super().__init__()
                self.student = student_model
                self.projection = projection

            def no_weight_decay(self):
                """The student's, under its names here."""
                student = unwrap_model(self.student)
                names = student.no_weight_decay() if hasattr(student, 'no_weight_decay') else ()
                return {'student.' + name for name in names}

            def group_matcher(self, coarse=False):
                """The student's layers in order; the projection is with the last."""
                student = unwrap_model(self.student)
                if not hasattr(student, 'group_matcher'):
                    return {}
                layers = group_parameters(student, student.group_matcher(coarse=coarse), reverse=True)
                last = max(layers.values(), default=0)
                prefix = 'student.'
                return lambda name: layers.get(name[len(prefix):], last) if name.startswith(prefix) else last

            def forward(self, input):
                """Logits, and pooled features of the teacher's size."""
                features = self.student.forward_features(input)
                logits = self.student.forward_head(features)
                pooled = self.student.forward_head(features, pre_logits=True)
                return logits, pooled if self.projection is None else self.projection(pooled)

        class FeatureDistillationTask(_TaughtTask):
            """The student learns the classes and its teacher's pooled features."""

            _name = 'FeatureDistillationTask'

            def __init__(self, student_model, teacher_model, criterion=None, criterion_kwargs=None,
                         teacher_pretrained_path=None, teacher_pretrained_cfg_overlay=None, distill_loss_weight=None,
                         task_loss_weight=None, student_feature_dim=None, teacher_feature_dim=None, device=None, dtype=None,
                         verbose=True):
                super().__init__(device=device, dtype=dtype, verbose=verbose)
                self._learn_from(teacher_model, student_model, teacher_pretrained_path, teacher_pretrained_cfg_overlay,
                                 criterion, criterion_kwargs)
                self._set_weights(distill_loss_weight, task_loss_weight, _logger)
                if student_feature_dim is None:
                    student_feature_dim = self._detect_feature_dim(student_model)
                if teacher_feature_dim is None:
                    teacher_feature_dim = self._detect_feature_dim(self.teacher.model)
                projection = None
                message = 'Feature dimensions match, no projection needed'
                if student_feature_dim != teacher_feature_dim:
                    message = f'Creating projection layer: {student_feature_dim} -> {teacher_feature_dim}'
                    projection = nn.Linear(student_feature_dim, teacher_feature_dim, device=self.device, dtype=self.dtype)
                if self.verbose:
                    _logger.info(message)
                self.trainable_module = FeatureDistillationTrainableModule(student_model, projection)
                self._keep_statistics(student_model)
                if self.verbose:
                    _logger.info(
                        f'FeatureDistillationTask: student_dim={student_feature_dim}, teacher_dim={teacher_feature_dim}')

            @staticmethod
            def _detect_feature_dim(model):
                model = unwrap_model(model)
                for name in ('head_hidden_size', 'num_features'):
                    if hasattr(model, name):
                        return getattr(model, name)
                raise ValueError("Cannot auto-detect feature dimension. Model must have 'head_hidden_size' or 'num_features' "
                                 'attribute, or you must specify student_feature_dim and teacher_feature_dim explicitly.')

            def compile(self, backend='inductor', mode=None, **compile_kwargs):
                """Compiles the student for evaluation, what is trained, and the teacher's way to features."""
                options = dict(backend=backend, mode=mode, **compile_kwargs)
                self.eval_model = torch.compile(self.trainable_module.student, **options)
                self.trainable_module = torch.compile(self.trainable_module, **options)
                self.teacher.compile(compile_model=False, compile_features=True, **options)
                return self.eval_model

            def get_eval_model(self, module=None, ema=False):
                """The student."""
                found = current = super().get_eval_model(module=module, ema=ema)
                while current is not None:
                    if isinstance(current, FeatureDistillationTrainableModule):
                        return current.student
                    current = current.module if hasattr(current, 'module') else None
                return found

            def get_task_state(self, module=None, ema=False):
                """The projection's weights, if there is one."""
                module = self.get_trainable_module(ema=ema) if module is None else module
                projection = None if module is None else unwrap_model(module).projection
                return {} if projection is None else {'projection': projection.state_dict()}

            def get_clip_parameters(self, exclude_head=False):
                """The parameters whose gradients are clipped; without the student's last two where its head is excluded."""
                module = unwrap_model(self.trainable_module)
                parameters = list(model_parameters(module.student, exclude_head))
                return parameters if module.projection is None else parameters + list(module.projection.parameters())

            def load_task_state(self, state, strict=True, module=None, ema=False):
                """Takes back the projection's weights."""
                if not state:
                    return
                module = self.get_trainable_module(ema=ema) if module is None else module
                if module is None:
                    raise RuntimeError('Cannot load EMA task state before setup_ema().' if ema else
                                       'Cannot load task state without a trainable module.')
                projection, weights = unwrap_model(module).projection, state.get('projection')
                if weights is None:
                    return
                if projection is not None:
                    projection.load_state_dict(weights, strict=strict)
                elif strict:
                    raise RuntimeError('Checkpoint has projection task state but task has no projection.')

            def forward(self, input, target):
                """{'loss', 'output', 'task_loss', 'kd_loss'}: the weighted sum, the student's logits, the two losses."""
                logits, features = self.trainable_module(input)
                task_loss = self.criterion(logits, target)
                kd_loss = F.mse_loss(features, self._teach(input, return_features=True))
                return {'loss': self._weighted(task_loss, kd_loss), 'output': logits, 'task_loss': task_loss,
                        'kd_loss': kd_loss}
        """#
}
