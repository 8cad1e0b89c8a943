// timm.optim.SGDP: SGD with a projection for weights that are free in scale (arXiv 2006.08217).

extension TrainingScripts {
    static let timmOptimSgdp = #"""
        import torch
        from torch.optim.optimizer import Optimizer, required
        from timm.optim._helpers import _cautious, _step
        from timm.optim.adamp import projection

        class SGDP(Optimizer):
            """SGD with a projection for weights that are free in scale (arXiv 2006.08217)."""

            def __init__(self, params, lr=required, momentum=0, dampening=0, weight_decay=0, nesterov=False, eps=1e-8, delta=0.1,
                         wd_ratio=0.1, caution=False):
                super().__init__(params, dict(lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
                                              eps=eps, delta=delta, wd_ratio=wd_ratio, caution=caution))

            @_step
            def step(self, group):
                momentum, decay, caution = group['momentum'], group['weight_decay'], group.get('caution', False)
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['momentum'] = torch.zeros_like(p)
                    buffer = state['momentum']
                    buffer.mul_(momentum).add_(grad, alpha=1.0 - group['dampening'])
                    step = grad + momentum * buffer if group['nesterov'] else buffer.clone()
                    ratio = 1.0
                    if len(p.shape) > 1:
                        step, ratio = projection(p, grad, step, group['delta'], group['wd_ratio'], group['eps'], caution)
                    elif caution:
                        step = _cautious(step, grad)
                    if decay != 0:
                        p.mul_(1.0 - group['lr'] * decay * ratio / (1 - momentum))
                    p.add_(step, alpha=-group['lr'])
        """#
}
