// timm.scheduler.TanhLRScheduler: hyperbolic-tangent decay (arXiv 1806.01593).

extension TrainingScripts {
    static let timmSchedulerTanhLr = #"""
        import math

        from timm.scheduler.scheduler import _CycleScheduler

        class TanhLRScheduler(_CycleScheduler):
            """Hyperbolic-tangent decay (arXiv 1806.01593)."""

            def __init__(self, optimizer, t_initial, lb=-7.0, ub=3.0, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1, warmup_t=0,
                         warmup_lr_init=0.0, warmup_prefix=False, t_in_epochs=True, noise_range_t=None, noise_pct=0.67, noise_std=1.0,
                         noise_seed=42, initialize=True):
                super().__init__(optimizer, t_initial, lr_min, cycle_mul, cycle_decay, cycle_limit, warmup_prefix, t_in_epochs,
                                 noise_range_t, noise_pct, noise_std, noise_seed, initialize)
                assert lb < ub
                assert cycle_limit >= 0
                assert warmup_t >= 0
                assert warmup_lr_init >= 0
                self.lb = lb
                self.ub = ub
                self.warmup_t = warmup_t
                # The curve is not at the top when the warm-up ends inside of it: rise to where it is.
                rises_to = self._get_lr(warmup_t) if warmup_t and not warmup_prefix else self.base_values
                self._set_warmup(warmup_t, warmup_lr_init, rises_to)

            def _factor(self, place, length):
                part = place / length
                return 0.5 * (1 - math.tanh(self.lb * (1.0 - part) + self.ub * part))
        """#
}
