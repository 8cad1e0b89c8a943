// torch.optim.LBFGS: a quasi-Newton method over a closure, with or without a line search.

extension TrainingScripts {
    static let torchOptimLbfgs = #"""
        import math

        import torch
        from torch.optim.optimizer import Optimizer, _check_lr, _number

        def _cubic_minimum(x1, f1, g1, x2, f2, g2, bounds=None):
            """Where the cubic through two points with their slopes is least, within bounds."""
            low, high = bounds if bounds is not None else (min(x1, x2), max(x1, x2))
            d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
            square = d1 ** 2 - g1 * g2
            if not square >= 0:
                return (low + high) / 2.0
            d2 = math.sqrt(square)
            if x1 <= x2:
                place = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
            else:
                place = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
            return min(max(place, low), high)

        def _strong_wolfe(evaluate, x, t, d, f, g, slope, c1=1e-4, c2=0.9, tolerance=1e-9, max_ls=25):
            """A step length with enough decrease and a flat enough slope: bracket it, then close in. Points are (t, f, g, slope)."""
            size = d.abs().max().item()
            start = previous = (0, f, g.clone(), slope)

            def probe(t):
                f, g = evaluate(x, t, d)
                return (t, f, g, g.dot(d).item())

            point = probe(t)
            evaluations, tries, done, bracket = 1, 0, False, None
            while tries < max_ls:
                if point[1] > f + c1 * point[0] * slope or (tries > 1 and point[1] >= previous[1]):
                    bracket = [previous, point]
                    break
                if abs(point[3]) <= -c2 * slope:
                    bracket, done = [point], True
                    break
                if point[3] >= 0:
                    bracket = [previous, point]
                    break
                t = point[0]
                bounds = (t + 0.01 * (t - previous[0]), t * 10)
                t = _cubic_minimum(previous[0], previous[1], previous[3], t, point[1], point[3], bounds)
                previous, point = point, probe(t)
                evaluations += 1
                tries += 1
            if tries == max_ls:
                bracket = [start, point]
            stuck = False
            low = 0 if bracket[0][1] <= bracket[-1][1] else 1
            while not done and tries < max_ls:
                (a, fa, _, ga), (b, fb, _, gb) = bracket
                if abs(b - a) * size < tolerance:
                    break
                t = _cubic_minimum(a, fa, ga, b, fb, gb)
                # Twice near an end without progress: move a tenth of the bracket inwards.
                margin = 0.1 * (max(a, b) - min(a, b))
                if min(max(a, b) - t, t - min(a, b)) < margin:
                    if stuck or t >= max(a, b) or t <= min(a, b):
                        t = max(a, b) - margin if abs(t - max(a, b)) < abs(t - min(a, b)) else min(a, b) + margin
                        stuck = False
                    else:
                        stuck = True
                else:
                    stuck = False
                point = probe(t)
                evaluations += 1
                tries += 1
                high = 1 - low
                if point[1] > f + c1 * t * slope or point[1] >= bracket[low][1]:
                    bracket[high] = point
                    low = 0 if bracket[0][1] <= bracket[1][1] else 1
                else:
                    if abs(point[3]) <= -c2 * slope:
                        done = True
                    elif point[3] * (bracket[high][0] - bracket[low][0]) >= 0:
                        bracket[high] = bracket[low]
                    bracket[low] = point
            t, f, g, _ = bracket[low]
            return f, g, t, evaluations

        class LBFGS(Optimizer):
            """A quasi-Newton method over a closure, with or without a line search."""

            def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100,
                         line_search_fn=None):
                _check_lr(lr)
                if max_eval is None:
                    max_eval = max_iter * 5 // 4
                super().__init__(params, {'lr': lr, 'max_iter': max_iter, 'max_eval': max_eval, 'tolerance_grad': tolerance_grad,
                                          'tolerance_change': tolerance_change, 'history_size': history_size,
                                          'line_search_fn': line_search_fn})
                if len(self.param_groups) != 1:
                    raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
                self._params = self.param_groups[0]['params']
                self._numel_cache = None

            def _gather_flat_grad(self):
                return torch.cat([torch.zeros_like(p).reshape(-1) if p.grad is None else p.grad.reshape(-1) for p in self._params], 0)

            def _add_grad(self, step_size, update):
                start = 0
                for p in self._params:
                    p.add_(update[start:start + p.numel()].view(p.shape), alpha=step_size)
                    start += p.numel()

            def _evaluate(self, closure, x, t, d):
                self._add_grad(t, d)
                loss = float(closure())
                grad = self._gather_flat_grad()
                for p, old in zip(self._params, x):
                    p.copy_(old)
                return loss, grad

            @torch.no_grad()
            def step(self, closure):
                closure = torch.enable_grad()(closure)
                group = self.param_groups[0]
                lr, max_iter, max_eval, history = _number(group['lr']), group['max_iter'], group['max_eval'], group['history_size']
                flat, still, search = group['tolerance_grad'], group['tolerance_change'], group['line_search_fn']
                state = self.state[self._params[0]]
                state.setdefault('func_evals', 0)
                state.setdefault('n_iter', 0)
                first_loss = closure()
                loss = float(first_loss)
                evaluations = 1
                state['func_evals'] += 1
                grad = self._gather_flat_grad()
                is_flat = bool(grad.abs().max() <= flat)
                if is_flat:
                    return first_loss
                d, t, old_dirs, old_stps, ro, scale, last_grad, last_loss = (
                    state.get(k) for k in ('d', 't', 'old_dirs', 'old_stps', 'ro', 'H_diag', 'prev_flat_grad', 'prev_loss'))
                count = 0
                while count < max_iter:
                    count += 1
                    state['n_iter'] += 1
                    if state['n_iter'] == 1:
                        d = grad.neg()
                        old_dirs, old_stps, ro, scale = [], [], [], 1
                    else:
                        y = grad.sub(last_grad)
                        s = d.mul(t)
                        ys = y.dot(s)
                        if ys > 1e-10:
                            if len(old_dirs) == history:
                                old_dirs.pop(0)
                                old_stps.pop(0)
                                ro.pop(0)
                            old_dirs.append(y)
                            old_stps.append(s)
                            ro.append(1.0 / ys)
                            scale = ys / y.dot(y)
                        # The two loops over the history: what the inverse Hessian's estimate makes of the gradient.
                        if 'al' not in state:
                            state['al'] = [None] * history
                        al = state['al']
                        q = grad.neg()
                        for i in range(len(old_dirs) - 1, -1, -1):
                            al[i] = old_stps[i].dot(q) * ro[i]
                            q.add_(old_dirs[i], alpha=-al[i].item())
                        d = torch.mul(q, scale)
                        for i in range(len(old_dirs)):
                            d.add_(old_stps[i], alpha=(al[i] - old_dirs[i].dot(d) * ro[i]).item())
                    last_grad = grad.clone() if last_grad is None else last_grad.copy_(grad)
                    last_loss = loss
                    t = (min(1.0, 1.0 / grad.abs().sum().item()) if state['n_iter'] == 1 else 1.0) * lr
                    slope = grad.dot(d).item()
                    if slope > -still:
                        break
                    new_evaluations = 0
                    if search is not None:
                        if search != 'strong_wolfe':
                            raise RuntimeError("only 'strong_wolfe' is supported")
                        x = [p.clone() for p in self._params]
                        loss, grad, t, new_evaluations = _strong_wolfe(
                            lambda x, t, d: self._evaluate(closure, x, t, d), x, t, d, loss, grad, slope, max_ls=max_eval - evaluations)
                        self._add_grad(t, d)
                        is_flat = bool(grad.abs().max() <= flat)
                    else:
                        self._add_grad(t, d)
                        if count != max_iter:
                            loss = float(closure())
                            grad = self._gather_flat_grad()
                            is_flat = bool(grad.abs().max() <= flat)
                            new_evaluations = 1
                    evaluations += new_evaluations
                    state['func_evals'] += new_evaluations
                    if count == max_iter or evaluations >= max_eval or is_flat:
                        break
                    if d.mul(t).abs().max() <= still or abs(loss - last_loss) < still:
                        break
                state.update(d=d, t=t, old_dirs=old_dirs, old_stps=old_stps, ro=ro, H_diag=scale, prev_flat_grad=last_grad,
                             prev_loss=last_loss)
                return first_loss
        """#
}
