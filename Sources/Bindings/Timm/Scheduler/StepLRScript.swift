// timm.scheduler.StepLRScheduler: a factor every so many epochs; and what it shares with the schedule of given epochs.

extension TrainingScripts {
    static let timmSchedulerStepLr = #"""
        from timm.scheduler.scheduler import Scheduler

        class _FactorLRScheduler(Scheduler):
            """A factor for every decay that _decays() counts."""

            def __init__(self, optimizer, decay_t, decay_rate=1.0, warmup_t=0, warmup_lr_init=0.0, warmup_prefix=True, t_in_epochs=True,
                         noise_range_t=None, noise_pct=0.67, noise_std=1.0, noise_seed=42, initialize=True):
                super().__init__(optimizer, param_group_field='lr', t_in_epochs=t_in_epochs, noise_range_t=noise_range_t,
                                 noise_pct=noise_pct, noise_std=noise_std, noise_seed=noise_seed, initialize=initialize)
                self.decay_t = decay_t
                self.decay_rate = decay_rate
                self.warmup_prefix = warmup_prefix
                self._set_warmup(warmup_t, warmup_lr_init)

            def _get_lr(self, t):
                if t < self.warmup_t:
                    return self._warmup_lr(t)
                if self.warmup_prefix:
                    t = t - self.warmup_t
                return [v * self.decay_rate ** self._decays(t) for v in self.base_values]

        class StepLRScheduler(_FactorLRScheduler):
            """A factor every so many epochs."""

            def _decays(self, t):
                return t // self.decay_t
        """#
}
