// torch.optim.lr_scheduler: the base of all schedules, and the ones that are a formula of the epoch.

extension TrainingScripts {
    static let torchOptimLrScheduler = #"""
        import math
        import types
        import warnings
        from bisect import bisect_right
        from collections import Counter
        from functools import partial, wraps
        from weakref import ref

        from torch import Tensor
        from torch.optim.optimizer import Optimizer

        __all__ = ['LambdaLR', 'MultiplicativeLR', 'StepLR', 'MultiStepLR', 'ConstantLR', 'LinearLR', 'ExponentialLR', 'SequentialLR',
                   'CosineAnnealingLR', 'ChainedScheduler', 'ReduceLROnPlateau', 'CyclicLR', 'CosineAnnealingWarmRestarts',
                   'OneCycleLR', 'PolynomialLR', 'LRScheduler']

        _HOW_TO = 'See more details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate'
        EPOCH_DEPRECATION_WARNING = (
            'The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please use '
            '`scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from None, the closed form is used '
            'instead of the new chainable form, where available. Please open an issue if you are unable to replicate your use case: '
            'https://github.com/pytorch/pytorch/issues/new/choose.')

        def _copied(value):
            return value.clone() if isinstance(value, Tensor) else value

        def _values(optimizer, key='lr'):
            return [_copied(group[key]) for group in optimizer.param_groups]

        def _set(group, key, value):
            if isinstance(group[key], Tensor):
                group[key].fill_(float(value))
            else:
                group[key] = value

        def _per_group(name, optimizer, value):
            count = len(optimizer.param_groups)
            if not isinstance(value, (list, tuple)):
                value = [value] * count
            elif len(value) != count:
                raise ValueError(f'{name} must have the same length as optimizer.param_groups. {name} has {len(value)} values, '
                                 f'param_groups has {count}.')
            return [_copied(v) for v in value]

        def _check_optimizer(optimizer):
            if not isinstance(optimizer, Optimizer):
                raise TypeError(f'{type(optimizer).__name__} is not an Optimizer')

        def _count_steps(optimizer):
            """Lets the optimizer remember that it made a step, for the warning about the wrong order."""
            if hasattr(optimizer.step, '_wrapped_by_lr_sched'):
                return
            function, owner = optimizer.step.__func__, ref(optimizer)

            @wraps(function)
            def wrapper(*args, **kwargs):
                own = owner()
                own._opt_called = True
                return function(own, *args, **kwargs)

            wrapper._wrapped_by_lr_sched = True
            optimizer.step = wrapper

        class LRScheduler:
            """The base of all schedules."""

            _get_lr_called_within_step = False
            _is_initial = False

            def __init__(self, optimizer, last_epoch=-1):
                _check_optimizer(optimizer)
                self.optimizer = optimizer
                for i, group in enumerate(optimizer.param_groups):
                    if last_epoch == -1:
                        group.setdefault('initial_lr', _copied(group['lr']))
                    elif 'initial_lr' not in group:
                        raise KeyError(f"param 'initial_lr' is not specified in param_groups[{i}] when resuming scheduler with "
                                       'last_epoch >= 0.\nThis typically happens when:\n'
                                       "1. You're trying to resume training from a checkpoint but haven't properly loaded the optimizer "
                                       "state\n2. You're using last_epoch >= 0 for a fresh training run (not recommended)")
                self.base_lrs = _values(optimizer, 'initial_lr')
                self.last_epoch = last_epoch
                _count_steps(optimizer)
                self._initial_step()

            def _initial_step(self):
                self._step_count = 0
                self._is_initial = True
                try:
                    self.step()
                finally:
                    self._is_initial = False

            def state_dict(self):
                return {key: value for key, value in self.__dict__.items() if key != 'optimizer'}

            def load_state_dict(self, state_dict):
                self.__dict__.update(state_dict)

            def get_last_lr(self):
                return self._last_lr

            def get_lr(self):
                raise NotImplementedError

            def _warn_outside_step(self):
                if not self._get_lr_called_within_step:
                    warnings.warn('To get the last learning rate computed by the scheduler, please use `get_last_lr()`.', UserWarning,
                                  stacklevel=3)

            def step(self, epoch=None):
                if self._step_count == 1:
                    if not hasattr(self.optimizer.step, '_wrapped_by_lr_sched'):
                        warnings.warn('Seems like `optimizer.step()` has been overridden after learning rate scheduler initialization. '
                                      'Please, make sure to call `optimizer.step()` before `lr_scheduler.step()`. ' + _HOW_TO,
                                      UserWarning, stacklevel=2)
                    elif not getattr(self.optimizer, '_opt_called', False):
                        warnings.warn('Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you '
                                      'should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure '
                                      'to do this will result in PyTorch skipping the first value of the learning rate schedule. '
                                      + _HOW_TO, UserWarning, stacklevel=2)
                self._step_count += 1
                if epoch is not None:
                    warnings.warn(EPOCH_DEPRECATION_WARNING, UserWarning, stacklevel=2)
                self._update_lr(epoch)

            def _compute(self, values):
                self._get_lr_called_within_step = True
                try:
                    return values()
                finally:
                    self._get_lr_called_within_step = False

            def _update_lr(self, epoch=None):
                self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
                closed = getattr(self, '_get_closed_form_lr', None) if epoch is not None else None
                self._apply(self._compute(closed if closed is not None else self.get_lr))

            def _apply(self, values):
                for group, lr in zip(self.optimizer.param_groups, values, strict=True):
                    _set(group, 'lr', lr)
                self._last_lr = _values(self.optimizer)

        class _LRScheduler(LRScheduler):
            pass

        class _LambdaScheduler(LRScheduler):
            """What the schedules made of functions share: one function a group, and state dicts that leave functions out."""

            def _set_lambdas(self, optimizer, lr_lambda):
                self.optimizer = optimizer
                count = len(optimizer.param_groups)
                if not isinstance(lr_lambda, (list, tuple)):
                    self.lr_lambdas = [lr_lambda] * count
                elif len(lr_lambda) != count:
                    raise ValueError(f'Expected {count} lr_lambdas, but got {len(lr_lambda)}')
                else:
                    self.lr_lambdas = list(lr_lambda)

            def state_dict(self):
                result = {key: value for key, value in self.__dict__.items() if key not in ('optimizer', 'lr_lambdas')}
                result['lr_lambdas'] = [None if isinstance(f, types.FunctionType) else f.__dict__.copy() for f in self.lr_lambdas]
                return result

            def load_state_dict(self, state_dict):
                lambdas = state_dict.pop('lr_lambdas')
                self.__dict__.update(state_dict)
                state_dict['lr_lambdas'] = lambdas
                for function, own in zip(self.lr_lambdas, lambdas):
                    if own is not None:
                        function.__dict__.update(own)

        class LambdaLR(_LambdaScheduler):
            """The first rate times a function of the epoch."""

            def __init__(self, optimizer, lr_lambda, last_epoch=-1):
                self._set_lambdas(optimizer, lr_lambda)
                super().__init__(optimizer, last_epoch)

            def get_lr(self):
                self._warn_outside_step()
                return [base * f(self.last_epoch) for f, base in zip(self.lr_lambdas, self.base_lrs, strict=True)]

        class MultiplicativeLR(_LambdaScheduler):
            """The rate times a function of the epoch, again each epoch."""

            def __init__(self, optimizer, lr_lambda, last_epoch=-1):
                self._set_lambdas(optimizer, lr_lambda)
                for function in self.lr_lambdas:
                    if not callable(function):
                        raise TypeError(f'lr_lambda should be a function, but got {type(function).__name__}')
                super().__init__(optimizer, last_epoch)

            def get_lr(self):
                self._warn_outside_step()
                if self._is_initial:
                    return _values(self.optimizer)
                return [group['lr'] * f(self.last_epoch) for f, group in zip(self.lr_lambdas, self.optimizer.param_groups, strict=True)]

        class StepLR(LRScheduler):
            """A factor every step_size epochs."""

            def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
                self.step_size = step_size
                self.gamma = gamma
                super().__init__(optimizer, last_epoch)

            def get_lr(self):
                self._warn_outside_step()
                if self.last_epoch == 0 or self.last_epoch % self.step_size != 0:
                    return _values(self.optimizer)
                return [group['lr'] * self.gamma for group in self.optimizer.param_groups]

            def _get_closed_form_lr(self):
                return [base * self.gamma ** (self.last_epoch // self.step_size) for base in self.base_lrs]

        class MultiStepLR(LRScheduler):
            """A factor at each milestone."""

            def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
                self.milestones = Counter(milestones)
                self.gamma = gamma
                super().__init__(optimizer, last_epoch)

            def get_lr(self):
                self._warn_outside_step()
                if self.last_epoch not in self.milestones:
                    return _values(self.optimizer)
                return [group['lr'] * self.gamma ** self.milestones[self.last_epoch] for group in self.optimizer.param_groups]

            def _get_closed_form_lr(self):
                milestones = sorted(self.milestones.elements())
                return [base * self.gamma ** bisect_right(milestones, self.last_epoch) for base in self.base_lrs]

        class ConstantLR(LRScheduler):
            """A factor for the first epochs."""

            def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1):
                if factor > 1.0 or factor < 0:
                    raise ValueError('Constant multiplicative factor expected to be between 0 and 1.')
                self.factor = factor
                self.total_iters = total_iters
                super().__init__(optimizer, last_epoch)

            def get_lr(self):
                self._warn_outside_step()
                if self.last_epoch == 0:
                    return [group['lr'] * self.factor for group in self.optimizer.param_groups]
                if self.last_epoch != self.total_iters:
                    return _values(self.optimizer)
                return [group['lr'] * (1.0 / self.factor) for group in self.optimizer.param_groups]

            def _get_closed_form_lr(self):
                return [base * (self.factor + (self.last_epoch >= self.total_iters) * (1 - self.factor)) for base in self.base_lrs]

        class LinearLR(LRScheduler):
            """From one factor to another in a straight line."""

            def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
                if start_factor > 1.0 or start_factor <= 0:
                    raise ValueError('Starting multiplicative factor expected to be greater than 0 and less or equal to 1.')
                if end_factor > 1.0 or end_factor < 0:
                    raise ValueError('Ending multiplicative factor expected to be between 0 and 1.')
                self.start_factor = start_factor
                self.end_factor = end_factor
                self.total_iters = total_iters
                super().__init__(optimizer, last_epoch)

            def get_lr(self):
                self._warn_outside_step()
                if self.last_epoch == 0:
                    return [group['lr'] * self.start_factor for group in self.optimizer.param_groups]
                if self._is_initial or self.last_epoch > self.total_iters:
                    return _values(self.optimizer)
                change = self.end_factor - self.start_factor
                factor = 1.0 + change / (self.total_iters * self.start_factor + (self.last_epoch - 1) * change)
                return [group['lr'] * factor for group in self.optimizer.param_groups]

            def _get_closed_form_lr(self):
                change = self.end_factor - self.start_factor
                return [base * (self.start_factor + change * min(self.total_iters, self.last_epoch) / self.total_iters)
                        for base in self.base_lrs]

        class ExponentialLR(LRScheduler):
            """A factor each epoch."""

            def __init__(self, optimizer, gamma, last_epoch=-1):
                self.gamma = gamma
                super().__init__(optimizer, last_epoch)

            def get_lr(self):
                self._warn_outside_step()
                if self._is_initial:
                    return _values(self.optimizer)
                return [group['lr'] * self.gamma for group in self.optimizer.param_groups]

            def _get_closed_form_lr(self):
                return [base * self.gamma ** self.last_epoch for base in self.base_lrs]

        class PolynomialLR(LRScheduler):
            """Down to zero by a power of what is left."""

            def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
                self.total_iters = total_iters
                self.power = power
                super().__init__(optimizer, last_epoch)

            def get_lr(self):
                self._warn_outside_step()
                if self._is_initial or self.last_epoch > self.total_iters:
                    return _values(self.optimizer)
                t, total = self.last_epoch, self.total_iters
                factor = ((1.0 - t / total) / (1.0 - (t - 1) / total)) ** self.power
                return [group['lr'] * factor for group in self.optimizer.param_groups]

            def _get_closed_form_lr(self):
                left = 1.0 - min(self.total_iters, self.last_epoch) / self.total_iters
                return [base * left ** self.power for base in self.base_lrs]

        class CosineAnnealingLR(LRScheduler):
            """Down to eta_min by half a cosine, and up again (arXiv 1608.03983, without restarts)."""

            def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
                self.T_max = T_max
                self.eta_min = eta_min
                super().__init__(optimizer, last_epoch)

            def get_lr(self):
                self._warn_outside_step()
                t, total, least = self.last_epoch, self.T_max, self.eta_min
                if self._is_initial:
                    return _values(self.optimizer)
                if self._step_count == 1 and t > 0:
                    return [least + (base - least) * (1 + math.cos(t * math.pi / total)) / 2 for base in self.base_lrs]
                if (t - 1 - total) % (2 * total) == 0:
                    return [group['lr'] + (base - least) * (1 - math.cos(math.pi / total)) / 2
                            for base, group in zip(self.base_lrs, self.optimizer.param_groups, strict=True)]
                factor = (1 + math.cos(math.pi * t / total)) / (1 + math.cos(math.pi * (t - 1) / total))
                return [factor * (group['lr'] - least) + least for group in self.optimizer.param_groups]

            def _get_closed_form_lr(self):
                least = self.eta_min
                return [least + (base - least) * (1 + math.cos(math.pi * self.last_epoch / self.T_max)) / 2 for base in self.base_lrs]
        """#
}
