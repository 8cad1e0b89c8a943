// timm.optim.Lars: SGD with a rate for each layer by its norms (arXiv 1708.03888).

extension TrainingScripts {
    static let timmOptimLars = #"""
        from torch.optim import Optimizer
        from timm.optim._helpers import _number, _step

        class Lars(Optimizer):
            """SGD with a rate for each layer by its norms (arXiv 1708.03888)."""

            _added_options = {'nesterov': False, 'foreach': None}

            def __init__(self, params, lr=1.0, momentum=0, dampening=0, weight_decay=0, nesterov=False, trust_coeff=0.001, eps=1e-8,
                         trust_clip=False, always_adapt=False, foreach=None):
                if lr < 0.0:
                    raise ValueError(f'Invalid learning rate: {lr}')
                if momentum < 0.0:
                    raise ValueError(f'Invalid momentum value: {momentum}')
                if weight_decay < 0.0:
                    raise ValueError(f'Invalid weight_decay value: {weight_decay}')
                if nesterov and (momentum <= 0 or dampening != 0):
                    raise ValueError('Nesterov momentum requires a momentum and zero dampening')
                super().__init__(params, dict(
                    lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov, trust_coeff=trust_coeff,
                    eps=eps, trust_clip=trust_clip, always_adapt=always_adapt, foreach=foreach))

            @_step
            def step(self, group):
                lr, momentum, decay = _number(group['lr']), group['momentum'], group['weight_decay']
                for p, grad in zip(*self._gradients(group)):
                    if decay != 0 or group['always_adapt']:
                        weight, size = p.norm(2.0), grad.norm(2.0)
                        ratio = group['trust_coeff'] * weight / (size + weight * decay + group['eps'])
                        ratio = ratio.item() if weight > 0 and size > 0 else 1.0
                        if group['trust_clip']:
                            ratio = min(ratio / lr, 1.0)
                        grad = grad.add(p, alpha=decay).mul_(ratio)
                    if momentum != 0:
                        state = self.state[p]
                        buffer = state.get('momentum_buffer')
                        if buffer is None:
                            buffer = state['momentum_buffer'] = grad.clone()
                        else:
                            buffer.mul_(momentum).add_(grad, alpha=1.0 - group['dampening'])
                        grad = grad.add(buffer, alpha=momentum) if group['nesterov'] else buffer
                    p.add_(grad, alpha=-lr)
        """#
}
