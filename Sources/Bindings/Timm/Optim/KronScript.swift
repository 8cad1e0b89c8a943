// timm.optim.kron.Kron: PSGD with a preconditioner of one factor for each dimension (arXiv 1512.04202).

extension TrainingScripts {
    static let timmOptimKron = #"""
        import random
        import string
        import warnings

        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _decay_scale, _max_lr_snapshot, _number, _Snapshot, _step, _validate_scalar

        def precond_update_prob_schedule(n, max_prob=1.0, min_prob=0.03, decay=0.001, flat_start=500):
            """How often the preconditioner is updated: always at first, then ever less."""
            n = torch.tensor(n, dtype=torch.float32)
            return (max_prob * torch.exp(-decay * (n - flat_start))).clamp_(min=min_prob, max=max_prob)

        def _flatten(tensor, start_dim=0, end_dim=-1):
            end_dim = min(end_dim if end_dim >= 0 else tensor.ndim + end_dim, tensor.ndim - 1)
            return tensor if tensor.ndim <= start_dim or start_dim > end_dim else tensor.flatten(start_dim, end_dim)

        def _diagonal(shape, mode):
            """Which dimensions have a diagonal factor by `memory_save_mode`."""
            if mode is None:
                return [False] * len(shape)
            if mode == 'all_diag':
                return [True] * len(shape)
            if mode not in ('one_diag', 'smart_one_diag'):
                raise ValueError(f"Invalid memory_save_mode: {mode}, must be one of [None, 'one_diag', 'all_diag']")
            largest = sorted(range(len(shape)), key=lambda i: shape[i])[-1]
            sizes = sorted(shape)
            if mode == 'smart_one_diag' and not (len(shape) >= 2 and sizes[-1] > sizes[-2]):
                return [False] * len(shape)
            return [i == largest for i in range(len(shape))]

        def _plan(shape, max_size, min_ndim, mode):
            """Which factors are diagonal, and the sums over indices: A = Q G, the terms of each factor, and the step P = Q'Q G."""
            if len(shape) == 0:
                return [True], (',->', (',->',), ',,->')
            if len(shape) > 13:
                raise ValueError(f'Got tensor with dim {len(shape)}; Einstein runs out of letters!')
            letters = string.ascii_lowercase + string.ascii_uppercase
            plain, second, third = letters[:13], letters[13:26], letters[26:39]
            is_diagonal = [size == 1 or size > max_size or len(shape) < min_ndim or flag
                           for size, flag in zip(shape, _diagonal(shape, mode))]
            factors, inputs, outputs, terms = [], '', '', []
            left, right, step_in, step_out = [], [], '', ''
            for i, diagonal in enumerate(is_diagonal):
                a, b, c = plain[i], second[i], third[i]
                own = ''.join(b if j == i else plain[j] for j in range(len(shape)))
                outputs += a
                if diagonal:
                    factors.append(a)
                    inputs += a
                    terms.append(f'{own},{own}->{b}')
                    left.append(b)
                    right.append(b)
                    step_in += b
                    step_out += b
                else:
                    factors.append(a + b)
                    inputs += b
                    other = ''.join(c if j == i else plain[j] for j in range(len(shape)))
                    terms.append(f'{own},{other}->{b}{c}')
                    left.append(a + b)
                    right.append(a + c)
                    step_in += c
                    step_out += b
            return is_diagonal, (f"{','.join(factors)},{inputs}->{outputs}", tuple(terms),
                                 f"{','.join(left)},{','.join(right)},{step_in}->{step_out}")

        def _norm_lower_bound(matrix):
            """A cheap lower bound of the spectral norm."""
            largest = matrix.norm(float('inf'))
            if not largest > 0:
                return largest
            matrix = matrix / largest
            squares = matrix * matrix
            column, i = torch.max(torch.sum(squares, dim=0), 0)
            row, j = torch.max(torch.sum(squares, dim=1), 0)
            if column > row:
                x = matrix[:, i.item()] @ matrix
                return largest * torch.linalg.vector_norm(x / torch.linalg.vector_norm(x) @ matrix.T)
            x = matrix @ matrix[j.item()]
            return largest * torch.linalg.vector_norm(matrix.T @ (x / torch.linalg.vector_norm(x)))

        def _whitened(noise, factors):
            """Noise times the inverse of the factors, its dimensions turned by one."""
            n = noise.dim()
            result = noise.permute(*range(1, n), 0) if n > 0 else noise
            for i, q in enumerate(factors):
                if q.dim() < 2:
                    result = result / q
                else:
                    rows = result.to(torch.float32).reshape(-1, result.size(-1))
                    solved = torch.linalg.solve_triangular(q.to(torch.float32), rows, upper=True, left=False)
                    result = solved.reshape(result.shape).to(noise.dtype)
                if i < n - 1:
                    result = torch.transpose(result, i, n - 1)
            return result

        class Kron(_Snapshot, Optimizer):
            """PSGD with a preconditioner of one factor for each dimension (arXiv 1512.04202)."""

            _added_options = {'corrected_weight_decay': False}
            _tensor_steps = False

            def __init__(self, params, lr=0.001, momentum=0.9, weight_decay=0.0, preconditioner_update_probability=None,
                         max_size_triangular=2048, min_ndim_triangular=2, memory_save_mode=None, momentum_into_precond_update=True,
                         precond_lr=0.1, precond_init_scale=1.0, mu_dtype=None, precond_dtype=None, decoupled_decay=False,
                         corrected_weight_decay=False, flatten=False, flatten_start_dim=2, flatten_end_dim=-1,
                         stochastic_weight_decay=False, deterministic=False):
                warnings.warn("It is highly recommended to have 'opt_einsum' installed for this optimizer.")
                _validate_scalar('learning rate', lr)
                if not 0.0 <= momentum < 1.0:
                    raise ValueError(f'Invalid beta parameter: {momentum}')
                if not 0.0 <= weight_decay:
                    raise ValueError(f'Invalid weight_decay value: {weight_decay}')
                super().__init__(params, dict(
                    lr=lr, momentum=momentum, weight_decay=weight_decay,
                    preconditioner_update_probability=preconditioner_update_probability, max_size_triangular=max_size_triangular,
                    min_ndim_triangular=min_ndim_triangular, memory_save_mode=memory_save_mode,
                    momentum_into_precond_update=momentum_into_precond_update, precond_lr=precond_lr,
                    precond_init_scale=precond_init_scale, mu_dtype=mu_dtype, precond_dtype=precond_dtype,
                    decoupled_decay=decoupled_decay, corrected_weight_decay=corrected_weight_decay,
                    max_lr_snapshot=_max_lr_snapshot(lr, corrected_weight_decay), flatten=flatten, flatten_start_dim=flatten_start_dim,
                    flatten_end_dim=flatten_end_dim, stochastic_weight_decay=stochastic_weight_decay))
                self.rng = random.Random(1337)
                self.deterministic = deterministic
                self._tiny = torch.finfo(torch.bfloat16).tiny

            def state_dict(self):
                result = super().state_dict()
                result['rng_state'] = self.rng.getstate()
                return result

            def load_state_dict(self, state_dict):
                state_dict = state_dict.copy()
                rng_state = state_dict.pop('rng_state', None)
                super().load_state_dict(state_dict)
                for group in self.param_groups:
                    for p in group['params']:
                        own = self.state.get(p)
                        if own and group.get('mu_dtype') is not None:
                            own['momentum_buffer'] = own['momentum_buffer'].to(group['mu_dtype'])
                        if own and group.get('precond_dtype') is not None:
                            own['Q'] = [q.to(group['precond_dtype']) for q in own['Q']]
                if rng_state is not None:
                    self.rng.setstate(rng_state)

            @_step
            def step(self, group):
                momentum, decay = group['momentum'], group['weight_decay']
                for p, grad in zip(*self._gradients(group)):
                    if group['flatten']:
                        grad = _flatten(grad, group['flatten_start_dim'], group['flatten_end_dim'])
                    dtype = group['precond_dtype'] or grad.dtype
                    is_diagonal, exprs = _plan(grad.shape, group['max_size_triangular'], group['min_ndim_triangular'],
                                               group['memory_save_mode'])
                    state = self.state[p]
                    if len(state) == 0:
                        state['step'] = 0
                        state['update_counter'] = 0
                        state['momentum_buffer'] = torch.zeros_like(grad, dtype=group['mu_dtype'] or grad.dtype)
                        scale = group['precond_init_scale'] ** (1 / max(1, grad.dim()))
                        if grad.dim() == 0:
                            state['Q'] = [scale * torch.ones_like(grad, dtype=dtype)]
                        else:
                            state['Q'] = [scale * (torch.ones(n, dtype=dtype) if flag else torch.eye(n, dtype=dtype))
                                          for n, flag in zip(grad.shape, is_diagonal)]
                    prob = group['preconditioner_update_probability']
                    prob = precond_update_prob_schedule if prob is None else prob
                    if callable(prob):
                        prob = prob(state['step'])
                    state['update_counter'] += 1
                    updates = bool(state['update_counter'] >= 1 / prob)
                    if updates:
                        state['update_counter'] = 0
                    state['step'] += 1
                    buffer, factors = state['momentum_buffer'], state['Q']
                    buffer.mul_(momentum).add_(grad, alpha=1 - momentum)
                    average = (buffer / (1 - momentum ** state['step'])).to(dtype=dtype)
                    balances = self.rng.random() < 0.01 and updates
                    if grad.dim() > 1 and balances:
                        norms = torch.stack([q.norm(float('inf')) for q in factors])
                        norms = norms.prod() ** (1 / len(factors)) / norms
                        for q, norm in zip(factors, norms):
                            q.mul_(norm)
                    if updates:
                        self._update_factors(factors, exprs, average, grad, group)
                    step = torch.einsum(exprs[2], *factors, *factors, average).to(dtype=p.dtype)
                    step.mul_(torch.clamp(1.1 / (step.square().mean().sqrt_() + 1e-8), max=1.0))
                    if group['flatten']:
                        step = step.view(p.shape)
                    if decay != 0:
                        part = 2 * self.rng.random() * decay if group['stochastic_weight_decay'] else decay
                        if group['decoupled_decay']:
                            p.mul_(1.0 - _decay_scale(group) * part)
                        else:
                            step.add_(p, alpha=part)
                    p.add_(step, alpha=-_number(group['lr']))

            def _update_factors(self, factors, exprs, average, grad, group):
                generator = None
                if self.deterministic:
                    generator = torch.Generator()
                    generator.manual_seed(self.rng.randint(0, 2 ** 31))
                noise = torch.randn(average.shape, generator=generator, dtype=average.dtype)
                source = average if group['momentum_into_precond_update'] else grad.to(average.dtype)
                whitened = _whitened(noise, factors)
                image = torch.einsum(exprs[0], *factors, source)
                terms = [(torch.einsum(e, image, image), torch.einsum(e, whitened, whitened)) for e in exprs[1]]
                for q, (first, second) in zip(factors, terms):
                    change = (first - second) * group['precond_lr']
                    if q.dim() < 2:
                        change = change * q / ((first + second).norm(float('inf')) + self._tiny)
                    else:
                        change = torch.triu(change) / (_norm_lower_bound(first + second) + self._tiny) @ q
                    q.sub_(change)
        """#
}
