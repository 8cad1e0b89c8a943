// timm.optim.RMSpropTF: RMSprop as TensorFlow has it.

extension TrainingScripts {
    static let timmOptimRmspropTf = #"""
        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _cautious, _decay_scale, _max_lr_snapshot, _number, _scalar, _Snapshot, _step, _validate_scalar

        class RMSpropTF(_Snapshot, Optimizer):
            """RMSprop as TensorFlow has it."""

            _added_options = {'momentum': 0, 'centered': False, 'caution': False, 'corrected_weight_decay': False, 'foreach': None}

            def __init__(self, params, lr=1e-2, alpha=0.9, eps=1e-10, weight_decay=0, momentum=0.0, centered=False, decoupled_decay=False,
                         corrected_weight_decay=False, lr_in_momentum=True, caution=False, foreach=None):
                _validate_scalar('learning rate', lr)
                _validate_scalar('epsilon', eps)
                _validate_scalar('momentum', momentum)
                _validate_scalar('weight_decay', weight_decay)
                if not 0.0 <= alpha:
                    raise ValueError(f'Invalid alpha value: {alpha}')
                super().__init__(params, dict(
                    lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
                    decoupled_decay=decoupled_decay, corrected_weight_decay=corrected_weight_decay,
                    max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay), lr_in_momentum=lr_in_momentum, caution=caution,
                    foreach=foreach))

            @_step
            def step(self, group):
                lr, momentum, decay, left = _number(group['lr']), group['momentum'], group['weight_decay'], 1.0 - group['alpha']
                for p, grad in zip(*self._gradients(group)):
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = _scalar()
                        # The mean square starts from one, and eps goes inside of the root.
                        state['square_avg'] = torch.ones_like(p)
                        if momentum > 0:
                            state['momentum_buffer'] = torch.zeros_like(p)
                        if group['centered']:
                            state['grad_avg'] = torch.zeros_like(p)
                    state['step'] += 1
                    if decay != 0:
                        if group['decoupled_decay']:
                            p.mul_(1.0 - _decay_scale(group) * decay)
                        else:
                            grad = grad.add(p, alpha=decay)
                    square = state['square_avg']
                    square.add_(grad.pow(2) - square, alpha=left)
                    if group['centered']:
                        mean = state['grad_avg']
                        mean.add_(grad - mean, alpha=left)
                        root = square.addcmul(mean, mean, value=-1).add(group['eps']).sqrt_()
                    else:
                        root = square.add(group['eps']).sqrt_()
                    if momentum > 0:
                        buffer = state['momentum_buffer']
                        buffer.mul_(momentum).addcdiv_(grad, root, value=lr if group['lr_in_momentum'] else 1)
                        if group['caution']:
                            buffer = _cautious(buffer, grad)
                        p.add_(buffer, alpha=-1.0 if group['lr_in_momentum'] else -lr)
                    else:
                        p.addcdiv_(grad, root, value=-lr)
        """#
}
