// timm.optim.Mars: variance reduction from the last gradient (arXiv 2411.10438).

extension TrainingScripts {
    static let timmOptimMars = #"""
        import math

        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _cautious, _check_adam, _step

        class Mars(Optimizer):
            """Variance reduction from the last gradient (arXiv 2411.10438)."""

            _added_options = {'caution': False}

            def __init__(self, params, lr=3e-3, betas=(0.9, 0.99), eps=1e-8, weight_decay=0.0, gamma=0.025, mars_type='adamw',
                         optimize_1d=False, lr_1d_factor=1.0, betas_1d=None, caution=False):
                _check_adam(lr, eps, betas)
                assert mars_type in ['adamw', 'lion'], 'MARS type not supported'
                super().__init__(params, dict(
                    lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, mars_type=mars_type, gamma=gamma, optimize_1d=optimize_1d,
                    lr_1d_factor=lr_1d_factor, betas_1d=betas_1d or betas, caution=caution))

            @_step
            def step(self, group):
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) <= 1:
                        state['step'] = 0
                        state['exp_avg'] = torch.zeros_like(p)
                        state['last_grad'] = torch.zeros_like(p)
                        state['exp_avg_sq'] = torch.zeros_like(p)
                    state['step'] += 1
                    step, average, square, lr = state['step'], state['exp_avg'], state['exp_avg_sq'], group['lr']
                    is_corrected = group['optimize_1d'] or grad.ndim >= 2
                    beta1, beta2 = group['betas'] if is_corrected else group['betas_1d']
                    change = grad
                    if is_corrected:
                        # The gradient plus a part of its change since the last step, with a norm of at most 1.
                        if step > 1:
                            change = (grad - state['last_grad']).mul_(group['gamma'] * (beta1 / (1.0 - beta1))).add_(grad)
                        change = change / torch.norm(change).clamp_(min=1.0)
                    else:
                        lr = lr * group['lr_1d_factor']
                    average.mul_(beta1).add_(change, alpha=1.0 - beta1)
                    if group['caution']:
                        average = _cautious(average, grad)
                    if is_corrected and group['mars_type'] == 'lion':
                        update = average.sign()
                    else:
                        square.mul_(beta2).addcmul_(change, change, value=1.0 - beta2)
                        denominator = (square.sqrt() / math.sqrt(1.0 - beta2 ** step)).add_(group['eps'])
                        update = (average / (1.0 - beta1 ** step)).div_(denominator)
                    p.add_(p * group['weight_decay'] + update, alpha=-lr)
                    state['last_grad'].copy_(grad)
        """#
}
