// timm.optim.LaProp: momentum of gradients that are normalised first (arXiv 2002.04839).

extension TrainingScripts {
    static let timmOptimLaprop = #"""
        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _cautious, _check_adam, _decay_scale, _max_lr_snapshot, _number, _scalar, _Snapshot, _step

        class LaProp(_Snapshot, Optimizer):
            """Momentum of gradients that are normalised first (arXiv 2002.04839)."""

            _added_options = {'caution': False, 'corrected_weight_decay': False, 'foreach': None}

            def __init__(self, params, lr=4e-4, betas=(0.9, 0.999), eps=1e-15, weight_decay=0.0, caution=False,
                         corrected_weight_decay=False, foreach=None):
                _check_adam(lr, eps, betas)
                super().__init__(params, dict(
                    lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, caution=caution, corrected_weight_decay=corrected_weight_decay,
                    max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay), foreach=foreach))

            def __setstate__(self, state):
                super().__setstate__(state)
                for own in self.state.values():
                    if 'exp_avg_lr_2' in own:
                        own['exp_avg_lr_2'] = _scalar(own['exp_avg_lr_2'])

            @_step
            def step(self, group):
                beta1, beta2 = group['betas']
                lr, decay = _number(group['lr']), group['weight_decay']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = _scalar()
                        state['exp_avg'] = torch.zeros_like(p)
                        state['exp_avg_lr_1'] = 0.0
                        state['exp_avg_lr_2'] = _scalar()
                        state['exp_avg_sq'] = torch.zeros_like(p)
                    state['step'] += 1
                    state['exp_avg_lr_1'] = state['exp_avg_lr_1'] * beta1 + (1 - beta1) * lr
                    state['exp_avg_lr_2'] = state['exp_avg_lr_2'] * beta2 + (1 - beta2)
                    size = lr / state['exp_avg_lr_1'] if state['exp_avg_lr_1'] != 0.0 else 0.0
                    average, square = state['exp_avg'], state['exp_avg_sq']
                    square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                    denominator = square.div(state['exp_avg_lr_2']).sqrt_().add_(group['eps'])
                    average.mul_(beta1).add_(grad / denominator, alpha=lr * (1 - beta1))
                    if group['caution']:
                        average = _cautious(average, grad)
                    p.add_(average, alpha=-size)
                    if decay != 0:
                        p.add_(p, alpha=-_decay_scale(group) * decay)
        """#
}
