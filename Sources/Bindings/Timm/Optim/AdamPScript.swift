// timm.optim.AdamP: Adam with a projection for weights that are free in scale (arXiv 2006.08217).

extension TrainingScripts {
    static let timmOptimAdamp = #"""
        import math

        import torch.nn.functional as F
        from torch.optim import Optimizer
        from timm.optim._helpers import _cautious, _counted, _step

        def projection(p, grad, perturb, delta, wd_ratio, eps, caution=False):
            """Takes the radial part out of the update of weights that are free in scale (arXiv 2006.08217)."""
            shape = (-1,) + (1,) * (len(p.shape) - 1)
            for view in (lambda x: x.reshape(x.size(0), -1), lambda x: x.reshape(1, -1)):
                rows = view(p)
                similarity = F.cosine_similarity(view(grad), rows, dim=1, eps=eps).abs_()
                if similarity.max() < delta / math.sqrt(rows.size(1)):
                    direction = p / rows.norm(p=2, dim=1).add_(eps).reshape(shape)

                    def radial(x):
                        return direction * view(direction * x).sum(dim=1).reshape(shape)

                    perturb = perturb - radial(perturb)
                    if caution:
                        perturb = _cautious(perturb, grad - radial(grad))
                        perturb = perturb - radial(perturb)
                    return perturb, wd_ratio
            return _cautious(perturb, grad) if caution else perturb, 1.0

        class AdamP(Optimizer):
            """Adam with a projection for weights that are free in scale (arXiv 2006.08217)."""

            def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, delta=0.1, wd_ratio=0.1, nesterov=False,
                         caution=False):
                super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, delta=delta, wd_ratio=wd_ratio,
                                              nesterov=nesterov, caution=caution))

            @_step
            def step(self, group):
                beta1, beta2 = group['betas']
                caution = group.get('caution', False)
                for p, grad in zip(*self._gradients(group)):
                    state = _counted(self, p, int, 'exp_avg', 'exp_avg_sq')
                    average, square = state['exp_avg'], state['exp_avg_sq']
                    average.mul_(beta1).add_(grad, alpha=1 - beta1)
                    square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                    denominator = (square.sqrt() / math.sqrt(1 - beta2 ** state['step'])).add_(group['eps'])
                    step = (beta1 * average + (1 - beta1) * grad) / denominator if group['nesterov'] else average / denominator
                    ratio = 1.0
                    if len(p.shape) > 1:
                        step, ratio = projection(p, grad, step, group['delta'], group['wd_ratio'], group['eps'], caution)
                    elif caution:
                        step = _cautious(step, grad)
                    if group['weight_decay'] > 0:
                        p.mul_(1.0 - group['lr'] * group['weight_decay'] * ratio)
                    p.add_(step, alpha=-(group['lr'] / (1 - beta1 ** state['step'])))
        """#
}
