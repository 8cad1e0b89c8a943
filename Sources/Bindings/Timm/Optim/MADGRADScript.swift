// timm.optim.MADGRAD: dual averaging with cube roots (arXiv 2101.11075).

extension TrainingScripts {
    static let timmOptimMadgrad = #"""
        import math

        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _step

        class MADGRAD(Optimizer):
            """Dual averaging with cube roots (arXiv 2101.11075)."""

            def __init__(self, params, lr=1e-2, momentum=0.9, weight_decay=0, eps=1e-6, decoupled_decay=False):
                if momentum < 0 or momentum >= 1:
                    raise ValueError(f'Momentum {momentum} must be in the range [0,1]')
                if lr <= 0:
                    raise ValueError(f'Learning rate {lr} must be positive')
                if weight_decay < 0:
                    raise ValueError(f'Weight decay {weight_decay} must be non-negative')
                if eps < 0:
                    raise ValueError('Eps must be non-negative')
                super().__init__(params, dict(lr=lr, eps=eps, momentum=momentum, weight_decay=weight_decay, decoupled_decay=decoupled_decay))

            @property
            def supports_memory_efficient_fp16(self):
                return False

            @property
            def supports_flat_params(self):
                return True

            @_step
            def step(self, group):
                eps, momentum, decay = group['eps'], group['momentum'], group['weight_decay']
                lr = group['lr'] + eps
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = 0
                        state['grad_sum_sq'] = torch.zeros_like(p)
                        state['s'] = torch.zeros_like(p)
                        if momentum != 0:
                            state['x0'] = p.detach().clone()
                    state['step'] += 1
                    squares, total = state['grad_sum_sq'], state['s']
                    weight = lr * math.sqrt(state['step'])
                    if decay != 0:
                        if group['decoupled_decay']:
                            p.mul_(1.0 - group['lr'] * decay)
                        else:
                            grad = grad.add(p, alpha=decay)
                    start = p.addcdiv(total, squares.pow(1 / 3).add_(eps), value=1) if momentum == 0 else state['x0']
                    squares.addcmul_(grad, grad, value=weight)
                    root = squares.pow(1 / 3).add_(eps)
                    total.add_(grad, alpha=weight)
                    z = start.addcdiv(total, root, value=-1)
                    if momentum == 0:
                        p.copy_(z)
                    else:
                        left = 1 - momentum
                        p.mul_(1 - left).add_(z, alpha=left)
        """#
}
