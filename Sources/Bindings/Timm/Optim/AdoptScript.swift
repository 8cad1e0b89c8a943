// timm.optim.Adopt: Adam that converges with any second beta (arXiv 2411.02853).

extension TrainingScripts {
    static let timmOptimAdopt = #"""
        import torch
        from torch import Tensor
        from torch.optim import Optimizer
        from timm.optim._helpers import (_capturable, _cautious, _check_adam, _decay_scale, _max_lr_snapshot, _number, _scalar, _Snapshot,
                                         _step)

        class Adopt(_Snapshot, Optimizer):
            """Adam that converges with any second beta (arXiv 2411.02853)."""

            _added_options = {'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False, 'clip_exp': None,
                              'caution': False, 'corrected_weight_decay': False}

            def __init__(self, params, lr=1e-3, betas=(0.9, 0.9999), eps=1e-6, clip_exp=0.333, weight_decay=0.0, decoupled=False,
                         corrected_weight_decay=False, *, caution=False, foreach=None, maximize=False, capturable=False,
                         differentiable=False):
                if isinstance(lr, Tensor):
                    if foreach and not capturable:
                        raise ValueError('lr as a Tensor is not supported for capturable=False and foreach=True')
                    if lr.numel() != 1:
                        raise ValueError('Tensor lr must be 1-element')
                if not 0.0 <= lr:
                    raise ValueError(f'Invalid learning rate: {lr}')
                if not 0.0 <= eps:
                    raise ValueError(f'Invalid epsilon value: {eps}')
                _check_adam(0.0, 0.0, betas, weight_decay)
                super().__init__(params, dict(
                    lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, clip_exp=clip_exp, decoupled=decoupled,
                    corrected_weight_decay=corrected_weight_decay, max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay),
                    caution=caution, maximize=maximize, foreach=foreach, capturable=capturable, differentiable=differentiable))

            @_step
            def step(self, group):
                beta1, beta2 = group['betas']
                lr, decay = _number(group['lr']), group['weight_decay']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    is_first = len(state) == 0
                    if is_first:
                        state['step'] = _scalar()
                        state['exp_avg'] = torch.zeros_like(grad)
                        state['exp_avg_sq'] = torch.zeros_like(grad)
                    if group['capturable']:
                        _capturable()
                    state['step'] += 1
                    if group['maximize']:
                        grad = -grad
                    average, square = state['exp_avg'], state['exp_avg_sq']
                    if decay != 0 and not group['decoupled']:
                        grad = grad.add(p, alpha=decay)
                    # The first gradient only starts the second moment; later ones are measured against what came before them.
                    if is_first:
                        square.addcmul_(grad, grad)
                        continue
                    if decay != 0 and group['decoupled']:
                        p.add_(p, alpha=-_decay_scale(group) * decay)
                    normal = grad.div(torch.clamp(square.sqrt(), group['eps']))
                    if group['clip_exp'] is not None:
                        limit = (state['step'].item() - 1) ** group['clip_exp']
                        normal.clamp_(-limit, limit)
                    average.lerp_(normal, 1 - beta1)
                    p.add_(_cautious(average, grad) if group['caution'] else average, alpha=-lr)
                    square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        """#
}
