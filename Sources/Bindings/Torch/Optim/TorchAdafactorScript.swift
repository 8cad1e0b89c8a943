// torch.optim.Adafactor: second moments kept as rows and columns (arXiv 1804.04235).

extension TrainingScripts {
    static let torchOptimOwnAdafactor = #"""
        import torch
        from torch.optim.optimizer import Optimizer, _check_lr, _number, _scalar, _step

        class Adafactor(Optimizer):
            """Second moments kept as rows and columns (arXiv 1804.04235)."""

            _added_options = {'foreach': None}
            _step_is_tensor = True

            def __init__(self, params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *, foreach=None,
                         maximize=False):
                _check_lr(lr, 'Learning rate should be >= 0 but is: {}')
                if not 0.0 >= beta2_decay:
                    raise ValueError(f'beta2_decay should be <= 0 but is: {beta2_decay}')
                if eps[0] is not None and not 0.0 <= eps[0]:
                    raise ValueError(f'epsilon1 should be >= 0 but is: {eps[0]}')
                if not 0.0 <= eps[1]:
                    raise ValueError(f'epsilon2 should be >= 0 but is: {eps[1]}')
                if not 1.0 <= d:
                    raise ValueError(f'Clipping threshold d should be >= 1 but is: {d}')
                if not 0.0 <= weight_decay:
                    raise ValueError(f'weight_decay should be >= 0 but is: {weight_decay}')
                super().__init__(params, {'lr': lr, 'beta2_decay': beta2_decay, 'eps': eps, 'd': d, 'weight_decay': weight_decay,
                                          'foreach': foreach, 'maximize': maximize})

            @_step
            def step(self, group):
                lr, (eps1, eps2) = _number(group['lr']), group['eps']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = _scalar()
                        if grad.dim() > 1:
                            state['row_var'] = grad.new_zeros(list(grad.shape[:-1]) + [1])
                            state['col_var'] = grad.new_zeros(list(grad.shape[:-2]) + [1, grad.shape[-1]])
                        else:
                            state['variance'] = torch.zeros_like(grad)
                    if group['maximize']:
                        grad = -grad
                    if eps1 is None:
                        eps1 = torch.finfo(p.dtype).eps
                    state['step'] += 1
                    step = state['step'].item()
                    weight = step ** group['beta2_decay']
                    alpha = max(eps2, p.norm(2).item() / p.numel() ** 0.5) * min(lr, 1 / step ** 0.5)
                    if group['weight_decay'] != 0:
                        p.mul_(1 - lr * group['weight_decay'])
                    if grad.dim() > 1:
                        rows, columns = state['row_var'], state['col_var']
                        rows.lerp_(torch.norm(grad, dim=-1, keepdim=True).square_().div_(grad.size(-1)), weight)
                        columns.lerp_(torch.norm(grad, dim=-2, keepdim=True).square_().div_(grad.size(-2)), weight)
                        estimate = rows @ columns
                        estimate.div_(rows.mean(dim=-2, keepdim=True).clamp_(min=eps1))
                    else:
                        state['variance'].lerp_(grad * grad, weight)
                        estimate = state['variance'].clone()
                    update = estimate.clamp_(min=eps1 * eps1).rsqrt_().mul_(grad)
                    size = max(1.0, update.norm(2).item() / (update.numel() ** 0.5 * group['d']))
                    p.add_(update, alpha=-alpha / size)

        Adafactor.__module__ = 'torch.optim'
        """#
}
