// timm.optim.AdafactorBigVision: the variant of Big Vision, with momentum in half precision (arXiv 2106.04560).

extension TrainingScripts {
    static let timmOptimAdafactorBv = #"""
        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _cautious, _max_lr_snapshot, _number, _scalar, _Snapshot, _step, _validate_scalar

        def _factored_dims(shape, least):
            """The two largest dimensions, the smaller first, if that is large enough; else None."""
            if len(shape) < 2:
                return None
            sizes = sorted((n, i) for i, n in enumerate(shape))
            if sizes[-2][0] < least:
                return None
            return sizes[-2][1], sizes[-1][1]

        class AdafactorBigVision(_Snapshot, Optimizer):
            """The variant of Big Vision, with momentum in half precision (arXiv 2106.04560)."""

            _added_options = {'caution': False, 'corrected_weight_decay': False}

            def __init__(self, params, lr=1.0, min_dim_size_to_factor=16, decay_rate=0.8, decay_offset=0, beta2_cap=0.999, momentum=0.9,
                         momentum_dtype=torch.bfloat16, eps=None, weight_decay=0.0, clipping_threshold=None, unscaled_wd=False,
                         caution=False, corrected_weight_decay=False):
                if isinstance(momentum_dtype, str):
                    assert momentum_dtype in ('float16', 'bfloat16', 'float32'), f'{momentum_dtype} dtype not supported'
                    momentum_dtype = getattr(torch, momentum_dtype)
                _validate_scalar('learning rate', lr)
                _validate_scalar('weight_decay', weight_decay)
                super().__init__(params, dict(
                    lr=lr, min_dim_size_to_factor=min_dim_size_to_factor, decay_rate=decay_rate, decay_offset=decay_offset,
                    beta2_cap=beta2_cap, momentum=momentum, momentum_dtype=momentum_dtype, eps=eps, weight_decay=weight_decay,
                    clipping_threshold=clipping_threshold, unscaled_wd=unscaled_wd, caution=caution,
                    corrected_weight_decay=corrected_weight_decay, max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay)))

            def __setstate__(self, state):
                super().__setstate__(state)
                for group in self.param_groups:
                    for p in group['params']:
                        own = self.state.get(p)
                        if own and isinstance(own.get('exp_avg'), torch.Tensor):
                            own['exp_avg'] = own['exp_avg'].to(dtype=group['momentum_dtype'])

            @_step
            def step(self, group):
                lr, momentum, decay = _number(group['lr']), group['momentum'], group['weight_decay']
                dtype = group['momentum_dtype']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    dims = _factored_dims(grad.shape, group['min_dim_size_to_factor'])
                    if len(state) == 0:
                        state['step'] = _scalar()
                        if dims is not None:
                            for name, dim in (('exp_avg_sq_r', dims[1]), ('exp_avg_sq_c', dims[0])):
                                shape = list(grad.shape)
                                shape[dim] = 1
                                state[name] = grad.new_zeros(shape)
                        else:
                            state['exp_avg_sq'] = torch.zeros_like(grad)
                        if momentum is not None:
                            state['exp_avg'] = torch.zeros_like(grad, dtype=dtype)
                    state['step'] += 1
                    eps = group['eps'] if group['eps'] is not None else 1e-7 if grad.dtype == torch.float16 else 1e-30
                    step = max(state['step'].item() - group['decay_offset'], 1)
                    weight = 1 - min(group['beta2_cap'], 1.0 - step ** (-group['decay_rate']))
                    square = torch.square(grad) + eps
                    if 'exp_avg_sq' not in state:
                        column, row = dims
                        rows, columns = state['exp_avg_sq_r'], state['exp_avg_sq_c']
                        rows.lerp_(square.mean(dim=row, keepdim=True), weight)
                        columns.lerp_(square.mean(dim=column, keepdim=True), weight)
                        update = grad * (rows / rows.mean(dim=column, keepdim=True)).rsqrt() * columns.rsqrt()
                    else:
                        state['exp_avg_sq'].lerp_(square, weight)
                        update = grad * state['exp_avg_sq'].rsqrt()
                    threshold = group['clipping_threshold']
                    if threshold is not None:
                        update.div_((update.norm(2) / update.numel() ** 0.5 / threshold).clamp_(min=1.0))
                    average = state.get('exp_avg')
                    if momentum is not None and average is not None:
                        if dtype != grad.dtype:
                            # Computed in float32 and rounded once.
                            average.copy_(average.float().lerp(update.to(dtype).float(), 1 - momentum))
                            update = average.to(grad.dtype)
                        else:
                            average.lerp_(update, 1 - momentum)
                            update = average.clone()
                        if group['caution']:
                            update = _cautious(update, grad)
                    update.mul_(lr)
                    if decay != 0:
                        scale = 1.0 if group['unscaled_wd'] else lr
                        if group['corrected_weight_decay']:
                            scale = scale * lr / group['max_lr_snapshot']
                        p.mul_(1.0 - scale * decay)
                    p.add_(update, alpha=-1.0)
        """#
}
