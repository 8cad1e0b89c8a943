// timm.scheduler.MultiStepLRScheduler: a factor at given epochs.

extension TrainingScripts {
    static let timmSchedulerMultistepLr = #"""
        import bisect

        from timm.scheduler.step_lr import _FactorLRScheduler

        class MultiStepLRScheduler(_FactorLRScheduler):
            """A factor at given epochs."""

            def get_curr_decay_steps(self, t):
                # A milestone counts one step early: rates are set for the epoch that comes.
                return bisect.bisect_right(self.decay_t, t + 1)

            _decays = get_curr_decay_steps
        """#
}
