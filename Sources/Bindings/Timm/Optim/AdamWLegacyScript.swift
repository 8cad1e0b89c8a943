// timm.optim.AdamWLegacy: AdamW with cautious, corrected and clipped variants.

extension TrainingScripts {
    static let timmOptimAdamw = #"""
        import torch
        from torch.optim import Optimizer, _kernels
        from timm.optim._helpers import (_capturable, _cautious, _check_adam, _clip_rms, _decay_scale, _max_lr_snapshot, _number, _scalar,
                                         _Snapshot, _step)

        class AdamWLegacy(_Snapshot, Optimizer):
            """AdamW with cautious, corrected and clipped variants."""

            _added_options = {'amsgrad': False, 'caution': False, 'corrected_weight_decay': False, 'foreach': None, 'maximize': False,
                              'capturable': False, 'clipping_threshold': None}

            def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, caution=False,
                         corrected_weight_decay=False, maximize=False, foreach=None, capturable=False, clipping_threshold=None):
                _check_adam(lr, eps, betas)
                super().__init__(params, dict(
                    lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, caution=caution,
                    corrected_weight_decay=corrected_weight_decay, max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay),
                    foreach=foreach, maximize=maximize, capturable=capturable, clipping_threshold=clipping_threshold))

            @_step
            def step(self, group):
                params, grads, averages, squares, largest, steps = [], [], [], [], [], []
                for p in group['params']:
                    if p.grad is None:
                        continue
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = _scalar()
                        state['exp_avg'] = torch.zeros_like(p)
                        state['exp_avg_sq'] = torch.zeros_like(p)
                        if group['amsgrad']:
                            state['max_exp_avg_sq'] = torch.zeros_like(p)
                    params.append(p)
                    grads.append(p.grad)
                    averages.append(state['exp_avg'])
                    squares.append(state['exp_avg_sq'])
                    if group['amsgrad']:
                        largest.append(state['max_exp_avg_sq'])
                    steps.append(state['step'])
                if group['capturable'] and params:
                    _capturable()
                adamw(params, grads, averages, squares, largest, steps, _number(group['lr']), *group['betas'], group['eps'],
                      1.0 - _decay_scale(group) * group['weight_decay'], group['maximize'], group['caution'], group['clipping_threshold'])

        def adamw(params, grads, averages, squares, largest, steps, lr, beta1, beta2, eps, shrink, maximize=False, caution=False,
                  clip=None):
            if not params:
                return
            if not caution and clip is None:
                # The kernel's own decay is 1 - lr * decay.
                decay = (1.0 - shrink) / lr if lr != 0 else 0.0
                if (lr != 0 or shrink == 1.0) and _kernels.adam(params, grads, averages, squares, largest, steps, lr, beta1, beta2, eps,
                                                                decay, True, maximize):
                    return
            for i, (p, grad) in enumerate(zip(params, grads)):
                if maximize:
                    grad = -grad
                steps[i] += 1
                step = steps[i].item()
                p.mul_(shrink)
                average, square = averages[i], squares[i]
                average.lerp_(grad, 1 - beta1)
                square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                if largest:
                    largest[i].copy_(torch.maximum(largest[i], square))
                    square = largest[i]
                denominator = (square.sqrt() / (1 - beta2 ** step) ** 0.5).add_(eps)
                if clip is not None:
                    _clip_rms(denominator, grad, clip)
                if caution:
                    average = _cautious(average, grad)
                p.addcdiv_(average, denominator, value=-(lr / (1 - beta1 ** step)))
        """#
}
