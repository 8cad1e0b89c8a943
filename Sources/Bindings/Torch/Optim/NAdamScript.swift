// torch.optim.NAdam: Adam with Nesterov's momentum and its schedule.

extension TrainingScripts {
    static let torchOptimNadam = #"""
        import torch
        from torch.optim.optimizer import Optimizer, _check, _check_betas, _check_lr, _number, _scalar, _step

        class NAdam(Optimizer):
            """Adam with Nesterov's momentum and its schedule."""

            _added_options = {'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False,
                              'decoupled_weight_decay': False}
            _step_is_tensor = True

            def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3,
                         decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False, differentiable=False):
                _check_lr(lr)
                _check(eps, 'epsilon value')
                _check_betas(betas)
                _check(weight_decay, 'weight_decay value')
                _check(momentum_decay, 'momentum_decay value')
                super().__init__(params, {'lr': lr, 'betas': betas, 'eps': eps, 'weight_decay': weight_decay,
                                          'momentum_decay': momentum_decay, 'decoupled_weight_decay': decoupled_weight_decay,
                                          'maximize': maximize, 'foreach': foreach, 'capturable': capturable,
                                          'differentiable': differentiable})

            def __setstate__(self, state):
                super().__setstate__(state)
                for own in self.state.values():
                    if len(own) != 0 and not isinstance(own['mu_product'], torch.Tensor):
                        own['mu_product'] = _scalar(own['mu_product'])

            @_step
            def step(self, group):
                beta1, beta2 = group['betas']
                lr, eps, slow = _number(group['lr']), group['eps'], group['momentum_decay']
                start = {'mu_product': lambda p: _scalar(1.0), 'exp_avg': torch.zeros_like, 'exp_avg_sq': torch.zeros_like}
                for p, grad in zip(*self._gradients(group)):
                    state, grad = self._prepared(group, p, grad, start, 'params, mu_products and state_steps')
                    step = state['step'].item()
                    mu = beta1 * (1.0 - 0.5 * 0.96 ** (step * slow))
                    mu_next = beta1 * (1.0 - 0.5 * 0.96 ** ((step + 1) * slow))
                    state['mu_product'] *= mu
                    product = state['mu_product'].item()
                    average, square = state['exp_avg'], state['exp_avg_sq']
                    average.lerp_(grad, 1 - beta1)
                    square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                    denominator = square.div(1 - beta2 ** step).sqrt_().add_(eps)
                    p.addcdiv_(grad, denominator, value=-lr * (1.0 - mu) / (1.0 - product))
                    p.addcdiv_(average, denominator, value=-lr * mu_next / (1.0 - product * mu_next))
        """#
}
