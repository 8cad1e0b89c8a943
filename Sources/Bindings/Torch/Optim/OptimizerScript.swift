// torch.optim.Optimizer: parameter groups that are plain dicts, state per parameter, hooks, and state dicts in PyTorch's
// layout. The updates themselves are in the files beside it; a script may inherit from the class and write its own.

extension TrainingScripts {
    static let torchOptimOptimizer = #"""
        import functools
        import warnings
        from collections import OrderedDict, defaultdict
        from copy import deepcopy
        from itertools import chain

        import torch
        from torch import Tensor

        _pre_hooks = OrderedDict()
        _post_hooks = OrderedDict()

        class _Required:
            def __repr__(self):
                return '<required parameter>'

        required = _Required()

        class RemovableHandle:
            _next_id = 0

            def __init__(self, hooks):
                self.hooks = hooks
                self.id = RemovableHandle._next_id
                RemovableHandle._next_id += 1

            def remove(self):
                self.hooks.pop(self.id, None)

            def __enter__(self):
                return self

            def __exit__(self, *exception):
                self.remove()

        def _hook(hooks, hook, prepend=False):
            handle = RemovableHandle(hooks)
            hooks[handle.id] = hook
            if prepend:
                hooks.move_to_end(handle.id, last=False)
            return handle

        def register_optimizer_step_pre_hook(hook):
            return _hook(_pre_hooks, hook)

        def register_optimizer_step_post_hook(hook):
            return _hook(_post_hooks, hook)

        def _hooked(step):
            """Runs the hooks around a class's step."""
            @functools.wraps(step)
            def wrapper(self, *args, **kwargs):
                if self._optimizer_step_pre_hooks or _pre_hooks:
                    args = (self, *args)
                    for hook in chain(_pre_hooks.values(), self._optimizer_step_pre_hooks.values()):
                        result = hook(self, args, kwargs)
                        if result is not None:
                            if not (isinstance(result, tuple) and len(result) == 2):
                                raise RuntimeError(f"{step} must return None or a tuple of (new_args, new_kwargs), but got {result}.")
                            args, kwargs = result
                    args = args[1:]
                out = step(self, *args, **kwargs)
                if self._optimizer_step_post_hooks or _post_hooks:
                    args = (self, *args)
                    for hook in chain(self._optimizer_step_post_hooks.values(), _post_hooks.values()):
                        hook(self, args, kwargs)
                return out
            wrapper.hooked = True
            return wrapper

        def _step(update):
            """A step that takes a closure and runs without gradients; `update` gets each group."""
            def step(self, closure=None):
                with torch.no_grad():
                    loss = None
                    if closure is not None:
                        with torch.enable_grad():
                            loss = closure()
                    for group in self.param_groups:
                        update(self, group)
                    return loss
            step.__qualname__ = update.__qualname__
            return step

        def _number(value):
            return float(value) if isinstance(value, Tensor) else value

        def _check_lr(lr, text='Invalid learning rate: {}'):
            if isinstance(lr, Tensor) and lr.numel() != 1:
                raise ValueError('Tensor lr must be 1-element')
            if not 0.0 <= lr:
                raise ValueError(text.format(lr))

        def _check(value, what):
            if not 0.0 <= value:
                raise ValueError(f'Invalid {what}: {value}')

        def _check_betas(betas):
            for i in (0, 1):
                if not 0.0 <= betas[i] < 1.0:
                    raise ValueError(f'Invalid beta parameter at index {i}: {betas[i]}')

        def _check_fused(fused, foreach, differentiable):
            if fused:
                if differentiable:
                    raise RuntimeError('`fused` does not support `differentiable`')
                if foreach:
                    raise RuntimeError('`fused` and `foreach` cannot be `True` together.')

        _DEVICES = ['cuda', 'xpu', 'hpu', 'privateuseone', 'xla']

        def _capturable(what='params and state_steps', devices=_DEVICES):
            raise AssertionError(f'If capturable=True, {what} must be on supported devices: {devices}.')

        def _scalar(value=0.0):
            return torch.tensor(value, dtype=torch.float32)

        class Optimizer:
            """The base of all optimizers."""

            # Options that state dicts of older versions lack.
            _added_options = {}
            # Whether a number under 'step' becomes a tensor when a state is loaded.
            _step_is_tensor = False

            def __init__(self, params, defaults):
                self.defaults = defaults
                self._make_hooks()
                self._patch_step_function()
                if isinstance(params, Tensor):
                    raise TypeError('params argument given to the optimizer should be an iterable of Tensors or dicts, but got '
                                    + torch.typename(params))
                if defaults.get('differentiable'):
                    raise NotImplementedError(f'{type(self).__name__}(differentiable=True) is not available: a step has no gradient here')
                self.state = defaultdict(dict)
                self.param_groups = []
                param_groups = list(params)
                if len(param_groups) == 0:
                    raise ValueError('optimizer got an empty parameter list')
                if not isinstance(param_groups[0], dict):
                    param_groups = [{'params': param_groups}]
                for param_group in param_groups:
                    self.add_param_group(param_group)

            def _make_hooks(self):
                for name in ('step_pre', 'step_post', 'state_dict_pre', 'state_dict_post', 'load_state_dict_pre', 'load_state_dict_post'):
                    self.__dict__.setdefault(f'_optimizer_{name}_hooks', OrderedDict())

            def _patch_step_function(self):
                cls = type(self)
                if not getattr(cls.step, 'hooked', None):
                    cls.step = _hooked(cls.step)

            def __getstate__(self):
                return {'defaults': self.defaults, 'state': self.state, 'param_groups': self.param_groups}

            def __setstate__(self, state):
                self.__dict__.update(state)
                self._make_hooks()
                self._patch_step_function()
                self.defaults.setdefault('differentiable', False)
                for group in self.param_groups:
                    for name, value in self._added_options.items():
                        group.setdefault(name, value)
                    if self._step_is_tensor:
                        for p in group['params']:
                            own = self.state.get(p)
                            if own and 'step' in own and not isinstance(own['step'], Tensor):
                                own['step'] = _scalar(float(own['step']))

            def __repr__(self):
                text = self.__class__.__name__ + ' ('
                for i, group in enumerate(self.param_groups):
                    text += f'\nParameter Group {i}\n'
                    for key in sorted(group):
                        if key != 'params':
                            text += f'    {key}: {group[key]}\n'
                return text + ')'

            def _gradients(self, group):
                """The parameters of a group that have a gradient, and the gradients."""
                params = [p for p in group['params'] if p.grad is not None]
                return params, [p.grad for p in params]

            def _prepared(self, group, p, grad, start, *captured):
                """A parameter's state with this step counted, and its gradient with the group's sign and decay.

                start has a function of the parameter for every entry of a fresh state; captured is what _capturable names.
                """
                state = self.state[p]
                if len(state) == 0:
                    state['step'] = _scalar()
                    for name, make in start.items():
                        state[name] = make(p)
                if group['capturable']:
                    _capturable(*captured)
                if group['maximize']:
                    grad = -grad
                state['step'] += 1
                if group['weight_decay'] != 0:
                    if group.get('decoupled_weight_decay'):
                        p.mul_(1 - _number(group['lr']) * group['weight_decay'])
                    else:
                        grad = grad.add(p, alpha=group['weight_decay'])
                return state, grad

            def register_step_pre_hook(self, hook):
                return _hook(self._optimizer_step_pre_hooks, hook)

            def register_step_post_hook(self, hook):
                return _hook(self._optimizer_step_post_hooks, hook)

            def register_state_dict_pre_hook(self, hook, prepend=False):
                return _hook(self._optimizer_state_dict_pre_hooks, hook, prepend)

            def register_state_dict_post_hook(self, hook, prepend=False):
                return _hook(self._optimizer_state_dict_post_hooks, hook, prepend)

            def register_load_state_dict_pre_hook(self, hook, prepend=False):
                return _hook(self._optimizer_load_state_dict_pre_hooks, hook, prepend)

            def register_load_state_dict_post_hook(self, hook, prepend=False):
                return _hook(self._optimizer_load_state_dict_post_hooks, hook, prepend)

            @staticmethod
            def profile_hook_step(func):
                return _hooked(func)

            def state_dict(self):
                """State and options as nested dicts."""
                for hook in self._optimizer_state_dict_pre_hooks.values():
                    hook(self)
                numbers = {}
                groups = []
                start = 0
                for group in self.param_groups:
                    packed = {k: v for k, v in group.items() if k != 'params'}
                    for i, p in enumerate(group['params'], start):
                        numbers.setdefault(id(p), i)
                    packed['params'] = [numbers[id(p)] for p in group['params']]
                    start += len(packed['params'])
                    groups.append(packed)
                state = {numbers[id(k)] if isinstance(k, Tensor) else k: v for k, v in self.state.items()}
                result = {'state': state, 'param_groups': groups}
                for hook in self._optimizer_state_dict_post_hooks.values():
                    changed = hook(self, result)
                    if changed is not None:
                        result = changed
                return result

            @staticmethod
            def _process_value_according_to_param_policy(param, value, param_id, param_groups, key=None):
                if key == 'step':
                    for group in param_groups:
                        if param_id in group['params']:
                            if group.get('fused', False) or group.get('capturable', False):
                                return value.to(dtype=torch.float32, device=param.device)
                            break
                    return value
                if param.is_floating_point():
                    return value.to(dtype=param.dtype, device=param.device)
                return value.to(device=param.device)

            def load_state_dict(self, state_dict):
                """Takes over state and options."""
                state_dict = state_dict.copy()
                for hook in self._optimizer_load_state_dict_pre_hooks.values():
                    changed = hook(self, state_dict)
                    if changed is not None:
                        state_dict = changed
                groups = self.param_groups
                saved_groups = deepcopy(state_dict['param_groups'])
                if len(groups) != len(saved_groups):
                    raise ValueError('loaded state dict has a different number of parameter groups')
                if any(len(own['params']) != len(saved['params']) for own, saved in zip(groups, saved_groups)):
                    raise ValueError("loaded state dict contains a parameter group that doesn't match the size of optimizer's group")
                owners = dict(zip(chain.from_iterable(g['params'] for g in saved_groups), chain.from_iterable(g['params'] for g in groups)))
                saved_options = state_dict['param_groups']

                def cast(param, value, param_id, key=None):
                    if isinstance(value, Tensor):
                        return Optimizer._process_value_according_to_param_policy(param, value, param_id, saved_options, key)
                    if isinstance(value, dict):
                        return {k: cast(param, v, param_id, k) for k, v in value.items()}
                    if isinstance(value, (list, tuple, set, frozenset)):
                        return type(value)(cast(param, v, param_id) for v in value)
                    return value

                state = defaultdict(dict)
                for key, value in state_dict['state'].items():
                    if key in owners:
                        state[owners[key]] = cast(owners[key], value, key)
                    else:
                        state[key] = value
                for own, saved in zip(groups, saved_groups):
                    saved['params'] = own['params']
                    if 'param_names' in own and 'param_names' not in saved:
                        saved['param_names'] = own['param_names']
                self.__setstate__({'state': state, 'param_groups': saved_groups})
                for hook in self._optimizer_load_state_dict_post_hooks.values():
                    hook(self)

            def zero_grad(self, set_to_none=True):
                """Forgets the gradients, or sets them to zero."""
                for group in self.param_groups:
                    for p in group['params']:
                        grad = p.grad
                        if grad is None:
                            continue
                        if set_to_none:
                            p.grad = None
                        else:
                            if grad.grad_fn is not None:
                                grad.detach_()
                            else:
                                grad.requires_grad_(False)
                            grad.zero_()

            def step(self, closure=None):
                """One update of the parameters."""
                raise NotImplementedError

            def add_param_group(self, param_group):
                """Adds a group of parameters with its own options."""
                if not isinstance(param_group, dict):
                    raise TypeError(f'param_group must be a dict, but got {type(param_group)}')
                params = param_group['params']
                if isinstance(params, Tensor):
                    params = [params]
                elif isinstance(params, set):
                    raise TypeError('optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets '
                                    'will change between runs. Please use a list instead.')
                else:
                    params = list(params)
                names = [p[0] for p in params if isinstance(p, tuple)]
                params = [p[1] if isinstance(p, tuple) else p for p in params]
                param_group['params'] = params
                if names:
                    if len(names) != len(params):
                        raise ValueError('all optimizer params should be with/without names. Some param names are missing')
                    param_group['param_names'] = names
                for param in params:
                    if not isinstance(param, Tensor):
                        raise TypeError('optimizer can only optimize Tensors, but one of the params is ' + torch.typename(param))
                    if not self.defaults.get('differentiable', None) and not (param.is_leaf or param.retains_grad):
                        raise ValueError("can't optimize a non-leaf Tensor")
                for name, default in self.defaults.items():
                    if default is required and name not in param_group:
                        raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
                    param_group.setdefault(name, default)
                ids = {id(p) for p in params}
                if len(params) != len(ids):
                    warnings.warn('optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; '
                                  'see github.com/pytorch/pytorch/issues/40967 for more information', stacklevel=3)
                others = set()
                for group in self.param_groups:
                    others.update(id(p) for p in group['params'])
                    if ('param_names' in param_group) != ('param_names' in group):
                        text = 'with names' if 'param_names' in param_group else 'without names'
                        raise ValueError('all optimizer param groups should be with/without names. '
                                         f'cannot add param group {text} to the optimizer')
                if not others.isdisjoint(ids):
                    raise ValueError('some parameters appear in more than one parameter group')
                self.param_groups.append(param_group)
        """#
}
