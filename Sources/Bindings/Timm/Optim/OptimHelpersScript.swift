// What timm's optimizers share: cautious updates, corrected weight decay, checks of options.

extension TrainingScripts {
    static let timmOptimOwnHelpers = #"""
        import torch
        from torch import Tensor
        from torch.optim.optimizer import _capturable, _number, _step

        def _scalar(value=0.0):
            return value if isinstance(value, Tensor) else torch.tensor(value, dtype=torch.float32)

        def _max_lr_snapshot(lr, corrected_weight_decay=False):
            max_lr = float(lr)
            if corrected_weight_decay and max_lr <= 0:
                raise ValueError(f'Corrected weight decay requires a positive max lr, got {max_lr}. Construct the optimizer with the peak lr.')
            return max_lr

        def _decay_scale(group):
            """What a decoupled weight decay is multiplied by: the rate, or lr ** 2 / max_lr when the decay is corrected."""
            lr = _number(group['lr'])
            return lr ** 2 / group['max_lr_snapshot'] if group['corrected_weight_decay'] else lr

        def _cautious(update, grad):
            """The update where it agrees in sign with the gradient, scaled up for what was masked (arXiv 2411.16085)."""
            mask = (update * grad > 0).to(grad.dtype)
            mask.div_(mask.mean().clamp_(min=1e-3))
            return update * mask

        def _clip_rms(denominator, grad, threshold):
            """Scales the denominator so that the root mean square of the update stays below a threshold."""
            rms = grad.div(denominator).norm() / grad.numel() ** 0.5
            denominator.mul_((rms / threshold).clamp_(min=1.0))

        def _check_adam(lr, eps, betas, weight_decay=0.0):
            for value, what in ((lr, 'learning rate'), (eps, 'epsilon value')):
                if not 0.0 <= value:
                    raise ValueError(f'Invalid {what}: {value}')
            for i, beta in enumerate(betas):
                if not 0.0 <= beta < 1.0:
                    raise ValueError(f'Invalid beta parameter at index {i}: {beta}')
            if not 0.0 <= weight_decay:
                raise ValueError(f'Invalid weight_decay value: {weight_decay}')

        def _validate_scalar(name, value, min_value=0.0, max_value=None):
            if isinstance(value, Tensor) and value.numel() != 1:
                raise ValueError(f'{name} must be a scalar or scalar tensor.')
            number = float(value)
            if number < min_value or (max_value is not None and number >= max_value):
                raise ValueError(f'Invalid {name}: {value}')

        def _counted(optimizer, p, start, *names, held=0):
            """A parameter's state with this step counted. A fresh one, of `held` entries, starts with start() steps and with zeros
            under the names."""
            state = optimizer.state[p]
            if len(state) == held:
                state['step'] = start()
                for name in names:
                    state[name] = torch.zeros_like(p)
            state['step'] += 1
            return state

        def _collected(optimizer, group, *names):
            """What a kernel takes: the parameters with a gradient, the gradients, their states' entries by name, their steps."""
            params, grads = optimizer._gradients(group)
            states = []
            for p in params:
                state = optimizer.state[p]
                if len(state) == 0:
                    state['step'] = _scalar()
                    for name in names:
                        state[name] = torch.zeros_like(p)
                states.append(state)
            if group['capturable'] and params:
                _capturable()
            return params, grads, *([state[name] for state in states] for name in names), [state['step'] for state in states]

        def _adamw_loop(params, grads, averages, squares, largest, steps, lr, beta1, beta2, eps, shrink, maximize, caution, clip,
                        nesterov=False):
            """AdamW by tensor operations, for what the kernel does not take; with nesterov by the average that is to come."""
            for i, (p, grad) in enumerate(zip(params, grads)):
                if maximize:
                    grad = -grad
                steps[i] += 1
                step = steps[i].item()
                p.mul_(shrink)
                average, square = averages[i], squares[i]
                average.lerp_(grad, 1 - beta1)
                square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
                if largest:
                    largest[i].copy_(torch.maximum(largest[i], square))
                    square = largest[i]
                if nesterov:
                    average = average.lerp(grad, 1 - beta1)
                denominator = (square.sqrt() / (1 - beta2 ** step) ** 0.5).add_(eps)
                if clip is not None:
                    _clip_rms(denominator, grad, clip)
                if caution:
                    average = _cautious(average, grad)
                p.addcdiv_(average, denominator, value=-(lr / (1 - beta1 ** step)))

        class _Snapshot:
            """Gives groups of older state dicts the options of corrected and cautious variants."""

            _tensor_steps = True

            def __setstate__(self, state):
                super().__setstate__(state)
                self.defaults.setdefault('max_lr_snapshot', _max_lr_snapshot(self.defaults['lr']))
                for group in self.param_groups:
                    group.setdefault('max_lr_snapshot', self.defaults['max_lr_snapshot'])
                    for p in group['params']:
                        own = self.state.get(p)
                        if self._tensor_steps and own and 'step' in own:
                            own['step'] = _scalar(own['step'])
        """#
}
