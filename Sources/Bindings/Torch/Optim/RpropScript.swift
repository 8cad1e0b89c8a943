// torch.optim.Rprop: a step size for each element, from the signs of the gradients alone.

extension TrainingScripts {
    static let torchOptimRprop = #"""
        import torch
        from torch.optim.optimizer import Optimizer, _capturable, _check_lr, _number, _scalar, _step

        class Rprop(Optimizer):
            """A step size for each element, from the signs of the gradients alone."""

            _added_options = {'foreach': None, 'maximize': False, 'differentiable': False, 'capturable': False}
            _step_is_tensor = True

            def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, capturable=False, foreach=None, maximize=False,
                         differentiable=False):
                _check_lr(lr)
                if not 0.0 < etas[0] < 1.0 < etas[1]:
                    raise ValueError(f'Invalid eta values: {etas[0]}, {etas[1]}')
                super().__init__(params, {'lr': lr, 'etas': etas, 'step_sizes': step_sizes, 'foreach': foreach, 'maximize': maximize,
                                          'differentiable': differentiable, 'capturable': capturable})

            @_step
            def step(self, group):
                shrink, grow = group['etas']
                smallest, largest = group['step_sizes']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = _scalar()
                        state['prev'] = torch.zeros_like(p)
                        state['step_size'] = torch.full_like(grad, _number(group['lr']))
                    if group['capturable']:
                        _capturable()
                    state['step'] += 1
                    if group['maximize']:
                        grad = -grad
                    turn = grad.mul(state['prev']).sign()
                    factor = torch.where(turn > 0, grow, torch.where(turn < 0, shrink, 1.0)).to(grad.dtype)
                    state['step_size'].mul_(factor).clamp_(smallest, largest)
                    grad = torch.where(turn < 0, torch.zeros_like(grad), grad)
                    p.addcmul_(grad.sign(), state['step_size'], value=-1)
                    state['prev'].copy_(grad)
        """#
}
