// timm.optim.NvNovoGrad: one second moment for each parameter (arXiv 1905.11286).

extension TrainingScripts {
    static let timmOptimNvnovograd = #"""
        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _check_adam, _decay_scale, _max_lr_snapshot, _Snapshot, _step

        class NvNovoGrad(_Snapshot, Optimizer):
            """One second moment for each parameter (arXiv 1905.11286)."""

            _added_options = {'amsgrad': False, 'decoupled_decay': False, 'corrected_weight_decay': False}
            _tensor_steps = False

            def __init__(self, params, lr=1e-3, betas=(0.95, 0.98), eps=1e-8, weight_decay=0, grad_averaging=False, amsgrad=False,
                         decoupled_decay=False, corrected_weight_decay=False):
                _check_adam(lr, eps, betas)
                super().__init__(params, dict(
                    lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, grad_averaging=grad_averaging, amsgrad=amsgrad,
                    decoupled_decay=decoupled_decay, corrected_weight_decay=corrected_weight_decay,
                    max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay)))

            @_step
            def step(self, group):
                beta1, beta2 = group['betas']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = 0
                        state['exp_avg'] = torch.zeros_like(p)
                        state['exp_avg_sq'] = torch.zeros([])
                        if group['amsgrad']:
                            state['max_exp_avg_sq'] = torch.zeros([])
                    state['step'] += 1
                    # One second moment for the whole parameter.
                    average, square = state['exp_avg'], state['exp_avg_sq']
                    norm = torch.sum(torch.pow(grad, 2))
                    if square == 0:
                        square.copy_(norm)
                    else:
                        square.mul_(beta2).add_(norm, alpha=1 - beta2)
                    if group['amsgrad']:
                        largest = state['max_exp_avg_sq']
                        largest.copy_(torch.maximum(largest, square))
                        square = largest
                    update = grad / square.sqrt().add_(group['eps'])
                    if group['weight_decay'] != 0:
                        if group['decoupled_decay']:
                            p.mul_(1.0 - _decay_scale(group) * group['weight_decay'])
                        else:
                            update.add_(p, alpha=group['weight_decay'])
                    if group['grad_averaging']:
                        update.mul_(1 - beta1)
                    average.mul_(beta1).add_(update)
                    p.add_(average, alpha=-group['lr'])
        """#
}
