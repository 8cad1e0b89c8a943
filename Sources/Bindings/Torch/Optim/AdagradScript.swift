// torch.optim.Adagrad: gradients over the root of the sum of their squares.

extension TrainingScripts {
    static let torchOptimAdagrad = #"""
        import torch
        from torch.optim.optimizer import Optimizer, _check, _check_fused, _check_lr, _number, _scalar, _step

        class Adagrad(Optimizer):
            """Gradients over the root of the sum of their squares."""

            _added_options = {'foreach': None, 'maximize': False, 'differentiable': False, 'fused': None}
            _step_is_tensor = True

            def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *,
                         maximize=False, differentiable=False, fused=None):
                _check_lr(lr)
                _check(lr_decay, 'lr_decay value')
                _check(weight_decay, 'weight_decay value')
                _check(initial_accumulator_value, 'initial_accumulator_value value')
                _check(eps, 'epsilon value')
                super().__init__(params, {'lr': lr, 'lr_decay': lr_decay, 'eps': eps, 'weight_decay': weight_decay,
                                          'initial_accumulator_value': initial_accumulator_value, 'foreach': foreach,
                                          'maximize': maximize, 'differentiable': differentiable, 'fused': fused})
                _check_fused(fused, foreach, differentiable)
                for group in self.param_groups:
                    for p in group['params']:
                        self._start(p)

            def _start(self, p):
                state = self.state[p]
                state['step'] = _scalar()
                state['sum'] = torch.full_like(p, self.defaults['initial_accumulator_value'])

            def share_memory(self):
                raise NotImplementedError('Adagrad.share_memory is not available: there is one process')

            @_step
            def step(self, group):
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        self._start(p)
                    state['step'] += 1
                    if group['maximize']:
                        grad = -grad
                    if group['weight_decay'] != 0:
                        grad = grad.add(p, alpha=group['weight_decay'])
                    lr = _number(group['lr']) / (1 + (state['step'].item() - 1) * group['lr_decay'])
                    state['sum'].addcmul_(grad, grad, value=1)
                    p.addcdiv_(grad, state['sum'].sqrt().add_(group['eps']), value=-lr)
        """#
}
