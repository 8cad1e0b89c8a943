// timm.scheduler.PolyLRScheduler: polynomial decay with restarts and k-decay.

extension TrainingScripts {
    static let timmSchedulerPolyLr = #"""
        import logging

        from timm.scheduler.scheduler import _CycleScheduler

        _logger = logging.getLogger(__name__)

        class PolyLRScheduler(_CycleScheduler):
            """Polynomial decay with restarts and k-decay."""

            def __init__(self, optimizer, t_initial, power=0.5, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1, warmup_t=0,
                         warmup_lr_init=0.0, warmup_prefix=False, t_in_epochs=True, noise_range_t=None, noise_pct=0.67, noise_std=1.0,
                         noise_seed=42, k_decay=1.0, initialize=True):
                super().__init__(optimizer, t_initial, lr_min, cycle_mul, cycle_decay, cycle_limit, warmup_prefix, t_in_epochs,
                                 noise_range_t, noise_pct, noise_std, noise_seed, initialize)
                self.power = power
                self._set_k_decay(k_decay, warmup_t, warmup_lr_init, _logger)

            def _factor(self, place, length):
                return (1 - place ** self.k_decay / length ** self.k_decay) ** self.power
        """#
}
