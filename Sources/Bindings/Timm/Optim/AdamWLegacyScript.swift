// timm.optim.AdamWLegacy: AdamW with cautious, corrected and clipped variants.

extension TrainingScripts {
    static let timmOptimAdamw = #"""
        from torch.optim import Optimizer, _kernels
        from timm.optim._helpers import _adamw_loop, _check_adam, _collected, _decay_scale, _max_lr_snapshot, _number, _Snapshot, _step

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
                names = ('exp_avg', 'exp_avg_sq', 'max_exp_avg_sq')[:3 if group['amsgrad'] else 2]
                params, grads, averages, squares, *largest, steps = _collected(self, group, *names)
                largest = largest[0] if largest else []
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
            _adamw_loop(params, grads, averages, squares, largest, steps, lr, beta1, beta2, eps, shrink, maximize, caution, clip)
        """#
}
