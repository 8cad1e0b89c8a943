// torch.optim.Adamax: Adam with the infinity norm (arXiv 1412.6980, section 7).

extension TrainingScripts {
    static let torchOptimAdamax = #"""
        import torch
        from torch.optim.optimizer import Optimizer, _check, _check_betas, _check_lr, _number, _step

        class Adamax(Optimizer):
            """Adam with the infinity norm (arXiv 1412.6980, section 7)."""

            _added_options = {'foreach': None, 'maximize': False, 'differentiable': False, 'capturable': False}
            _step_is_tensor = True

            def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False,
                         differentiable=False, capturable=False):
                _check_lr(lr)
                _check(eps, 'epsilon value')
                _check_betas(betas)
                _check(weight_decay, 'weight_decay value')
                super().__init__(params, {'lr': lr, 'betas': betas, 'eps': eps, 'weight_decay': weight_decay, 'foreach': foreach,
                                          'maximize': maximize, 'differentiable': differentiable, 'capturable': capturable})

            @_step
            def step(self, group):
                beta1, beta2 = group['betas']
                lr, eps = _number(group['lr']), group['eps']
                start = {'exp_avg': torch.zeros_like, 'exp_inf': torch.zeros_like}
                for p, grad in zip(*self._gradients(group)):
                    state, grad = self._prepared(group, p, grad, start)
                    average, largest = state['exp_avg'], state['exp_inf']
                    average.lerp_(grad, 1 - beta1)
                    largest.copy_(torch.maximum(largest.mul_(beta2), grad.abs().add_(eps)))
                    p.addcdiv_(average, largest, value=-(lr / (1 - beta1 ** state['step'].item())))
        """#
}
