// timm.optim.SGDW: SGD whose weight decay shrinks the parameters (arXiv 1711.05101).

extension TrainingScripts {
    static let timmOptimSgdw = #"""
        from torch.optim import Optimizer
        from timm.optim._helpers import _cautious, _decay_scale, _max_lr_snapshot, _number, _Snapshot, _step

        class SGDW(_Snapshot, Optimizer):
            """SGD whose weight decay shrinks the parameters (arXiv 1711.05101)."""

            _added_options = {'caution': False, 'corrected_weight_decay': False, 'nesterov': False, 'maximize': False, 'foreach': None,
                              'differentiable': False}

            def __init__(self, params, lr=1e-3, momentum=0.0, dampening=0.0, weight_decay=0.0, nesterov=False, *, caution=False,
                         corrected_weight_decay=False, maximize=False, foreach=None, differentiable=False):
                if lr < 0.0:
                    raise ValueError(f'Invalid learning rate: {lr}')
                if momentum < 0.0:
                    raise ValueError(f'Invalid momentum value: {momentum}')
                if weight_decay < 0.0:
                    raise ValueError(f'Invalid weight_decay value: {weight_decay}')
                defaults = dict(
                    lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov, caution=caution,
                    corrected_weight_decay=corrected_weight_decay, max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay),
                    maximize=maximize, foreach=foreach, differentiable=differentiable)
                if nesterov and (momentum <= 0 or dampening != 0):
                    raise ValueError('Nesterov momentum requires a momentum and zero dampening')
                super().__init__(params, defaults)

            @_step
            def step(self, group):
                lr, momentum, dampening, nesterov = _number(group['lr']), group['momentum'], group['dampening'], group['nesterov']
                shrink = 1.0 - _decay_scale(group) * group['weight_decay']
                for p, grad in zip(*self._gradients(group)):
                    if group['maximize']:
                        grad = -grad
                    p.mul_(shrink)
                    state = self.state[p]
                    buffer = state.get('momentum_buffer')
                    if momentum != 0:
                        if buffer is None:
                            buffer = grad.clone()
                        else:
                            buffer.mul_(momentum).add_(grad, alpha=1 - dampening)
                        step = grad.add(buffer, alpha=momentum) if nesterov else buffer
                        grad = _cautious(step, grad) if group['caution'] else step
                    state['momentum_buffer'] = buffer
                    p.add_(grad, alpha=-lr)
        """#
}
