// timm.optim.Lion: the sign of a momentum (arXiv 2302.06675).

extension TrainingScripts {
    static let timmOptimLion = #"""
        import torch
        from torch.optim import Optimizer, _kernels
        from timm.optim._helpers import _cautious, _decay_scale, _max_lr_snapshot, _number, _Snapshot, _step, _validate_scalar

        class Lion(_Snapshot, Optimizer):
            """The sign of a momentum (arXiv 2302.06675)."""

            _added_options = {'caution': False, 'corrected_weight_decay': False, 'maximize': False, 'foreach': None}

            def __init__(self, params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0, caution=False, corrected_weight_decay=False,
                         maximize=False, foreach=None):
                _validate_scalar('learning rate', lr)
                for i in (0, 1):
                    if not 0.0 <= betas[i] < 1.0:
                        raise ValueError(f'Invalid beta parameter at index {i}: {betas[i]}')
                super().__init__(params, dict(
                    lr=lr, betas=betas, weight_decay=weight_decay, caution=caution, corrected_weight_decay=corrected_weight_decay,
                    max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay), foreach=foreach, maximize=maximize))

            @_step
            def step(self, group):
                params, grads = self._gradients(group)
                if not params:
                    return
                averages = []
                for p in params:
                    state = self.state[p]
                    if len(state) == 0:
                        state['exp_avg'] = torch.zeros_like(p)
                    averages.append(state['exp_avg'])
                lr, (beta1, beta2), maximize = _number(group['lr']), group['betas'], group['maximize']
                shrink = 1 - _decay_scale(group) * group['weight_decay']
                if not group['caution'] and _kernels.lion(params, grads, averages, lr, beta1, beta2, shrink, maximize):
                    return
                for p, grad, average in zip(params, grads, averages):
                    if maximize:
                        grad = -grad
                    p.mul_(shrink)
                    update = average.lerp(grad, 1 - beta1).sign_()
                    if group['caution']:
                        update = _cautious(update, grad)
                    p.add_(update, alpha=-lr)
                    average.lerp_(grad, 1 - beta2)
        """#
}
