// timm.optim.AdaBelief: steps by the belief in gradients (arXiv 2010.07468).

extension TrainingScripts {
    static let timmOptimAdabelief = #"""
        import math

        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _check_adam, _number, _step

        def _rectified_step(step, beta1, beta2, fallback):
            """The length of the moving average, and the factor of the rate; -1 where there is no step."""
            power = beta2 ** step
            limit = 2 / (1 - beta2) - 1
            length = limit - 2 * step * power / (1 - power)
            if length >= 5:
                size = math.sqrt((1 - power) * (length - 4) / (limit - 4) * (length - 2) / length * limit / (limit - 2))
                return length, size / (1 - beta1 ** step)
            return length, 1.0 / (1 - beta1 ** step) if fallback else -1

        class AdaBelief(Optimizer):
            """Steps by the belief in gradients (arXiv 2010.07468)."""

            _added_options = {'amsgrad': False, 'foreach': None}

            def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-16, weight_decay=0, amsgrad=False, decoupled_decay=True,
                         fixed_decay=False, rectify=True, degenerated_to_sgd=True, foreach=None):
                _check_adam(lr, eps, betas)
                super().__init__(params, dict(
                    lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, degenerated_to_sgd=degenerated_to_sgd,
                    decoupled_decay=decoupled_decay, rectify=rectify, fixed_decay=fixed_decay, foreach=foreach))

            def _start(self, p, amsgrad):
                state = self.state[p]
                state['step'] = 0
                state['exp_avg'] = torch.zeros_like(p)
                state['exp_avg_var'] = torch.zeros_like(p)
                if amsgrad:
                    state['max_exp_avg_var'] = torch.zeros_like(p)

            @torch.no_grad()
            def reset(self):
                for group in self.param_groups:
                    for p in group['params']:
                        self._start(p, group['amsgrad'])

            @_step
            def step(self, group):
                beta1, beta2 = group['betas']
                lr, eps, decay = _number(group['lr']), group['eps'], group['weight_decay']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        self._start(p, group['amsgrad'])
                    state['step'] += 1
                    step = state['step']
                    if group['decoupled_decay']:
                        p.mul_(1.0 - (decay if group['fixed_decay'] else lr * decay))
                    elif decay != 0:
                        grad = grad.add(p, alpha=decay)
                    average, variance = state['exp_avg'], state['exp_avg_var']
                    average.lerp_(grad, 1 - beta1)
                    surprise = grad - average
                    variance.mul_(beta2).addcmul_(surprise, surprise, value=1 - beta2)
                    variance.add_(eps)
                    root = variance
                    if group['amsgrad']:
                        root = state['max_exp_avg_var']
                        root.copy_(torch.maximum(root, variance))
                    denominator = (root.sqrt() / math.sqrt(1 - beta2 ** step)).add_(eps)
                    if not group['rectify']:
                        p.addcdiv_(average, denominator, value=-(lr / (1 - beta1 ** step)))
                        continue
                    length, size = _rectified_step(step, beta1, beta2, group['degenerated_to_sgd'])
                    if length >= 5:
                        p.addcdiv_(average, variance.sqrt().add_(eps), value=-size * lr)
                    elif size > 0:
                        p.add_(average, alpha=-size * lr)
        """#
}
