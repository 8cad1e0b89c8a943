// torch.optim.RMSprop: gradients over the root of their mean square, centred or with momentum.

extension TrainingScripts {
    static let torchOptimRmsprop = #"""
        import torch
        from torch.optim.optimizer import Optimizer, _capturable, _check, _check_lr, _number, _scalar, _step

        class RMSprop(Optimizer):
            """Gradients over the root of their mean square, centred or with momentum."""

            _added_options = {'momentum': 0, 'centered': False, 'foreach': None, 'maximize': False, 'differentiable': False,
                              'capturable': False}
            _step_is_tensor = True

            def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, capturable=False,
                         foreach=None, maximize=False, differentiable=False):
                _check_lr(lr)
                _check(eps, 'epsilon value')
                _check(momentum, 'momentum value')
                _check(weight_decay, 'weight_decay value')
                _check(alpha, 'alpha value')
                super().__init__(params, {'lr': lr, 'momentum': momentum, 'alpha': alpha, 'eps': eps, 'centered': centered,
                                          'weight_decay': weight_decay, 'capturable': capturable, 'foreach': foreach,
                                          'maximize': maximize, 'differentiable': differentiable})

            @_step
            def step(self, group):
                lr, alpha, eps, decay, momentum = (_number(group[k]) for k in ('lr', 'alpha', 'eps', 'weight_decay', 'momentum'))
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = _scalar()
                        state['square_avg'] = torch.zeros_like(p)
                        if momentum > 0:
                            state['momentum_buffer'] = torch.zeros_like(p)
                        if group['centered']:
                            state['grad_avg'] = torch.zeros_like(p)
                    if group['capturable']:
                        _capturable()
                    if group['maximize']:
                        grad = -grad
                    state['step'] += 1
                    if decay != 0:
                        grad = grad.add(p, alpha=decay)
                    square = state['square_avg']
                    square.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
                    if group['centered']:
                        mean = state['grad_avg']
                        mean.lerp_(grad, 1 - alpha)
                        root = square.addcmul(mean, mean, value=-1).sqrt_()
                    else:
                        root = square.sqrt()
                    root.add_(eps)
                    if momentum > 0:
                        buffer = state['momentum_buffer']
                        buffer.mul_(momentum).addcdiv_(grad, root)
                        p.add_(buffer, alpha=-lr)
                    else:
                        p.addcdiv_(grad, root, value=-lr)
        """#
}
