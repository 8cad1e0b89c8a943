// timm.optim.Adahessian: the diagonal of the Hessian by random signs (arXiv 2006.00719). backward() must make a graph.

extension TrainingScripts {
    static let timmOptimAdahessian = #"""
        import torch
        from torch.optim import Optimizer
        from timm.optim._helpers import _check_adam, _counted

        class Adahessian(Optimizer):
            """The diagonal of the Hessian by random signs (arXiv 2006.00719). backward() must make a graph."""

            def __init__(self, params, lr=0.1, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, hessian_power=1.0, update_each=1,
                         n_samples=1, avg_conv_kernel=False):
                _check_adam(lr, eps, betas)
                if not 0.0 <= hessian_power <= 1.0:
                    raise ValueError(f'Invalid Hessian power value: {hessian_power}')
                self.n_samples = n_samples
                self.update_each = update_each
                self.avg_conv_kernel = avg_conv_kernel
                self.seed = 2147483647
                self.generator = torch.Generator().manual_seed(self.seed)
                super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, hessian_power=hessian_power))
                # The diagonal of the Hessian by parameter.
                self._hessians = {}
                for p in self.get_params():
                    self.state[p]['hessian step'] = 0

            @property
            def is_second_order(self):
                return True

            def get_params(self):
                return (p for group in self.param_groups for p in group['params'] if p.requires_grad)

            def zero_hessian(self):
                for p in self.get_params():
                    if p in self._hessians and self.state[p]['hessian step'] % self.update_each == 0:
                        self._hessians[p].zero_()

            @torch.no_grad()
            def set_hessian(self):
                """Estimates the diagonal with random signs (Hutchinson): backward() must have made a graph."""
                params = []
                for p in self.get_params():
                    if p.grad is None:
                        continue
                    if self.state[p]['hessian step'] % self.update_each == 0 or p not in self._hessians:
                        params.append(p)
                    self.state[p]['hessian step'] += 1
                if not params:
                    return
                grads = [p.grad for p in params]
                for i in range(self.n_samples):
                    signs = [torch.randint(0, 2, p.size(), generator=self.generator) * 2.0 - 1.0 for p in params]
                    products = torch.autograd.grad(grads, params, grad_outputs=signs, retain_graph=i < self.n_samples - 1)
                    for product, sign, p in zip(products, signs, params):
                        part = product * sign / self.n_samples
                        self._hessians[p] = self._hessians[p] + part if p in self._hessians else part

            def step(self, closure=None):
                loss = None
                if closure is not None:
                    with torch.enable_grad():
                        loss = closure()
                with torch.no_grad():
                    self.zero_hessian()
                    self.set_hessian()
                    for group in self.param_groups:
                        self._update(group)
                return loss

            def _update(self, group):
                beta1, beta2 = group['betas']
                for p, grad in zip(*self._gradients(group)):
                    if p not in self._hessians:
                        continue
                    hessian = self._hessians[p]
                    if self.avg_conv_kernel and p.dim() == 4:
                        hessian = torch.abs(hessian).mean(dim=[2, 3], keepdim=True).expand_as(hessian).clone()
                        self._hessians[p] = hessian
                    p.mul_(1 - group['lr'] * group['weight_decay'])
                    state = _counted(self, p, int, 'exp_avg', 'exp_hessian_diag_sq', held=1)
                    average, square = state['exp_avg'], state['exp_hessian_diag_sq']
                    step = state['step']
                    average.mul_(beta1).add_(grad, alpha=1 - beta1)
                    square.mul_(beta2).addcmul_(hessian, hessian, value=1 - beta2)
                    denominator = (square / (1 - beta2 ** step)).pow_(group['hessian_power'] / 2).add_(group['eps'])
                    p.addcdiv_(average, denominator, value=-(group['lr'] / (1 - beta1 ** step)))
        """#
}
