// timm.optim.RAdamLegacy: rectified Adam (arXiv 1908.03265).

extension TrainingScripts {
    static let timmOptimRadam = #"""
        from torch.optim import Optimizer
        from timm.optim._helpers import _counted, _step
        from timm.optim.adabelief import _rectified_step

        class RAdamLegacy(Optimizer):
            """Rectified Adam (arXiv 1908.03265)."""

            def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0):
                super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay))

            @_step
            def step(self, group):
                beta1, beta2 = group['betas']
                lr, decay = group['lr'], group['weight_decay']
                for p, grad in zip(*self._gradients(group)):
                    state = _counted(self, p, int, 'exp_avg', 'exp_avg_sq')
                    average, square = state['exp_avg'], state['exp_avg_sq']
                    square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                    average.mul_(beta1).add_(grad, alpha=1 - beta1)
                    length, size = _rectified_step(state['step'], beta1, beta2, True)
                    if decay != 0:
                        p.add_(p, alpha=-decay * lr)
                    if length >= 5:
                        p.addcdiv_(average, square.sqrt().add_(group['eps']), value=-size * lr)
                    else:
                        p.add_(average, alpha=-size * lr)
        """#
}
