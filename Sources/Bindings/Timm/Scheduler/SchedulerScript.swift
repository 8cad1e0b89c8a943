// timm.scheduler: the base of the schedules without memory, with warm-up, noise and cycles.

extension TrainingScripts {
    static let timmSchedulerScheduler = #"""
        import math

        import torch

        class Scheduler:
            """A schedule without memory: the rate at `t` epochs, or updates, is a formula of the groups' first rates."""

            def __init__(self, optimizer, param_group_field, t_in_epochs=True, noise_range_t=None, noise_type='normal', noise_pct=0.67,
                         noise_std=1.0, noise_seed=None, initialize=True):
                self.optimizer = optimizer
                self.param_group_field = param_group_field
                self._initial_param_group_field = f'initial_{param_group_field}'
                wanted = param_group_field if initialize else self._initial_param_group_field
                for i, group in enumerate(optimizer.param_groups):
                    if wanted not in group:
                        raise KeyError(f'{wanted} missing from param_groups[{i}]')
                    if initialize:
                        group.setdefault(self._initial_param_group_field, group[param_group_field])
                self.base_values = [group[self._initial_param_group_field] for group in optimizer.param_groups]
                self.metric = None
                self.t_in_epochs = t_in_epochs
                self.noise_range_t = noise_range_t
                self.noise_pct = noise_pct
                self.noise_type = noise_type
                self.noise_std = noise_std
                self.noise_seed = noise_seed if noise_seed is not None else 42
                self.update_groups(self.base_values)

            def state_dict(self):
                return {key: value for key, value in self.__dict__.items() if key != 'optimizer'}

            def load_state_dict(self, state_dict):
                self.__dict__.update(state_dict)

            def _get_lr(self, t):
                raise NotImplementedError

            def _get_values(self, t, on_epoch=True):
                return self._get_lr(t) if bool(on_epoch) == bool(self.t_in_epochs) else None

            def step(self, epoch, metric=None):
                self.metric = metric
                self._apply(self._get_values(epoch, on_epoch=True), epoch)

            def step_update(self, num_updates, metric=None):
                self.metric = metric
                self._apply(self._get_values(num_updates, on_epoch=False), num_updates)

            def _apply(self, values, t):
                if values is not None:
                    self.update_groups(self._add_noise(values, t))

            def update_groups(self, values):
                if not isinstance(values, (list, tuple)):
                    values = [values] * len(self.optimizer.param_groups)
                for group, value in zip(self.optimizer.param_groups, values):
                    group[self.param_group_field] = value * group['lr_scale'] if 'lr_scale' in group else value

            def _add_noise(self, lrs, t):
                if self._is_apply_noise(t):
                    noise = self._calculate_noise(t)
                    lrs = [v + v * noise for v in lrs]
                return lrs

            def _is_apply_noise(self, t):
                if self.noise_range_t is None:
                    return False
                if isinstance(self.noise_range_t, (list, tuple)):
                    return self.noise_range_t[0] <= t < self.noise_range_t[1]
                return t >= self.noise_range_t

            def _calculate_noise(self, t):
                generator = torch.Generator()
                generator.manual_seed(self.noise_seed + t)
                if self.noise_type == 'normal':
                    while True:
                        noise = torch.randn(1, generator=generator).item() * self.noise_std
                        if abs(noise) < self.noise_pct:
                            return noise
                return 2 * (torch.rand(1, generator=generator).item() - 0.5) * self.noise_pct

            def _set_warmup(self, warmup_t, warmup_lr_init, targets=None):
                """Remembers the warm-up and sets its first rate; it rises to `targets`, the base values if none are given."""
                self.warmup_t = warmup_t
                self.warmup_lr_init = warmup_lr_init
                if warmup_t:
                    targets = self.base_values if targets is None else targets
                    self.warmup_steps = [(v - warmup_lr_init) / warmup_t for v in targets]
                    Scheduler.update_groups(self, warmup_lr_init)
                else:
                    self.warmup_steps = [1 for _ in self.base_values]

            def _warmup_lr(self, t):
                return [self.warmup_lr_init + t * s for s in self.warmup_steps]

        class _CycleScheduler(Scheduler):
            """What the schedules with restarts share: which cycle `t` is in, and how long all of them take."""

            def __init__(self, optimizer, t_initial, lr_min, cycle_mul, cycle_decay, cycle_limit, warmup_prefix, t_in_epochs,
                         noise_range_t, noise_pct, noise_std, noise_seed, initialize):
                super().__init__(optimizer, param_group_field='lr', t_in_epochs=t_in_epochs, noise_range_t=noise_range_t,
                                 noise_pct=noise_pct, noise_std=noise_std, noise_seed=noise_seed, initialize=initialize)
                assert t_initial > 0
                assert lr_min >= 0
                self.t_initial = t_initial
                self.lr_min = lr_min
                self.cycle_mul = cycle_mul
                self.cycle_decay = cycle_decay
                self.cycle_limit = cycle_limit
                self.warmup_prefix = warmup_prefix

            def _set_k_decay(self, k_decay, warmup_t, warmup_lr_init, logger):
                """What the cosine and the polynomial share beyond the cycles: k-decay, and a warning of a rate that stays."""
                if self.t_initial == 1 and self.cycle_mul == 1 and self.cycle_decay == 1:
                    logger.warning('Cosine annealing scheduler will have no effect on the learning rate since t_initial = t_mul = eta_mul '
                                   '= 1.')
                self.k_decay = k_decay
                self._set_warmup(warmup_t, warmup_lr_init)

            def _cycle(self, t):
                """The number of the cycle, its length, and the time since its start."""
                if self.warmup_prefix:
                    t = t - self.warmup_t
                m = self.cycle_mul
                if m != 1:
                    i = math.floor(math.log(1 - t / self.t_initial * (1 - m), m))
                    return i, m ** i * self.t_initial, t - (1 - m ** i) / (1 - m) * self.t_initial
                i = t // self.t_initial
                return i, self.t_initial, t - self.t_initial * i

            def _get_lr(self, t):
                if t < self.warmup_t:
                    return self._warmup_lr(t)
                i, length, place = self._cycle(t)
                if i >= self.cycle_limit:
                    return [self.lr_min for _ in self.base_values]
                factor, gamma = self._factor(place, length), self.cycle_decay ** i
                return [self.lr_min + (v * gamma - self.lr_min) * factor for v in self.base_values]

            def get_cycle_length(self, cycles=0):
                cycles = max(1, cycles or self.cycle_limit)
                if self.cycle_mul == 1.0:
                    t = self.t_initial * cycles
                else:
                    t = int(math.floor(-self.t_initial * (self.cycle_mul ** cycles - 1) / (1 - self.cycle_mul)))
                return t + self.warmup_t if self.warmup_prefix else t
        """#
}
