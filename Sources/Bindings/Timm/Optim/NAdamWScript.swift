// timm.optim.NAdamW: AdamW with Nesterov's momentum.

extension TrainingScripts {
    static let timmOptimNadamw = #"""
        from torch.optim import Optimizer, _kernels
        from timm.optim._helpers import _adamw_loop, _check_adam, _collected, _decay_scale, _max_lr_snapshot, _number, _Snapshot, _step

        class NAdamW(_Snapshot, Optimizer):
            """AdamW with Nesterov's momentum."""

            _added_options = {'caution': False, 'corrected_weight_decay': False, 'foreach': None, 'maximize': False, 'capturable': False,
                              'clipping_threshold': None}

            def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, caution=False,
                         corrected_weight_decay=False, maximize=False, foreach=None, capturable=False, clipping_threshold=None):
                _check_adam(lr, eps, betas, weight_decay)
                super().__init__(params, dict(
                    lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, caution=caution,
                    corrected_weight_decay=corrected_weight_decay, max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay),
                    foreach=foreach, maximize=maximize, capturable=capturable, clipping_threshold=clipping_threshold))

            @_step
            def step(self, group):
                params, grads, averages, squares, steps = _collected(self, group, 'exp_avg', 'exp_avg_sq')
                nadamw(params, grads, averages, squares, steps, _number(group['lr']), *group['betas'], group['eps'],
                       1.0 - _decay_scale(group) * group['weight_decay'], group['maximize'], group['caution'], group['clipping_threshold'])

        def nadamw(params, grads, averages, squares, steps, lr, beta1, beta2, eps, shrink, maximize=False, caution=False, clip=None):
            if not params:
                return
            if not caution and clip is None and _kernels.nadamw(params, grads, averages, squares, steps, lr, beta1, beta2, eps, shrink,
                                                                maximize):
                return
            _adamw_loop(params, grads, averages, squares, [], steps, lr, beta1, beta2, eps, shrink, maximize, caution, clip,
                        nesterov=True)
        """#
}
