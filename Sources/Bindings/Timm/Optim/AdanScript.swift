// timm.optim.Adan: adaptive Nesterov momentum (arXiv 2208.06677).

extension TrainingScripts {
    static let timmOptimAdan = #"""
        import math

        import torch
        from torch.optim import Optimizer, _kernels
        from timm.optim._helpers import _cautious, _check_adam, _number, _step

        class Adan(Optimizer):
            """Adaptive Nesterov momentum (arXiv 2208.06677)."""

            _added_options = {'no_prox': False, 'caution': False}

            def __init__(self, params, lr=1e-3, betas=(0.98, 0.92, 0.99), eps=1e-8, weight_decay=0.0, no_prox=False, caution=False,
                         foreach=None):
                _check_adam(lr, eps, betas)
                super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, no_prox=no_prox, caution=caution,
                                              foreach=foreach))

            @torch.no_grad()
            def restart_opt(self):
                for group in self.param_groups:
                    group['step'] = 0
                    for p in group['params']:
                        if p.requires_grad:
                            state = self.state[p]
                            state['exp_avg'] = torch.zeros_like(p)
                            state['exp_avg_sq'] = torch.zeros_like(p)
                            state['exp_avg_diff'] = torch.zeros_like(p)

            @_step
            def step(self, group):
                beta1, beta2, beta3 = group['betas']
                group['step'] = step = group.get('step', 0) + 1
                params, grads, averages, squares, differences, last = [], [], [], [], [], []
                for p in group['params']:
                    if p.grad is None:
                        continue
                    state = self.state[p]
                    if len(state) == 0:
                        state['exp_avg'] = torch.zeros_like(p)
                        state['exp_avg_sq'] = torch.zeros_like(p)
                        state['exp_avg_diff'] = torch.zeros_like(p)
                    if 'neg_pre_grad' not in state or step == 1:
                        state['neg_pre_grad'] = torch.zeros_like(p).sub_(p.grad)
                    params.append(p)
                    grads.append(p.grad)
                    averages.append(state['exp_avg'])
                    squares.append(state['exp_avg_sq'])
                    differences.append(state['exp_avg_diff'])
                    last.append(state['neg_pre_grad'])
                lr, eps, decay, no_prox = _number(group['lr']), group['eps'], group['weight_decay'], group['no_prox']
                if not params or not group['caution'] and _kernels.adan(params, grads, averages, squares, differences, last, lr, beta1,
                                                                        beta2, beta3, eps, decay, step, no_prox):
                    return
                size = lr / (1.0 - beta1 ** step)
                size_difference = lr * beta2 / (1.0 - beta2 ** step)
                root = math.sqrt(1.0 - beta3 ** step)
                for p, grad, average, square, difference, negated in zip(params, grads, averages, squares, differences, last):
                    negated.add_(grad)
                    average.lerp_(grad, 1 - beta1)
                    difference.mul_(beta2).add_(negated, alpha=1 - beta2)
                    negated.mul_(beta2).add_(grad)
                    square.mul_(beta3).addcmul_(negated, negated, value=1 - beta3)
                    denominator = (square.sqrt() / root).add_(eps)
                    if group['caution']:
                        average = _cautious(average, grad)
                    if no_prox:
                        p.mul_(1 - lr * decay)
                    p.addcdiv_(average, denominator, value=-size)
                    p.addcdiv_(difference, denominator, value=-size_difference)
                    if not no_prox:
                        p.div_(1 + lr * decay)
                    negated.zero_().add_(grad, alpha=-1.0)
        """#
}
