// torch.optim.RAdam: Adam whose first steps are rectified (arXiv 1908.03265).

extension TrainingScripts {
    static let torchOptimRadam = #"""
        import torch
        from torch.optim.optimizer import Optimizer, _check, _check_betas, _check_lr, _number, _step

        class RAdam(Optimizer):
            """Adam whose first steps are rectified (arXiv 1908.03265)."""

            _added_options = {'foreach': None, 'maximize': False, 'differentiable': False, 'decoupled_weight_decay': False,
                              'capturable': False}
            _step_is_tensor = True

            def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, decoupled_weight_decay=False, *,
                         foreach=None, maximize=False, capturable=False, differentiable=False):
                _check_lr(lr)
                _check(eps, 'epsilon value')
                _check_betas(betas)
                _check(weight_decay, 'weight_decay value')
                super().__init__(params, {'lr': lr, 'betas': betas, 'eps': eps, 'weight_decay': weight_decay, 'maximize': maximize,
                                          'foreach': foreach, 'capturable': capturable,
                                          'decoupled_weight_decay': decoupled_weight_decay, 'differentiable': differentiable})

            @_step
            def step(self, group):
                beta1, beta2 = group['betas']
                lr, eps = _number(group['lr']), group['eps']
                start = {'exp_avg': torch.zeros_like, 'exp_avg_sq': torch.zeros_like}
                for p, grad in zip(*self._gradients(group)):
                    state, grad = self._prepared(group, p, grad, start)
                    step = state['step'].item()
                    average, square = state['exp_avg'], state['exp_avg_sq']
                    average.lerp_(grad, 1 - beta1)
                    square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                    correction = 1 - beta2 ** step
                    update = average / (1 - beta1 ** step) * lr
                    # The length of the moving average, and what it tends to: below 5 its variance cannot be rectified.
                    limit = 2 / (1 - beta2) - 1
                    length = limit - 2 * step * beta2 ** step / correction
                    if length > 5.0:
                        rectified = ((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) ** 0.5
                        update = update * (correction ** 0.5 / square.sqrt().add_(eps)) * rectified
                    p.add_(update, alpha=-1.0)
        """#
}
