// timm.scheduler.CosineLRScheduler: cosine decay with restarts (arXiv 1608.03983) and k-decay (arXiv 2004.05909).

extension TrainingScripts {
    static let timmSchedulerCosineLr = #"""
        import logging
        import math

        from timm.scheduler.scheduler import _CycleScheduler

        _logger = logging.getLogger(__name__)

        class CosineLRScheduler(_CycleScheduler):
            """Cosine decay with restarts (arXiv 1608.03983) and k-decay (arXiv 2004.05909)."""

            def __init__(self, optimizer, t_initial, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1, warmup_t=0,
                         warmup_lr_init=0.0, warmup_prefix=False, t_in_epochs=True, noise_range_t=None, noise_pct=0.67, noise_std=1.0,
                         noise_seed=42, k_decay=1.0, initialize=True):
                super().__init__(optimizer, t_initial, lr_min, cycle_mul, cycle_decay, cycle_limit, warmup_prefix, t_in_epochs,
                                 noise_range_t, noise_pct, noise_std, noise_seed, initialize)
                self._set_k_decay(k_decay, warmup_t, warmup_lr_init, _logger)

            def _factor(self, place, length):
                return 0.5 * (1 + math.cos(math.pi * place ** self.k_decay / length ** self.k_decay))
        """#
}
