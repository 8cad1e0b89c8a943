// torch.optim.Muon: momentum made orthogonal, for matrices.

extension TrainingScripts {
    static let torchOptimOwnMuon = #"""
        import math

        import torch
        from torch.optim.optimizer import Optimizer, _check_lr, _number, _step

        def _rounded(x):
            return x.to(torch.bfloat16).to(torch.float32)

        def _orthogonal(grad, coefficients, steps, eps):
            """The nearest half-orthogonal matrix, roughly, by a Newton-Schulz iteration. PyTorch's runs in bfloat16: here it is float32
            with each result rounded, which is the same numbers and much faster."""
            if steps >= 100:
                raise ValueError('Number of steps must be less than 100 for computational efficiency')
            if len(grad.shape) != 2:
                raise ValueError('Input tensor gradient must be a 2D matrix')
            if len(coefficients) != 3:
                raise ValueError('Coefficients must be a tuple of exactly 3 values')
            a, b, c = coefficients
            x = _rounded(grad)
            is_tall = grad.size(0) > grad.size(1)
            if is_tall:
                x = x.T
            x = _rounded(x / _rounded(x.norm()).clamp(min=eps))
            for _ in range(steps):
                gram = _rounded(x @ x.T)
                gram = _rounded(b * gram + c * (gram @ gram))
                x = _rounded(a * x + gram @ x)
            return x.T if is_tall else x

        class Muon(Optimizer):
            """Momentum made orthogonal, for matrices."""

            def __init__(self, params, lr=1e-3, weight_decay=0.1, momentum=0.95, nesterov=True,
                         ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-7, ns_steps=5, adjust_lr_fn=None):
                _check_lr(lr, 'Learning rate should be >= 0 but is: {}')
                if not 0.0 <= momentum:
                    raise ValueError(f'momentum should be >= 0 but is: {momentum}')
                if not 0.0 <= weight_decay:
                    raise ValueError(f'weight decay should be >= 0 but is: {weight_decay}')
                if adjust_lr_fn is not None and adjust_lr_fn not in ['original', 'match_rms_adamw']:
                    raise ValueError(f'Adjust learning rate function {adjust_lr_fn} is not supported')
                super().__init__(params, {'lr': lr, 'weight_decay': weight_decay, 'momentum': momentum, 'nesterov': nesterov,
                                          'ns_coefficients': ns_coefficients, 'eps': eps, 'ns_steps': ns_steps,
                                          'adjust_lr_fn': adjust_lr_fn})
                for group in self.param_groups:
                    for p in group['params']:
                        if p.ndim != 2:
                            raise ValueError(f'Muon only supports 2D parameters whereas we found a parameter with size: {p.size()}')

            @_step
            def step(self, group):
                lr, momentum = _number(group['lr']), group['momentum']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if 'momentum_buffer' not in state:
                        state['momentum_buffer'] = torch.zeros_like(grad)
                    if grad.ndim != 2:
                        raise ValueError('Param gradient must be a 2D matrix')
                    buffer = state['momentum_buffer']
                    buffer.lerp_(grad, 1 - momentum)
                    update = grad.lerp(buffer, momentum) if group['nesterov'] else buffer
                    update = _orthogonal(update, group['ns_coefficients'], group['ns_steps'], group['eps'])
                    rows, columns = p.shape
                    if group['adjust_lr_fn'] == 'match_rms_adamw':
                        ratio = 0.2 * math.sqrt(max(rows, columns))
                    else:
                        ratio = math.sqrt(max(1, rows / columns))
                    p.mul_(1 - lr * group['weight_decay'])
                    p.add_(update, alpha=-lr * ratio)

        Muon.__module__ = 'torch.optim'
        """#
}
