// torch.optim.swa_utils: averaged models, their batch norms and their schedule (arXiv 1803.05407).

extension TrainingScripts {
    static let torchOptimSwaUtils = #"""
        import itertools
        import math
        from copy import deepcopy

        import torch
        from torch.nn import Module
        from torch.optim.lr_scheduler import LRScheduler, _per_group

        __all__ = ['AveragedModel', 'update_bn', 'SWALR', 'get_ema_multi_avg_fn', 'get_swa_multi_avg_fn', 'get_ema_avg_fn',
                   'get_swa_avg_fn']

        def _check_decay(decay):
            if decay < 0.0 or decay > 1.0:
                raise ValueError(f'Invalid decay value {decay} provided. Please provide a value in [0,1] range.')

        def get_ema_multi_avg_fn(decay=0.999):
            _check_decay(decay)

            @torch.no_grad()
            def ema_update(ema_param_list, current_param_list, _):
                for average, current in zip(ema_param_list, current_param_list):
                    if average.is_floating_point():
                        average.lerp_(current, 1 - decay)
                    else:
                        average.copy_(average * decay + current * (1 - decay))

            return ema_update

        def get_swa_multi_avg_fn():
            @torch.no_grad()
            def swa_update(averaged_param_list, current_param_list, num_averaged):
                weight = 1 / (float(num_averaged) + 1)
                for average, current in zip(averaged_param_list, current_param_list):
                    if average.is_floating_point():
                        average.lerp_(current, weight)
                    else:
                        average.copy_(average + (current - average) * weight)

            return swa_update

        def get_ema_avg_fn(decay=0.999):
            _check_decay(decay)

            @torch.no_grad()
            def ema_update(ema_param, current_param, num_averaged):
                return decay * ema_param + (1 - decay) * current_param

            return ema_update

        def get_swa_avg_fn():
            @torch.no_grad()
            def swa_update(averaged_param, current_param, num_averaged):
                return averaged_param + (current_param - averaged_param) / (num_averaged + 1)

            return swa_update

        class AveragedModel(Module):
            """A copy of a model whose parameters are an average over the updates."""

            def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
                super().__init__()
                if avg_fn is not None and multi_avg_fn is not None:
                    raise AssertionError('Only one of avg_fn and multi_avg_fn should be provided')
                self.module = deepcopy(model)
                if device is not None:
                    self.module = self.module.to(device)
                self.register_buffer('n_averaged', torch.tensor(0, dtype=torch.long, device=device))
                self.avg_fn = avg_fn
                self.multi_avg_fn = multi_avg_fn
                self.use_buffers = use_buffers

            def forward(self, *args, **kwargs):
                return self.module(*args, **kwargs)

            def update_parameters(self, model):
                own, new = self.module.parameters(), model.parameters()
                if self.use_buffers:
                    own, new = itertools.chain(own, self.module.buffers()), itertools.chain(new, model.buffers())
                own, new = [p.detach() for p in own], [p.detach() for p in new]
                if self.n_averaged == 0:
                    for average, current in zip(own, new):
                        average.copy_(current)
                elif self.multi_avg_fn is not None:
                    groups = {}
                    for average, current in zip(own, new):
                        group = groups.setdefault(average.dtype, ([], []))
                        group[0].append(average)
                        group[1].append(current)
                    for averages, currents in groups.values():
                        self.multi_avg_fn(averages, currents, self.n_averaged)
                else:
                    avg_fn = self.avg_fn if self.avg_fn is not None else get_swa_avg_fn()
                    for average, current in zip(own, new):
                        average.copy_(avg_fn(average, current, self.n_averaged))
                if not self.use_buffers:
                    for average, current in zip(self.module.buffers(), model.buffers(), strict=True):
                        average.detach().copy_(current.detach())
                self.n_averaged += 1

        @torch.no_grad()
        def update_bn(loader, model, device=None):
            """Computes the statistics of the batch norms anew from the batches of a loader."""
            norms = [m for m in model.modules() if hasattr(m, 'running_mean') and hasattr(m, 'reset_running_stats')
                     and hasattr(m, 'num_batches_tracked')]
            for module in norms:
                module.reset_running_stats()
            if not norms:
                return
            momenta = [module.momentum for module in norms]
            was_training = model.training
            model.train()
            for module in norms:
                module.momentum = None
            for input in loader:
                if isinstance(input, (list, tuple)):
                    input = input[0]
                if device is not None:
                    input = input.to(device)
                model(input)
            for module, momentum in zip(norms, momenta):
                module.momentum = momentum
            model.train(was_training)

        class SWALR(LRScheduler):
            """From the current rates to swa_lr."""

            def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy='cos', last_epoch=-1):
                for lr, group in zip(_per_group('swa_lr', optimizer, swa_lr), optimizer.param_groups, strict=True):
                    group['swa_lr'] = lr
                if anneal_strategy not in ['cos', 'linear']:
                    raise ValueError(f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
                self._set_anneal_func(anneal_strategy)
                if not isinstance(anneal_epochs, int) or anneal_epochs < 0:
                    raise ValueError(f'anneal_epochs must be equal or greater than 0, got {anneal_epochs}')
                self.anneal_epochs = anneal_epochs
                super().__init__(optimizer, last_epoch)

            @staticmethod
            def _linear_anneal(t):
                return t

            @staticmethod
            def _cosine_anneal(t):
                return (1 - math.cos(math.pi * t)) / 2

            @staticmethod
            def _get_initial_lr(lr, swa_lr, alpha):
                return swa_lr if alpha == 1 else (lr - alpha * swa_lr) / (1 - alpha)

            def _alpha(self, step):
                return self.anneal_func(max(0, min(1, step / max(1, self.anneal_epochs))))

            def get_lr(self):
                self._warn_outside_step()
                step = self._step_count - 1
                if self.anneal_epochs == 0:
                    step = max(1, step)
                last, alpha = self._alpha(step - 1), self._alpha(step)
                return [group['swa_lr'] * alpha + self._get_initial_lr(group['lr'], group['swa_lr'], last) * (1 - alpha)
                        for group in self.optimizer.param_groups]

            def _set_anneal_func(self, anneal_strategy):
                self._anneal_strategy = anneal_strategy
                self.anneal_func = self._cosine_anneal if anneal_strategy == 'cos' else self._linear_anneal

            def state_dict(self):
                return {key: value for key, value in self.__dict__.items() if key not in ('optimizer', 'anneal_func')}

            def load_state_dict(self, state_dict):
                self.__dict__.update(state_dict)
                self._set_anneal_func(self._anneal_strategy)
        """#
}
