// torch.optim.ASGD: averaged stochastic gradient descent.

extension TrainingScripts {
    static let torchOptimAsgd = #"""
        import torch
        from torch.optim.optimizer import Optimizer, _capturable, _check, _check_lr, _number, _scalar, _step

        class ASGD(Optimizer):
            """Averaged stochastic gradient descent."""

            _added_options = {'foreach': None, 'maximize': False, 'differentiable': False, 'capturable': False}
            _step_is_tensor = True

            def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False,
                         differentiable=False, capturable=False):
                _check_lr(lr)
                _check(weight_decay, 'weight_decay value')
                super().__init__(params, {'lr': lr, 'lambd': lambd, 'alpha': alpha, 't0': t0, 'weight_decay': weight_decay,
                                          'foreach': foreach, 'maximize': maximize, 'differentiable': differentiable,
                                          'capturable': capturable})

            def __setstate__(self, state):
                super().__setstate__(state)
                for own in self.state.values():
                    for name in ('eta', 'mu'):
                        if len(own) != 0 and not isinstance(own[name], torch.Tensor):
                            own[name] = _scalar(float(own[name]))

            @_step
            def step(self, group):
                lr, lambd, alpha = _number(group['lr']), group['lambd'], group['alpha']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = _scalar()
                        state['eta'] = _scalar(float(lr))
                        state['mu'] = _scalar(1.0)
                        state['ax'] = torch.zeros_like(p)
                    if group['capturable']:
                        _capturable('params, mus, etas, and state_steps')
                    state['step'] += 1
                    if group['maximize']:
                        grad = -grad
                    if group['weight_decay'] != 0:
                        grad = grad.add(p, alpha=group['weight_decay'])
                    eta, mu, average = state['eta'].item(), state['mu'], state['ax']
                    p.mul_(1 - lambd * eta)
                    p.add_(grad, alpha=-eta)
                    if mu.item() != 1:
                        average.add_(p.sub(average).mul_(mu))
                    else:
                        average.copy_(p)
                    step = state['step'].item()
                    state['eta'].fill_(lr / (1 + lambd * lr * step) ** alpha)
                    mu.fill_(1 / max(1, step - group['t0']))
        """#
}
