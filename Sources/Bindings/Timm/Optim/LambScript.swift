// timm.optim.Lamb: a step for each parameter by the norm of its weights (arXiv 1904.00962).

extension TrainingScripts {
    static let timmOptimLamb = #"""
        import torch
        from torch.optim import Optimizer, _kernels
        from timm.optim._helpers import _cautious, _decay_scale, _max_lr_snapshot, _number, _scalar, _Snapshot, _validate_scalar

        def _trust_ratio(weight, update, clip):
            """How large a step the weights' norm allows; 1 where one of the norms is 0."""
            ratio = (weight / update).item() if weight > 0 and update > 0 else 1.0
            return min(ratio, 1.0) if clip else ratio

        class Lamb(_Snapshot, Optimizer):
            """A step for each parameter by the norm of its weights (arXiv 1904.00962)."""

            _added_options = {'caution': False, 'decoupled_decay': False, 'corrected_weight_decay': False, 'foreach': None}

            def __init__(self, params, lr=1e-3, bias_correction=True, betas=(0.9, 0.999), eps=1e-6, weight_decay=0.01,
                         grad_averaging=True, max_grad_norm=1.0, trust_clip=False, always_adapt=False, caution=False,
                         decoupled_decay=False, corrected_weight_decay=False, foreach=None):
                _validate_scalar('learning rate', lr)
                _validate_scalar('epsilon', eps)
                _validate_scalar('weight_decay', weight_decay)
                super().__init__(params, dict(
                    lr=lr, bias_correction=bias_correction, betas=betas, eps=eps, weight_decay=weight_decay, grad_averaging=grad_averaging,
                    max_grad_norm=max_grad_norm, trust_clip=trust_clip, always_adapt=always_adapt, caution=caution,
                    decoupled_decay=decoupled_decay, corrected_weight_decay=corrected_weight_decay,
                    max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay), foreach=foreach))

            def __setstate__(self, state):
                super().__setstate__(state)
                for group in self.param_groups:
                    if 'step' in group:
                        group['step'] = _scalar(group['step'])

            def _clip(self):
                """What all gradients are divided by, so that their norm stays below the limit."""
                limit = self.defaults['max_grad_norm']
                norms = [p.grad.norm() for group in self.param_groups for p in group['params'] if p.grad is not None]
                if limit is None or not norms:
                    return 1.0
                return (torch.stack(norms).norm() / limit).clamp_(min=1.0).item()

            def step(self, closure=None):
                loss = None
                if closure is not None:
                    with torch.enable_grad():
                        loss = closure()
                with torch.no_grad():
                    clip = self._clip()
                    for group in self.param_groups:
                        self._update(group, clip)
                return loss

            def _update(self, group, clip):
                beta1, beta2 = group['betas']
                beta3 = 1 - beta1 if group['grad_averaging'] else 1.0
                if 'step' not in group:
                    group['step'] = _scalar()
                group['step'].add_(1)
                params, grads = self._gradients(group)
                if not params:
                    return
                step = group['step'].item()
                correction1, correction2 = (1 - beta1 ** step, 1 - beta2 ** step) if group['bias_correction'] else (1.0, 1.0)
                averages, squares = [], []
                for p in params:
                    state = self.state[p]
                    if len(state) == 0:
                        state['exp_avg'] = torch.zeros_like(p)
                        state['exp_avg_sq'] = torch.zeros_like(p)
                    averages.append(state['exp_avg'])
                    squares.append(state['exp_avg_sq'])
                lr, eps, decay, caution = _number(group['lr']), group['eps'], group['weight_decay'], group['caution']
                decoupled = group.get('decoupled_decay', False)
                updates = [torch.empty_like(p) for p in params]
                coupled = decay if decay != 0 and not decoupled else 0.0
                if caution or not _kernels.lamb(params, grads, averages, squares, updates, clip, beta1, beta2, beta3, correction1,
                                                correction2, eps, coupled):
                    for i, grad in enumerate(grads):
                        grad = grad / clip
                        if beta3 == 1 - beta1:
                            averages[i].lerp_(grad, beta3)
                        else:
                            averages[i].mul_(beta1).add_(grad, alpha=beta3)
                        squares[i].mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                        denominator = (squares[i].sqrt() / correction2 ** 0.5).add_(eps)
                        updates[i] = (averages[i] / correction1).div_(denominator)
                        if caution:
                            updates[i] = _cautious(updates[i], grad)
                        if coupled != 0:
                            updates[i].add_(params[i], alpha=coupled)
                for p, update in zip(params, updates):
                    if decay != 0 and decoupled:
                        p.add_(p, alpha=-_decay_scale(group) * decay)
                    if decay != 0 or group['always_adapt']:
                        update.mul_(_trust_ratio(p.norm(2.0), update.norm(2.0), group['trust_clip']))
                    p.add_(update, alpha=-lr)
        """#
}
