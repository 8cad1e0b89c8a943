// timm.optim.NAdamLegacy: Adam with Nesterov's momentum.

extension TrainingScripts {
    static let timmOptimNadam = #"""
        import math

        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _step

        class NAdamLegacy(Optimizer):
            """Adam with Nesterov's momentum."""

            def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, schedule_decay=4e-3):
                if not 0.0 <= lr:
                    raise ValueError(f'Invalid learning rate: {lr}')
                super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, schedule_decay=schedule_decay))

            @_step
            def step(self, group):
                beta1, beta2 = group['betas']
                lr, slow = group['lr'], group['schedule_decay']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = 0
                        state['m_schedule'] = 1.0
                        state['exp_avg'] = torch.zeros_like(p)
                        state['exp_avg_sq'] = torch.zeros_like(p)
                    average, square = state['exp_avg'], state['exp_avg_sq']
                    state['step'] += 1
                    t = state['step']
                    if group['weight_decay'] != 0:
                        grad = grad.add(p, alpha=group['weight_decay'])
                    momentum = beta1 * (1.0 - 0.5 * 0.96 ** (t * slow))
                    next_momentum = beta1 * (1.0 - 0.5 * 0.96 ** ((t + 1) * slow))
                    product = state['m_schedule'] * momentum
                    state['m_schedule'] = product
                    average.mul_(beta1).add_(grad, alpha=1.0 - beta1)
                    square.mul_(beta2).addcmul_(grad, grad, value=1.0 - beta2)
                    denominator = (square.sqrt() / math.sqrt(1 - beta2 ** t)).add_(group['eps'])
                    p.addcdiv_(grad, denominator, value=-lr * (1.0 - momentum) / (1.0 - product))
                    p.addcdiv_(average, denominator, value=-lr * next_momentum / (1.0 - product * next_momentum))
        """#
}
