// timm.scheduler.WSDLRScheduler: warm-up, a stable phase, a final decay (arXiv 2404.06395).

extension TrainingScripts {
    static let timmSchedulerWsdLr = #"""
        import math

        from timm.scheduler.scheduler import Scheduler

        _STABLE_FNS = ('constant', 'rsqrt', 'power')
        _DECAY_FNS = ('linear', '1-sqrt', 'cosine', 'power', 'exp')

        class WSDLRScheduler(Scheduler):
            """Warm-up, a stable phase, a final decay (arXiv 2404.06395)."""

            def __init__(self, optimizer, t_initial, decay_t, lr_min=0.0, stable_fn='constant', stable_timescale=None, stable_power=0.5,
                         decay_fn='1-sqrt', decay_power=0.5, decay_ratio=0.1, warmup_t=0, warmup_lr_init=0.0, t_in_epochs=True,
                         noise_range_t=None, noise_pct=0.67, noise_std=1.0, noise_seed=42, initialize=True):
                super().__init__(optimizer, param_group_field='lr', t_in_epochs=t_in_epochs, noise_range_t=noise_range_t,
                                 noise_pct=noise_pct, noise_std=noise_std, noise_seed=noise_seed, initialize=initialize)
                if t_initial <= 0:
                    raise ValueError(f'Invalid t_initial ({t_initial}), must be > 0.')
                if not 0 < decay_t <= t_initial:
                    raise ValueError(f'Invalid decay_t ({decay_t}), must be in (0, t_initial] w/ t_initial={t_initial}.')
                if lr_min < 0:
                    raise ValueError(f'Invalid lr_min ({lr_min}), must be >= 0.')
                if stable_fn not in _STABLE_FNS:
                    raise ValueError(f'Invalid stable_fn ({stable_fn}), must be one of {_STABLE_FNS}.')
                if isinstance(decay_fn, str) and decay_fn not in _DECAY_FNS:
                    raise ValueError(f'Invalid decay_fn ({decay_fn}), must be one of {_DECAY_FNS} or a callable.')
                if not 0.0 < decay_ratio < 1.0:
                    raise ValueError(f'Invalid decay_ratio ({decay_ratio}), must be in (0, 1).')
                if decay_power <= 0:
                    raise ValueError(f'Invalid decay_power ({decay_power}), must be > 0.')
                if stable_power <= 0:
                    raise ValueError(f'Invalid stable_power ({stable_power}), must be > 0.')
                if stable_fn != 'constant':
                    if stable_timescale is None:
                        stable_timescale = warmup_t
                    if stable_timescale <= 0:
                        raise ValueError(f'stable_fn={stable_fn} requires a positive stable_timescale, it defaults to warmup_t ({warmup_t}), '
                                         'set it explicitly when there is no warmup.')
                self.t_initial = t_initial
                self.decay_t = decay_t
                self.lr_min = lr_min
                self.stable_fn = stable_fn
                self.stable_timescale = stable_timescale
                self.stable_power = stable_power
                self.decay_fn = decay_fn
                self.decay_power = decay_power
                self.decay_ratio = decay_ratio
                self._set_warmup(warmup_t, warmup_lr_init)

            def _stable(self, t_s):
                if self.stable_fn == 'constant':
                    return 1.0
                power = 0.5 if self.stable_fn == 'rsqrt' else self.stable_power
                return (1.0 + t_s / self.stable_timescale) ** (-power)

            def _decay(self, frac):
                if callable(self.decay_fn):
                    return self.decay_fn(frac)
                if self.decay_fn == 'linear':
                    return 1.0 - frac
                if self.decay_fn == '1-sqrt':
                    return 1.0 - math.sqrt(frac)
                if self.decay_fn == 'cosine':
                    return 0.5 * (1.0 + math.cos(math.pi * frac))
                if self.decay_fn == 'power':
                    return 1.0 - frac ** self.decay_power
                r = self.decay_ratio
                return (r ** frac - r) / (1.0 - r)

            def _get_lr(self, t):
                if t < self.warmup_t:
                    return self._warmup_lr(t)
                t = t - self.warmup_t
                lrs = [max(v * self._stable(t), self.lr_min) for v in self.base_values]
                t_decay = t - (self.t_initial - self.decay_t)
                if t_decay <= 0:
                    return lrs
                decay = self._decay(min(t_decay / self.decay_t, 1.0))
                return [self.lr_min + (lr - self.lr_min) * decay for lr in lrs]

            def get_cycle_length(self, cycles=0):
                return self.warmup_t + self.t_initial
        """#
}
