// torch.optim.lr_scheduler: cycles and restarts, and the schedule that waits for a metric.

extension TrainingScripts {
    static let torchOptimLrScheduler2 = #"""
        class CosineAnnealingWarmRestarts(LRScheduler):
            """Half cosines with restarts (arXiv 1608.03983)."""

            def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1):
                if T_0 <= 0 or not isinstance(T_0, int):
                    raise ValueError(f'Expected positive integer T_0, but got {T_0}')
                if T_mult < 1 or not isinstance(T_mult, int):
                    raise ValueError(f'Expected integer T_mult >= 1, but got {T_mult}')
                if not isinstance(eta_min, (float, int)):
                    raise ValueError(f'Expected float or int eta_min, but got {eta_min} of type {type(eta_min)}')
                self.T_0 = T_0
                self.T_i = T_0
                self.T_mult = T_mult
                self.eta_min = eta_min
                self.T_cur = last_epoch
                super().__init__(optimizer, last_epoch)

            def get_lr(self):
                self._warn_outside_step()
                return [self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * self.T_cur / self.T_i)) / 2
                        for base in self.base_lrs]

            def step(self, epoch=None):
                if epoch is None and self.last_epoch < 0:
                    epoch = 0
                if epoch is None:
                    epoch = self.last_epoch + 1
                    self.T_cur += 1
                    if self.T_cur >= self.T_i:
                        self.T_cur %= self.T_i
                        self.T_i *= self.T_mult
                else:
                    if epoch < 0:
                        raise ValueError(f'Expected non-negative epoch, but got {epoch}')
                    if epoch < self.T_0:
                        self.T_i = self.T_0
                        self.T_cur = epoch
                    elif self.T_mult == 1:
                        self.T_cur = epoch % self.T_0
                    else:
                        n = int(math.log(epoch / self.T_0 * (self.T_mult - 1) + 1, self.T_mult))
                        self.T_cur = epoch - self.T_0 * (self.T_mult ** n - 1) / (self.T_mult - 1)
                        self.T_i = self.T_0 * self.T_mult ** n
                self.last_epoch = math.floor(epoch)
                self._apply(self._compute(self.get_lr))

        class _MomentumScheduler(LRScheduler):
            """What the schedules share that cycle momentum (or beta1) against the rate."""

            def _start_momentum(self, optimizer, least, most, last_epoch):
                if 'momentum' not in optimizer.defaults and 'betas' not in optimizer.defaults:
                    raise ValueError('optimizer must support momentum or beta1 with `cycle_momentum` option enabled')
                self.use_beta1 = 'betas' in optimizer.defaults
                if last_epoch == -1:
                    for low, high, group in zip(least, most, optimizer.param_groups, strict=True):
                        self._set_momentum(group, high)
                        group['max_momentum'] = high
                        group['base_momentum'] = low

            def _set_momentum(self, group, value):
                if self.use_beta1:
                    group['betas'] = (value, *group['betas'][1:])
                else:
                    group['momentum'] = value

        class CyclicLR(_MomentumScheduler):
            """Up and down between two rates (arXiv 1506.01186)."""

            def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1.0,
                         scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1):
                _check_optimizer(optimizer)
                self.optimizer = optimizer
                base_lrs = _per_group('base_lr', optimizer, base_lr)
                if last_epoch == -1:
                    for lr, group in zip(base_lrs, optimizer.param_groups, strict=True):
                        _set(group, 'lr', lr)
                self.max_lrs = _per_group('max_lr', optimizer, max_lr)
                step_size_up = float(step_size_up)
                step_size_down = float(step_size_down) if step_size_down is not None else step_size_up
                self.total_size = step_size_up + step_size_down
                self.step_ratio = step_size_up / self.total_size
                if mode not in ['triangular', 'triangular2', 'exp_range'] and scale_fn is None:
                    raise ValueError('mode is invalid and scale_fn is None')
                self.mode = mode
                self.gamma = gamma
                self._scale_fn_custom = scale_fn
                self.scale_mode = scale_mode
                self._init_scale_fn()
                self.cycle_momentum = cycle_momentum
                if cycle_momentum:
                    if 'momentum' in optimizer.defaults or 'betas' in optimizer.defaults:
                        self.use_beta1 = 'betas' in optimizer.defaults
                        self.base_momentums = _per_group('base_momentum', optimizer, base_momentum)
                        self.max_momentums = _per_group('max_momentum', optimizer, max_momentum)
                    else:
                        self.base_momentums = self.max_momentums = []
                    self._start_momentum(optimizer, self.base_momentums, self.max_momentums, last_epoch)
                super().__init__(optimizer, last_epoch)
                self.base_lrs = base_lrs

            def _init_scale_fn(self):
                if self._scale_fn_custom is not None:
                    return
                if self.mode == 'triangular':
                    self._scale_fn_ref = self._triangular_scale_fn
                    self.scale_mode = 'cycle'
                elif self.mode == 'triangular2':
                    self._scale_fn_ref = self._triangular2_scale_fn
                    self.scale_mode = 'cycle'
                elif self.mode == 'exp_range':
                    self._scale_fn_ref = partial(self._exp_range_scale_fn, self.gamma)
                    self.scale_mode = 'iterations'

            def scale_fn(self, x):
                return self._scale_fn_ref(x) if self._scale_fn_custom is None else self._scale_fn_custom(x)

            @staticmethod
            def _triangular_scale_fn(x):
                return 1.0

            @staticmethod
            def _triangular2_scale_fn(x):
                return 1 / 2.0 ** (x - 1)

            @staticmethod
            def _exp_range_scale_fn(gamma, x):
                return gamma ** x

            def get_lr(self):
                self._warn_outside_step()
                cycle = math.floor(1 + self.last_epoch / self.total_size)
                x = 1.0 + self.last_epoch / self.total_size - cycle
                height = x / self.step_ratio if x <= self.step_ratio else (x - 1) / (self.step_ratio - 1)
                scale = self.scale_fn(cycle if self.scale_mode == 'cycle' else self.last_epoch)
                if self.cycle_momentum:
                    for low, high, group in zip(self.base_momentums, self.max_momentums, self.optimizer.param_groups, strict=True):
                        self._set_momentum(group, high - (high - low) * height * scale)
                return [low + (high - low) * height * scale for low, high in zip(self.base_lrs, self.max_lrs, strict=True)]

            def state_dict(self):
                state = super().state_dict()
                state.pop('_scale_fn_ref', None)
                function = state.pop('_scale_fn_custom')
                state['_scale_fn_custom'] = None
                if function is not None and not isinstance(function, types.FunctionType):
                    state['_scale_fn_custom'] = function.__dict__.copy()
                return state

            def load_state_dict(self, state_dict):
                function = state_dict.pop('_scale_fn_custom')
                super().load_state_dict(state_dict)
                if function is not None:
                    self._scale_fn_custom.__dict__.update(function)
                self._init_scale_fn()

        class OneCycleLR(_MomentumScheduler):
            """Once up and then down (arXiv 1708.07120)."""

            def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3,
                         anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0,
                         final_div_factor=1e4, three_phase=False, last_epoch=-1):
                _check_optimizer(optimizer)
                self.optimizer = optimizer

                def positive(value, name):
                    if value <= 0 or not isinstance(value, int):
                        raise ValueError(f'Expected positive integer {name}, but got {value}')
                    return value

                if total_steps is not None:
                    self.total_steps = positive(total_steps, 'total_steps')
                elif epochs is not None and steps_per_epoch is not None:
                    self.total_steps = positive(epochs, 'epochs') * positive(steps_per_epoch, 'steps_per_epoch')
                else:
                    raise ValueError('You must define either total_steps OR (epochs AND steps_per_epoch)')

                def phase(end, start_lr, end_lr, start_momentum, end_momentum):
                    return {'end_step': end, 'start_lr': start_lr, 'end_lr': end_lr, 'start_momentum': start_momentum + '_momentum',
                            'end_momentum': end_momentum + '_momentum'}

                up = phase(float(pct_start * self.total_steps) - 1, 'initial_lr', 'max_lr', 'max', 'base')
                if three_phase:
                    self._schedule_phases = [
                        up, phase(float(2 * pct_start * self.total_steps) - 2, 'max_lr', 'initial_lr', 'base', 'max'),
                        phase(self.total_steps - 1, 'initial_lr', 'min_lr', 'max', 'max')]
                else:
                    self._schedule_phases = [up, phase(self.total_steps - 1, 'max_lr', 'min_lr', 'base', 'max')]
                if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
                    raise ValueError(f'Expected float between 0 and 1 pct_start, but got {pct_start}')
                if anneal_strategy not in ['cos', 'linear']:
                    raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
                self._anneal_func_type = anneal_strategy
                max_lrs = _per_group('max_lr', self.optimizer, max_lr)
                if last_epoch == -1:
                    for lr, group in zip(max_lrs, self.optimizer.param_groups):
                        group['initial_lr'] = lr / div_factor
                        group['max_lr'] = lr
                        group['min_lr'] = group['initial_lr'] / final_div_factor
                self.cycle_momentum = cycle_momentum
                if cycle_momentum:
                    self._start_momentum(optimizer, _per_group('base_momentum', optimizer, base_momentum),
                                         _per_group('max_momentum', optimizer, max_momentum), last_epoch)
                super().__init__(optimizer, last_epoch)

            def _anneal_func(self, start, end, pct):
                return (self._annealing_cos if self._anneal_func_type == 'cos' else self._annealing_linear)(start, end, pct)

            @staticmethod
            def _annealing_cos(start, end, pct):
                return end + (start - end) / 2.0 * (math.cos(math.pi * pct) + 1)

            @staticmethod
            def _annealing_linear(start, end, pct):
                return (end - start) * pct + start

            def get_lr(self):
                self._warn_outside_step()
                t = self.last_epoch
                if t > self.total_steps:
                    raise ValueError(f'Tried to step {t} times. The specified number of total steps is {self.total_steps}')
                start = 0.0
                for phase in self._schedule_phases:
                    end = phase['end_step']
                    if t <= end or phase is self._schedule_phases[-1]:
                        break
                    start = end
                pct = (t - start) / (end - start)
                lrs = []
                for group in self.optimizer.param_groups:
                    lrs.append(self._anneal_func(group[phase['start_lr']], group[phase['end_lr']], pct))
                    if self.cycle_momentum:
                        self._set_momentum(group, self._anneal_func(group[phase['start_momentum']], group[phase['end_momentum']], pct))
                return lrs

        class ReduceLROnPlateau(LRScheduler):
            """A factor when a metric stands still."""

            def __init__(self, optimizer, mode='min', factor=0.1, patience=10, threshold=1e-4, threshold_mode='rel', cooldown=0,
                         min_lr=0, eps=1e-8):
                if factor >= 1.0:
                    raise ValueError('Factor should be < 1.0.')
                self.factor = factor
                _check_optimizer(optimizer)
                self.optimizer = optimizer
                count = len(optimizer.param_groups)
                if isinstance(min_lr, (list, tuple)):
                    if len(min_lr) != count:
                        raise ValueError(f'expected {count} min_lrs, got {len(min_lr)}')
                    self.default_min_lr = None
                    self.min_lrs = list(min_lr)
                else:
                    self.default_min_lr = min_lr
                    self.min_lrs = [min_lr] * count
                self.patience = patience
                self.cooldown = cooldown
                self.eps = eps
                self.last_epoch = 0
                self._last_lr = _values(optimizer)
                self._init_is_better(mode, threshold, threshold_mode)
                self._reset()

            def _reset(self):
                self.best = self.mode_worse
                self.cooldown_counter = 0
                self.num_bad_epochs = 0

            def step(self, metrics, epoch=None):
                current = float(metrics)
                if epoch is None:
                    epoch = self.last_epoch + 1
                else:
                    warnings.warn(EPOCH_DEPRECATION_WARNING, UserWarning, stacklevel=2)
                self.last_epoch = epoch
                if self._is_better(current, self.best):
                    self.best = current
                    self.num_bad_epochs = 0
                else:
                    self.num_bad_epochs += 1
                if self.in_cooldown:
                    self.cooldown_counter -= 1
                    self.num_bad_epochs = 0
                if self.num_bad_epochs > self.patience:
                    self._reduce_lr(epoch)
                    self.cooldown_counter = self.cooldown
                    self.num_bad_epochs = 0
                self._last_lr = _values(self.optimizer)

            def _reduce_lr(self, epoch):
                count = len(self.optimizer.param_groups)
                if count != len(self.min_lrs):
                    if self.default_min_lr is None:
                        raise RuntimeError(f'The number of param groups in the `optimizer` ({count}) differs from when `ReduceLROnPlateau` '
                                           f'was initialized ({len(self.min_lrs)}), usually due to a new param group being added to the '
                                           'optimizer. Please modify the `min_lrs` field to match the length of the `optimizer` param '
                                           'groups.')
                    self.min_lrs = [self.default_min_lr] * count
                for group, least in zip(self.optimizer.param_groups, self.min_lrs):
                    old = float(group['lr'])
                    new = max(old * self.factor, least)
                    if old - new > self.eps:
                        _set(group, 'lr', new)

            @property
            def in_cooldown(self):
                return self.cooldown_counter > 0

            def _is_better(self, a, best):
                if self.mode == 'min':
                    return a < (best * (1.0 - self.threshold) if self.threshold_mode == 'rel' else best - self.threshold)
                return a > (best * (self.threshold + 1.0) if self.threshold_mode == 'rel' else best + self.threshold)

            def _init_is_better(self, mode, threshold, threshold_mode):
                if mode not in {'min', 'max'}:
                    raise ValueError('mode ' + mode + ' is unknown!')
                if threshold_mode not in {'rel', 'abs'}:
                    raise ValueError('threshold mode ' + threshold_mode + ' is unknown!')
                self.mode_worse = math.inf if mode == 'min' else -math.inf
                self.mode = mode
                self.threshold = threshold
                self.threshold_mode = threshold_mode

            def load_state_dict(self, state_dict):
                self.__dict__.update(state_dict)
                self._init_is_better(self.mode, self.threshold, self.threshold_mode)
        """#
}
