// timm.optim.Adafactor: factored second moments, relative steps (arXiv 1804.04235).

extension TrainingScripts {
    static let timmOptimAdafactor = #"""
        import math

        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _cautious, _number, _step

        class Adafactor(Optimizer):
            """Factored second moments, relative steps (arXiv 1804.04235)."""

            _added_options = {'caution': False, 'min_dim_size_to_factor': 16}

            def __init__(self, params, lr=None, eps=1e-30, eps_scale=1e-3, clip_threshold=1.0, decay_rate=-0.8, betas=None,
                         weight_decay=0.0, scale_parameter=True, warmup_init=False, min_dim_size_to_factor=16, caution=False):
                relative_step = lr is None
                if warmup_init and not relative_step:
                    raise ValueError('warmup_init requires relative_step=True')
                super().__init__(params, dict(
                    lr=lr, eps=eps, eps_scale=eps_scale, clip_threshold=clip_threshold, decay_rate=decay_rate,
                    beta1=None if betas is None else betas[0], weight_decay=weight_decay, scale_parameter=scale_parameter,
                    relative_step=relative_step, warmup_init=warmup_init, min_dim_size_to_factor=min_dim_size_to_factor, caution=caution))

            @staticmethod
            def _factored(shape, least):
                """The two dimensions whose second moments are kept as rows and columns, or None."""
                n = len(shape)
                if n > 2 and shape[0] > least and shape[1] > least:
                    return 0, 1
                if n >= 2 and shape[-2] > least and shape[-1] > least:
                    return n - 2, n - 1
                return None

            @staticmethod
            def _rms(tensor):
                return tensor.norm(2) / tensor.numel() ** 0.5

            @staticmethod
            def _rate(group, state):
                if group['relative_step']:
                    least = 1e-6 * state['step'] if group['warmup_init'] else 1e-2
                    scale = max(group['eps_scale'], state['RMS']) if group['scale_parameter'] else 1.0
                    group['lr'] = min(least, 1.0 / math.sqrt(state['step'])) * scale
                return group['lr']

            @_step
            def step(self, group):
                beta1 = group['beta1']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    dims = self._factored(grad.shape, group['min_dim_size_to_factor'])
                    if len(state) == 0:
                        state['step'] = 0
                        if beta1 is not None:
                            state['exp_avg'] = torch.zeros_like(grad)
                        if dims is not None:
                            column, row = dims
                            shape = list(grad.shape)
                            state['exp_avg_sq_row'] = grad.new_zeros(shape[:row] + shape[row + 1:])
                            state['exp_avg_sq_col'] = grad.new_zeros(shape[:column] + shape[column + 1:])
                        else:
                            state['exp_avg_sq'] = torch.zeros_like(grad)
                        state['RMS'] = 0
                    state['step'] += 1
                    state['RMS'] = self._rms(p)
                    lr = self._rate(group, state)
                    weight = math.pow(state['step'], group['decay_rate'])
                    update = grad ** 2 + group['eps']
                    if dims is not None:
                        column, row = dims
                        rows, columns = state['exp_avg_sq_row'], state['exp_avg_sq_col']
                        rows.lerp_(update.mean(dim=row), weight)
                        columns.lerp_(update.mean(dim=column), weight)
                        row_factor = (rows / rows.mean(dim=column, keepdim=True)).rsqrt_().unsqueeze(row)
                        update = torch.mul(row_factor, columns.unsqueeze(column).rsqrt()).mul_(grad)
                    else:
                        state['exp_avg_sq'].lerp_(update, weight)
                        update = state['exp_avg_sq'].rsqrt().mul_(grad)
                    update.div_((self._rms(update) / group['clip_threshold']).clamp_(min=1.0))
                    update.mul_(lr)
                    if beta1 is not None:
                        state['exp_avg'].lerp_(update, 1 - beta1)
                        update = _cautious(state['exp_avg'], grad) if group['caution'] else state['exp_avg']
                    if group['weight_decay'] != 0:
                        p.add_(p, alpha=-group['weight_decay'] * _number(lr))
                    p.sub_(update)
        """#
}
