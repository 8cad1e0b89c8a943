// torch.optim.Adadelta: steps in the units of the last steps (arXiv 1212.5701).

extension TrainingScripts {
    static let torchOptimAdadelta = #"""
        import torch
        from torch.optim.optimizer import Optimizer, _DEVICES, _capturable, _check, _check_lr, _number, _scalar, _step

        class Adadelta(Optimizer):
            """Steps in the units of the last steps (arXiv 1212.5701)."""

            _added_options = {'foreach': None, 'maximize': False, 'differentiable': False, 'capturable': False}
            _step_is_tensor = True

            def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, capturable=False, maximize=False,
                         differentiable=False):
                _check_lr(lr)
                if not 0.0 <= rho <= 1.0:
                    raise ValueError(f'Invalid rho value: {rho}')
                _check(eps, 'epsilon value')
                _check(weight_decay, 'weight_decay value')
                super().__init__(params, {'lr': lr, 'rho': rho, 'eps': eps, 'weight_decay': weight_decay, 'maximize': maximize,
                                          'capturable': capturable, 'foreach': foreach, 'differentiable': differentiable})

            @_step
            def step(self, group):
                lr, rho, eps = _number(group['lr']), group['rho'], group['eps']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = _scalar()
                        state['square_avg'] = torch.zeros_like(p)
                        state['acc_delta'] = torch.zeros_like(p)
                    if group['capturable']:
                        _capturable(devices=_DEVICES[:-1])
                    state['step'] += 1
                    if group['maximize']:
                        grad = -grad
                    if group['weight_decay'] != 0:
                        grad = grad.add(p, alpha=group['weight_decay'])
                    square, total = state['square_avg'], state['acc_delta']
                    square.mul_(rho).addcmul_(grad, grad, value=1 - rho)
                    delta = total.add(eps).sqrt_().div_(square.add(eps).sqrt_()).mul_(grad)
                    total.mul_(rho).addcmul_(delta, delta, value=1 - rho)
                    p.add_(delta, alpha=-lr)
        """#
}
