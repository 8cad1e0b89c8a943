// torch.optim.Adam: moving averages of gradient and squared gradient (arXiv 1412.6980), amsgrad, decoupled decay.

extension TrainingScripts {
    static let torchOptimAdam = #"""
        import torch
        from torch import Tensor
        from torch.optim import _kernels
        from torch.optim.optimizer import Optimizer, _capturable, _check, _check_betas, _check_fused, _number, _scalar, _step

        class Adam(Optimizer):
            """Moving averages of gradient and squared gradient (arXiv 1412.6980), amsgrad, decoupled decay."""

            _added_options = {'amsgrad': False, 'maximize': False, 'foreach': None, 'capturable': False, 'differentiable': False,
                              'decoupled_weight_decay': False, 'fused': None}
            _step_is_tensor = True

            def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *, foreach=None,
                         maximize=False, capturable=False, differentiable=False, fused=None, decoupled_weight_decay=False):
                if isinstance(lr, Tensor):
                    if foreach and not capturable:
                        raise ValueError('lr as a Tensor is not supported for capturable=False and foreach=True')
                    if lr.numel() != 1:
                        raise ValueError('Tensor lr must be 1-element')
                _check(lr, 'learning rate')
                _check(eps, 'epsilon value')
                _check_betas(betas)
                _check(weight_decay, 'weight_decay value')
                kinds = [isinstance(b, Tensor) for b in betas[:2]]
                if not (all(kinds) or all(isinstance(b, float) for b in betas[:2])):
                    raise ValueError('betas must be either both floats or both Tensors')
                for i in (0, 1):
                    if kinds[i]:
                        if not capturable and foreach:
                            raise ValueError(f'betas[{i}] as a Tensor is not supported for capturable=False and foreach=True')
                        if betas[i].numel() != 1:
                            raise ValueError(f'Tensor betas[{i}] must be 1-element')
                betas = tuple(b.squeeze() if isinstance(b, Tensor) and b.dim() != 0 else b for b in betas)
                defaults = {'lr': lr, 'betas': betas, 'eps': eps, 'weight_decay': weight_decay, 'amsgrad': amsgrad, 'maximize': maximize,
                            'foreach': foreach, 'capturable': capturable, 'differentiable': differentiable, 'fused': fused,
                            'decoupled_weight_decay': decoupled_weight_decay}
                super().__init__(params, defaults)
                _check_fused(fused, foreach, differentiable)

            @_step
            def step(self, group):
                amsgrad = group['amsgrad']
                params, grads, averages, squares, largest, steps = [], [], [], [], [], []
                for p in group['params']:
                    grad = p.grad
                    if grad is None:
                        continue
                    params.append(p)
                    grads.append(grad)
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = _scalar()
                        state['exp_avg'] = torch.zeros_like(p)
                        state['exp_avg_sq'] = torch.zeros_like(p)
                        if amsgrad:
                            state['max_exp_avg_sq'] = torch.zeros_like(p)
                    averages.append(state['exp_avg'])
                    squares.append(state['exp_avg_sq'])
                    if amsgrad:
                        largest.append(state['max_exp_avg_sq'])
                    if group['foreach'] and isinstance(group['lr'], Tensor) and not group['capturable']:
                        raise RuntimeError('lr as a Tensor is not supported for capturable=False and foreach=True')
                    steps.append(state['step'])
                if not params:
                    return
                if group['capturable']:
                    _capturable()
                beta1, beta2 = (_number(b) for b in group['betas'])
                lr, eps, decay = _number(group['lr']), group['eps'], _number(group['weight_decay'])
                decoupled, maximize = group['decoupled_weight_decay'], group['maximize']
                if _kernels.adam(params, grads, averages, squares, largest, steps, lr, beta1, beta2, eps, decay, decoupled, maximize):
                    return
                for i, (p, grad) in enumerate(zip(params, grads)):
                    if maximize:
                        grad = -grad
                    steps[i] += 1
                    step = steps[i].item()
                    if decay != 0:
                        if decoupled:
                            p.mul_(1 - lr * decay)
                        else:
                            grad = grad.add(p, alpha=decay)
                    averages[i].lerp_(grad, 1 - beta1)
                    squares[i].mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                    root = squares[i].sqrt()
                    if amsgrad:
                        largest[i].copy_(torch.maximum(largest[i], squares[i]))
                        root = largest[i].sqrt()
                    denominator = (root / (1 - beta2 ** step) ** 0.5).add_(eps)
                    p.addcdiv_(averages[i], denominator, value=-(lr / (1 - beta1 ** step)))
        """#
}
