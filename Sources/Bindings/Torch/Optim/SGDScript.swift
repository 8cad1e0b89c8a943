// torch.optim.SGD: stochastic gradient descent with momentum, dampening and Nesterov's step.

extension TrainingScripts {
    static let torchOptimSgd = #"""
        import torch
        from torch import Tensor
        from torch.optim import _kernels
        from torch.optim.optimizer import Optimizer, _check_fused, _number, _step

        class SGD(Optimizer):
            """Stochastic gradient descent with momentum, dampening and Nesterov's step."""

            _added_options = {'nesterov': False, 'maximize': False, 'foreach': None, 'differentiable': False, 'fused': False}

            def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False,
                         foreach=None, differentiable=False, fused=None):
                if isinstance(lr, Tensor) and lr.numel() != 1:
                    raise ValueError('Tensor lr must be 1-element')
                if lr < 0.0:
                    raise ValueError(f'Invalid learning rate: {lr}')
                if momentum < 0.0:
                    raise ValueError(f'Invalid momentum value: {momentum}')
                if weight_decay < 0.0:
                    raise ValueError(f'Invalid weight_decay value: {weight_decay}')
                defaults = {'lr': lr, 'momentum': momentum, 'dampening': dampening, 'weight_decay': weight_decay, 'nesterov': nesterov,
                            'maximize': maximize, 'foreach': foreach, 'differentiable': differentiable, 'fused': fused}
                if nesterov and (momentum <= 0 or dampening != 0):
                    raise ValueError('Nesterov momentum requires a momentum and zero dampening')
                super().__init__(params, defaults)
                _check_fused(fused, foreach, differentiable)

            @_step
            def step(self, group):
                params, grads = self._gradients(group)
                if not params:
                    return
                momentum, decay = group['momentum'], _number(group['weight_decay'])
                buffers = [self.state[p].get('momentum_buffer') for p in params] if momentum != 0 else []
                if momentum != 0 and None in [b if b is None else 1 for b in buffers]:
                    fresh = [b is None for b in buffers]
                    buffers = [torch.empty_like(p) if b is None else b for p, b in zip(params, buffers)]
                else:
                    fresh = []
                lr, dampening, nesterov = _number(group['lr']), group['dampening'], group['nesterov']
                if not _kernels.sgd(params, grads, buffers, fresh, lr, momentum, dampening, decay, nesterov, group['maximize']):
                    for i, (p, grad) in enumerate(zip(params, grads)):
                        if group['maximize']:
                            grad = -grad
                        if decay != 0:
                            grad = grad.add(p, alpha=decay)
                        if momentum != 0:
                            if fresh and fresh[i]:
                                buffers[i].copy_(grad)
                            else:
                                buffers[i].mul_(momentum).add_(grad, alpha=1 - dampening)
                            grad = grad.add(buffers[i], alpha=momentum) if nesterov else buffers[i]
                        p.add_(grad, alpha=-lr)
                if fresh:
                    for p, buffer in zip(params, buffers):
                        self.state[p]['momentum_buffer'] = buffer
        """#
}
