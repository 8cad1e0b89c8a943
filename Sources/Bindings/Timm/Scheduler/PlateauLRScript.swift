// timm.scheduler.PlateauLRScheduler: a factor when a metric stands still.

extension TrainingScripts {
    static let timmSchedulerPlateauLr = #"""
        import warnings

        from torch.optim.lr_scheduler import ReduceLROnPlateau
        from timm.scheduler.scheduler import Scheduler

        class PlateauLRScheduler(Scheduler):
            """A factor when a metric stands still."""

            def __init__(self, optimizer, decay_rate=0.1, patience_t=10, threshold=1e-4, cooldown_t=0, warmup_t=0, warmup_lr_init=0.0,
                         lr_min=0.0, mode='max', noise_range_t=None, noise_type='normal', noise_pct=0.67, noise_std=1.0, noise_seed=None,
                         initialize=True):
                super().__init__(optimizer, 'lr', noise_range_t=noise_range_t, noise_type=noise_type, noise_pct=noise_pct,
                                 noise_std=noise_std, noise_seed=noise_seed, initialize=initialize)
                warnings.warn('PlateauLRScheduler is deprecated and will be removed in a future timm release. Its metric-driven state (best '
                              'metric, patience and cooldown counters) is not saved in checkpoints, so a resumed run restarts the plateau '
                              'logic, and checkpoint support will not be added. Use a fixed schedule such as cosine or wsd, sweep.py can '
                              'branch WSD cooldowns at several budgets to compare against a plateau-driven decay.',
                              FutureWarning, stacklevel=2)
                self.lr_scheduler = ReduceLROnPlateau(optimizer, patience=patience_t, factor=decay_rate, threshold=threshold,
                                                      cooldown=cooldown_t, mode=mode, min_lr=lr_min)
                self._set_warmup(warmup_t, warmup_lr_init)
                self.restore_lr = None

            def state_dict(self):
                return {'best': self.lr_scheduler.best, 'last_epoch': self.lr_scheduler.last_epoch}

            def load_state_dict(self, state_dict):
                self.lr_scheduler.best = state_dict['best']
                if 'last_epoch' in state_dict:
                    self.lr_scheduler.last_epoch = state_dict['last_epoch']

            def step(self, epoch, metric=None):
                if epoch <= self.warmup_t:
                    super().update_groups(self._warmup_lr(epoch))
                    return
                groups = self.optimizer.param_groups
                if self.restore_lr is not None:
                    for group, lr in zip(groups, self.restore_lr):
                        group['lr'] = lr
                    self.restore_lr = None
                if metric is not None:
                    self.lr_scheduler.step(metric)
                if self._is_apply_noise(epoch):
                    noise = self._calculate_noise(epoch)
                    self.restore_lr = [float(group['lr']) for group in groups]
                    for group, lr in zip(groups, self.restore_lr):
                        group['lr'] = lr + lr * noise

            def step_update(self, num_updates, metric=None):
                return None

            def _get_lr(self, t):
                assert False, 'should not be called as step is overridden'
        """#
}
