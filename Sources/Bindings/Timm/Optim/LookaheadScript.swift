// timm.optim.Lookahead: slow weights behind another optimizer (arXiv 1907.08610).

extension TrainingScripts {
    static let timmOptimLookahead = #"""
        from collections import defaultdict

        import torch
        from torch.optim import Optimizer

        class Lookahead(Optimizer):
            """Slow weights behind another optimizer (arXiv 1907.08610)."""

            def __init__(self, base_optimizer, alpha=0.5, k=6):
                self._make_hooks()
                if not 0.0 <= alpha <= 1.0:
                    raise ValueError(f'Invalid slow update rate: {alpha}')
                if not 1 <= k:
                    raise ValueError(f'Invalid lookahead steps: {k}')
                own = dict(lookahead_alpha=alpha, lookahead_k=k, lookahead_step=0)
                self._base_optimizer = base_optimizer
                self.param_groups = base_optimizer.param_groups
                self.defaults = base_optimizer.defaults
                self.defaults.update(own)
                self.state = defaultdict(dict)
                for group in self.param_groups:
                    for name, value in own.items():
                        group.setdefault(name, value)

            @property
            def is_second_order(self):
                return getattr(self._base_optimizer, 'is_second_order', False)

            @torch.no_grad()
            def update_slow(self, group):
                for p in group['params']:
                    if p.grad is None:
                        continue
                    state = self._base_optimizer.state[p]
                    if 'lookahead_slow_buff' not in state:
                        state['lookahead_slow_buff'] = p.detach().clone()
                    slow = state['lookahead_slow_buff']
                    slow.add_(p - slow, alpha=group['lookahead_alpha'])
                    p.copy_(slow)

            def sync_lookahead(self):
                for group in self._base_optimizer.param_groups:
                    self.update_slow(group)

            def step(self, closure=None):
                loss = self._base_optimizer.step(closure)
                for group in self._base_optimizer.param_groups:
                    group['lookahead_step'] += 1
                    if group['lookahead_step'] % group['lookahead_k'] == 0:
                        self.update_slow(group)
                return loss

            def state_dict(self):
                return self._base_optimizer.state_dict()

            def load_state_dict(self, state_dict):
                self._base_optimizer.load_state_dict(state_dict)
                self.param_groups = self._base_optimizer.param_groups
                for group in self.param_groups:
                    for name in ('lookahead_alpha', 'lookahead_k', 'lookahead_step'):
                        group.setdefault(name, self.defaults[name])
        """#
}
