// timm.optim.Muon and AdaMuon: orthogonal momentum for matrices (Jordan 2024, arXiv 2507.11005), AdamW for the rest.

extension TrainingScripts {
    static let timmOptimMuon = #"""
        import logging
        import math
        import numbers
        import warnings
        from collections.abc import Sequence

        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _capturable, _number, _scalar, _step, _validate_scalar
        from timm.optim.adamw import adamw
        from timm.optim.nadamw import nadamw

        _logger = logging.getLogger(__name__)

        # Polynomials of the Newton-Schulz iteration: one for all steps, or one for each.
        _COEFFICIENTS = {
            'original': [(3.4445, -4.775, 2.0315)],
            'quintic': [(4.0848, -6.8946, 2.927), (3.9505, -6.3029, 2.6377), (3.7418, -5.5913, 2.3037), (2.8769, -3.1427, 1.2046),
                        (2.8366, -3.0525, 1.2012)],
            # arXiv 2505.16932
            'polar_express': [
                (8.237312490495555, -23.157747414558198, 16.680568411445915), (4.082441999064835, -2.893047735332586, 0.5252849256975648),
                (3.9263479922546582, -2.8547468034765298, 0.5318022422894988), (3.2982187133085143, -2.424541981026706, 0.48632008358844075),
                (2.2970369434552573, -1.63662558125903, 0.4002628455953627), (1.8763805351440397, -1.2347896577722228, 0.35891887501668385),
                (1.8564423485617974, -1.2132449880935525, 0.3568003487825883),
                (1.8749994008682747, -1.2499988017229169, 0.3749994008546422)],
            'polar_express_safer': [
                (8.156554524902461, -22.48329292557795, 15.878769915207462), (4.0429299351667245, -2.808917465908704, 0.5000178451051299),
                (3.8916678022926563, -2.7724841532176825, 0.5060648178503389), (3.285753657755658, -2.3681294933425394, 0.46449024233003117),
                (2.3005307116270983, -1.6111665557258408, 0.3833374427545273), (1.8631210546382593, -1.2042160621002727, 0.3421879560523383),
                (1.8382572152247512, -1.1779263289537742, 0.3396513038637379),
                (1.8749999923301852, -1.2499999836060613, 0.374999991275876)],
        }

        def resolve_ns_coefficients(value, presets=_COEFFICIENTS):
            def is_sequence(x):
                return isinstance(x, Sequence) and not isinstance(x, (str, bytes))

            def is_real(x):
                return isinstance(x, numbers.Real) and not isinstance(x, bool)

            def coefficient(x):
                if not is_sequence(x) or len(x) != 3 or not all(is_real(v) for v in x):
                    raise ValueError(f'Coefficient must be length-3 of real numbers, got: {x!r}')
                return tuple(float(v) for v in x)

            if isinstance(value, str):
                if value not in presets:
                    raise ValueError(f"Unknown coefficients preset '{value}'. Valid options: {', '.join(sorted(presets.keys()))}")
                return [coefficient(item) for item in presets[value]]
            if not is_sequence(value):
                raise TypeError('Coefficients must be a preset name (str), a 3-sequence (a,b,c), or a sequence of 3-sequences.')
            if len(value) == 3 and all(is_real(v) for v in value):
                return [coefficient(value)]
            for i, item in enumerate(value):
                if not is_sequence(item):
                    raise TypeError(f'Item {i} is not a sequence: {item!r}')
            if not value:
                raise ValueError('Coefficient list cannot be empty')
            return [coefficient(item) for item in value]

        def _rounded(x):
            return x.to(torch.bfloat16).to(torch.float32)

        def zeropower_via_newtonschulz(G, steps, coefficients, eps=1e-7, safety_factor=1.0, dtype=torch.bfloat16, scale_eps=False):
            """The nearest half-orthogonal matrix, roughly. bfloat16 is arithmetic in float32 with each result rounded."""
            assert G.ndim in (2, 3), f'Input must be 2D or 3D, got {G.ndim}D. Flatten batch dims first.'
            is_half = dtype == torch.bfloat16
            rounded = _rounded if is_half else (lambda x: x)
            x = rounded(G) if is_half else G.to(dtype)
            if scale_eps:
                eps = eps * (G.shape[-1] / G.shape[-2]) ** 0.5
            is_tall = x.size(-2) > x.size(-1)
            if is_tall:
                x = x.transpose(-2, -1)
            size = rounded(rounded(x.norm(2, dim=(-2, -1), keepdim=True)) * safety_factor)
            x = rounded(x / (rounded(size + eps) if scale_eps else size.clamp(min=eps)))
            for step in range(steps):
                a, b, c = coefficients[min(step, len(coefficients) - 1)]
                gram = rounded(x @ x.transpose(-2, -1))
                gram = rounded(b * gram + c * (gram @ gram))
                x = rounded(a * x + gram @ x)
            return x.transpose(-2, -1) if is_tall else x

        def _sides(shape):
            return (shape[-2], shape[-1]) if len(shape) > 1 else (1.0, 1.0)

        def get_lr_scale(param_shape, adjust_lr_fn='match_rms_adamw'):
            rows, columns = _sides(param_shape)
            if adjust_lr_fn == 'original':
                return max(1, rows / columns) ** 0.5
            if adjust_lr_fn == 'match_rms_adamw':
                return 0.2 * max(rows, columns) ** 0.5
            if adjust_lr_fn == 'rms_to_rms':
                return (rows / columns) ** 0.5
            assert False, f'Invalid scaling function "{adjust_lr_fn}" for Muon'

        def get_adamuon_lr_scale(param_shape, adjust_lr_fn='match_rms_adamw'):
            rows, columns = _sides(param_shape)
            if adjust_lr_fn == 'match_rms_adamw':
                return 0.2 * math.prod(param_shape) ** 0.5, True
            if adjust_lr_fn == 'rms_to_rms':
                return (rows / columns) ** 0.5, False
            if adjust_lr_fn == 'rsqrt_in':
                return columns ** -0.5, False
            assert False, f'Invalid scaling function "{adjust_lr_fn}" for AdaMuon'

        def _is_suitable_for_muon(param, min_dim_size=4, max_aspect_ratio=128.0, return_reason=False):
            shape = param.shape
            reason = 'ok'
            if param.ndim < 2 or sum(1 for n in shape if n > 1) < 2:
                reason = 'insufficient_dims'
            elif shape[0] == 1 or shape[1] == 1:
                reason = 'leading_unit_dims'
            else:
                sides = shape[0], math.prod(shape[1:])
                if min(sides) < min_dim_size:
                    reason = f'min_dim_too_small:{min(sides)}'
                elif max(sides) / min(sides) > max_aspect_ratio:
                    reason = f'extreme_aspect_ratio:{max(sides) / min(sides):.1f}'
            return (reason == 'ok', reason) if return_reason else reason == 'ok'

        def reshape_for_muon(tensor, mode='flatten'):
            shape = tensor.shape
            if tensor.ndim == 2:
                return tensor, shape
            if tensor.ndim < 2:
                raise ValueError(f'Tensor must have at least 2 dimensions, got {tensor.ndim}')
            if mode == 'flatten':
                return tensor.reshape(shape[0], -1), shape
            if mode == 'batched':
                return tensor.reshape(shape[0], shape[1], -1).permute(2, 0, 1), shape
            raise ValueError(f'Unknown mode: {mode}')

        class Muon(Optimizer):
            def __init__(self, params, lr=0.02, weight_decay=0, momentum=0.95, nesterov=False, ns_steps=5, ns_coefficients='quintic',
                         eps=1e-7, safety_factor=1.0, adjust_lr_fn='match_rms_adamw', conv_mode='flatten', normalize_spatial=True,
                         adamw_lr=None, fallback_lr_scale=1.0, betas=(0.9, 0.95), algo='muon', scale_eps=False, capturable=False,
                         verbose=False):
                _validate_scalar('learning rate', lr)
                _validate_scalar('weight_decay', weight_decay)
                _validate_scalar('momentum', momentum, max_value=1.0)
                _validate_scalar('epsilon', eps)
                if conv_mode not in ['flatten', 'batched']:
                    raise ValueError(f'Invalid conv_mode: {conv_mode}')
                if algo not in ['muon', 'adamuon']:
                    raise ValueError(f"Invalid algo: {algo}. Must be 'muon' or 'adamuon'")
                if adamw_lr is not None:
                    warnings.warn('adamw_lr is deprecated, use fallback_lr_scale=adamw_lr/lr instead. adamw_lr will be removed in a future '
                                  'release.', FutureWarning, stacklevel=2)
                    if isinstance(lr, torch.Tensor):
                        raise ValueError('adamw_lr is not supported with tensor lr; use fallback_lr_scale instead.')
                    if lr == 0:
                        raise ValueError('Cannot compute fallback_lr_scale from adamw_lr when lr=0')
                    fallback_lr_scale = adamw_lr / lr
                super().__init__(params, dict(
                    lr=lr, weight_decay=weight_decay, momentum=momentum, nesterov=nesterov, ns_steps=ns_steps,
                    ns_coefficients=ns_coefficients, eps=eps, safety_factor=safety_factor, adjust_lr_fn=adjust_lr_fn, conv_mode=conv_mode,
                    normalize_spatial=normalize_spatial, fallback_lr_scale=fallback_lr_scale, betas=betas, algo=algo, scale_eps=scale_eps,
                    capturable=capturable, verbose=verbose))

            def __setstate__(self, state):
                super().__setstate__(state)
                for group in self.param_groups:
                    group.setdefault('algo', 'muon')
                    group.setdefault('scale_eps', False)
                    group.setdefault('capturable', False)
                    if 'fallback_lr_scale' not in group:
                        adamw_lr, base = group.pop('adamw_lr', None), group.get('initial_lr', group['lr'])
                        group['fallback_lr_scale'] = adamw_lr / base if adamw_lr is not None and base != 0 else 1.0

            def _route(self, p, group, state):
                """Matrices go to Muon, the rest to AdamW."""
                if group.get('use_fallback', False):
                    return False, 'use_fallback_flag'
                if 'use_muon' in group:
                    return group['use_muon'], 'use_muon_flag'
                return _is_suitable_for_muon(p, return_reason=True)

            @_step
            def step(self, group):
                adam = [], [], [], [], []
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if 'use_muon' not in state:
                        state['use_muon'], reason = self._route(p, group, state)
                        if self.defaults.get('verbose', False):
                            _logger.info(f"{'x'.join(str(s) for s in p.shape)} -> {'Muon' if state['use_muon'] else 'AdamW'} ({reason})")
                    is_adaptive = not state['use_muon'] or group.get('algo', 'muon') == 'adamuon'
                    if state['use_muon'] and 'momentum_buffer' not in state:
                        state['momentum_buffer'] = torch.zeros_like(p)
                    if is_adaptive:
                        if 'step' not in state:
                            state['step'] = _scalar()
                            if not state['use_muon']:
                                state['exp_avg'] = torch.zeros_like(p)
                            state['exp_avg_sq'] = torch.zeros_like(p)
                        if group['capturable']:
                            _capturable()
                    if state['use_muon']:
                        self._update(p, grad, state, group, is_adaptive)
                    else:
                        for target, value in zip(adam, (p, grad, state['exp_avg'], state['exp_avg_sq'], state['step'])):
                            target.append(value)
                if adam[0]:
                    lr = _number(group['lr']) * group['fallback_lr_scale']
                    options = lr, *group['betas'], group['eps'], 1.0 - lr * group['weight_decay']
                    if group['nesterov']:
                        nadamw(*adam, *options)
                    else:
                        adamw(*adam[:4], [], adam[4], *options)

            def _update(self, p, grad, state, group, is_adaptive):
                lr, momentum, eps, mode = _number(group['lr']), group['momentum'], group['eps'], group['conv_mode']
                buffer = state['momentum_buffer']
                p.mul_(1 - lr * group['weight_decay'])
                buffer.lerp_(grad, 1.0 - momentum)
                update = grad.lerp(buffer, momentum) if group['nesterov'] else buffer
                matrix, shape = reshape_for_muon(update, mode)
                update = zeropower_via_newtonschulz(matrix, group['ns_steps'], resolve_ns_coefficients(group['ns_coefficients']), eps=eps,
                                                    safety_factor=group['safety_factor'], scale_eps=group['scale_eps'])
                scale, normalises = 1.0, False
                if group['adjust_lr_fn']:
                    if is_adaptive:
                        scale, normalises = get_adamuon_lr_scale(update.shape, group['adjust_lr_fn'])
                    else:
                        scale = get_lr_scale(update.shape, group['adjust_lr_fn'])
                if mode == 'batched' and update.ndim >= 3:
                    if group['normalize_spatial'] and len(shape) >= 3:
                        scale *= update.shape[0] ** -0.5
                    update = update.permute(1, 2, 0)
                update = update.reshape(shape)
                if is_adaptive:
                    state['step'] += 1
                    square, beta2 = state['exp_avg_sq'], group['betas'][1]
                    square.mul_(beta2).addcmul_(update, update, value=1.0 - beta2)
                    if normalises:
                        update = update / square.sqrt().add_(eps)
                        update = update / update.norm().add_(eps)
                    else:
                        update = update / (square / (1.0 - beta2 ** state['step'].item())).sqrt().add_(eps)
                p.add_(update, alpha=-lr * scale)
        """#
}
