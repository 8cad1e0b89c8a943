// torch.amp: autocast as a context and decorator, and the scaler of gradients. The switch itself is the engine's
// (MixedPrecision.swift).

import Interp

enum MixedPrecisionScripts {
    static var modules: [NativeModule] {
        [
            .scripted("torch.amp.autocast_mode", needs: ["torch"], autocast),
            .scripted("torch.amp.grad_scaler", needs: ["torch"], gradScaler),
            .scripted(
                "torch.amp", doc: "Automatic mixed precision.", needs: ["torch"],
                """
                from torch.amp.autocast_mode import autocast, custom_bwd, custom_fwd, is_autocast_available
                from torch.amp.grad_scaler import GradScaler
                """),
            .scripted("torch.cpu", needs: ["torch"], cpu),
            .scripted("torch.cpu.amp", needs: ["torch"], older("cpu")),
            .scripted("torch.cuda.amp", needs: ["torch"], older("cuda")),
        ]
    }

    private static let cpu = """
        def is_available():
            return True

        def device_count():
            return 1

        def current_device():
            return 'cpu'

        def synchronize(device=None):
            pass
        """

    /// The contexts and scalers under their older names.
    private static func older(_ device: String) -> String {
        let text = """
            import warnings
            import torch
            from torch.amp import autocast_mode as _mode, grad_scaler as _scaler
            from torch.amp.autocast_mode import custom_bwd as _custom_bwd, custom_fwd as _custom_fwd

            class autocast(_mode.autocast):
                def __init__(self, enabled=True, dtype=torch.DTYPE, cache_enabled=True):
                    warnings.warn("`torch.DEVICE.amp.autocast(args...)` is deprecated. Please use `torch.amp.autocast('DEVICE', args...)` "
                                  'instead.', FutureWarning, stacklevel=2)
                    super().__init__('DEVICE', enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)

            class GradScaler(_scaler.GradScaler):
                def __init__(self, init_scale=2.0**16, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True):
                    warnings.warn("`torch.DEVICE.amp.GradScaler(args...)` is deprecated. Please use `torch.amp.GradScaler('DEVICE', args...)` "
                                  'instead.', FutureWarning, stacklevel=2)
                    super().__init__('DEVICE', init_scale=init_scale, growth_factor=growth_factor, backoff_factor=backoff_factor,
                                     growth_interval=growth_interval, enabled=enabled)

            def custom_fwd(fwd=None, *, cast_inputs=None):
                return _custom_fwd(fwd, device_type='DEVICE', cast_inputs=cast_inputs)

            def custom_bwd(bwd=None):
                return _custom_bwd(bwd, device_type='DEVICE')
            """
        return text.replacing("DEVICE", with: device).replacing("DTYPE", with: device == "cpu" ? "bfloat16" : "float16")
    }

    private static let autocast = #"""
        import functools
        import warnings
        from collections import abc

        import torch

        def is_autocast_available(device_type):
            return torch.device(device_type).type in ('cpu', 'cuda', 'mps', 'xpu', 'xla', 'hpu', 'ipu', 'mtia', 'maia', 'privateuseone')

        class autocast:
            """A region, or a function, whose operations choose between a 16-bit type and float32 by PyTorch's lists."""

            def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
                if not isinstance(device_type, str):
                    raise ValueError(f'Expected `device_type` of type `str`, got: `{type(device_type)}`')
                if dtype is None:
                    dtype = torch.get_autocast_dtype(device_type)
                self.fast_dtype = dtype
                self.device = device_type
                if not is_autocast_available(device_type):
                    raise RuntimeError(f"User specified an unsupported autocast device_type '{device_type}'")
                self._cache_enabled = torch.is_autocast_cache_enabled() if cache_enabled is None else cache_enabled
                if enabled:
                    if device_type == 'cuda':
                        warnings.warn('CUDA is not available or torch_xla is imported. Disabling autocast.', stacklevel=2)
                        enabled = False
                    elif dtype not in (torch.bfloat16, torch.float16):
                        name = device_type.upper()
                        warnings.warn(f'In {name} autocast, but the target dtype is not supported. Disabling autocast.\n{name} Autocast only '
                                      'supports dtypes of torch.bfloat16, torch.float16 currently.', stacklevel=2)
                        enabled = False
                self._enabled = enabled

            def __enter__(self):
                self.prev_cache_enabled = torch.is_autocast_cache_enabled()
                self.prev = torch.is_autocast_enabled(self.device)
                self.prev_fastdtype = torch.get_autocast_dtype(self.device)
                torch.set_autocast_enabled(self.device, self._enabled)
                torch.set_autocast_dtype(self.device, self.fast_dtype)
                torch.autocast_increment_nesting()
                torch.set_autocast_cache_enabled(self._cache_enabled)
                return self

            def __exit__(self, exc_type, exc_val, exc_tb):
                if torch.autocast_decrement_nesting() == 0:
                    torch.clear_autocast_cache()
                torch.set_autocast_enabled(self.device, self.prev)
                torch.set_autocast_dtype(self.device, self.prev_fastdtype)
                torch.set_autocast_cache_enabled(self.prev_cache_enabled)
                return False

            def __call__(self, func):
                if not callable(func):
                    raise TypeError(f'autocast()(func) requires a callable, but got {type(func).__name__}. Did you mean to use autocast as a '
                                    'context manager? For example:\n    with torch.autocast(device_type=...):\n        output = model(input)')

                @functools.wraps(func)
                def decorate_autocast(*args, **kwargs):
                    with self:
                        return func(*args, **kwargs)

                return decorate_autocast

        def _cast(value, device_type, dtype):
            if isinstance(value, torch.Tensor):
                fits = value.is_floating_point() and value.device.type == device_type and value.dtype is not torch.float64
                return value.to(dtype) if fits else value
            if isinstance(value, (str, bytes)):
                return value
            if isinstance(value, abc.Mapping):
                return {_cast(k, device_type, dtype): _cast(v, device_type, dtype) for k, v in value.items()}
            if isinstance(value, abc.Iterable):
                items = (_cast(v, device_type, dtype) for v in value)
                return type(value)(items) if isinstance(value, (list, tuple)) else items
            return value

        def custom_fwd(fwd=None, *, device_type, cast_inputs=None):
            """For the forward of an autograd.Function: the type of its inputs, or a note of the state."""
            if not isinstance(device_type, str):
                raise ValueError(f'Expected `device_type` of type `str`, got: `{type(device_type)}`')
            if fwd is None:
                return functools.partial(custom_fwd, device_type=device_type, cast_inputs=cast_inputs)

            @functools.wraps(fwd)
            def decorate_fwd(*args, **kwargs):
                args[0]._dtype = torch.get_autocast_dtype(device_type)
                is_on = torch.is_autocast_enabled(device_type)
                if cast_inputs is None:
                    args[0]._fwd_used_autocast = is_on
                    return fwd(*args, **kwargs)
                args[0]._fwd_used_autocast = False
                if not is_on:
                    return fwd(*args, **kwargs)
                with autocast(device_type=device_type, enabled=False):
                    return fwd(*_cast(args, device_type, cast_inputs), **_cast(kwargs, device_type, cast_inputs))

            return decorate_fwd

        def custom_bwd(bwd=None, *, device_type):
            """For the backward of an autograd.Function: the state that its forward had."""
            if not isinstance(device_type, str):
                raise ValueError(f'Expected `device_type` of type `str`, got: `{type(device_type)}`')
            if bwd is None:
                return functools.partial(custom_bwd, device_type=device_type)

            @functools.wraps(bwd)
            def decorate_bwd(*args, **kwargs):
                with autocast(device_type=device_type, enabled=args[0]._fwd_used_autocast, dtype=args[0]._dtype):
                    return bwd(*args, **kwargs)

            return decorate_bwd
        """#

    private static let gradScaler = #"""
        import warnings
        from collections import abc, defaultdict
        from enum import Enum

        import torch

        class OptState(Enum):
            READY = 0
            UNSCALED = 1
            STEPPED = 2

        def _refresh_per_optimizer_state():
            return {'stage': OptState.READY, 'found_inf_per_device': {}}

        class GradScaler:
            """Scales losses up so that small gradients survive a 16-bit type, and skips steps whose gradients are not finite."""

            def __init__(self, device='cuda', init_scale=2.0**16, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True):
                self._device = device
                self._enabled = enabled
                if device == 'cuda' and enabled:
                    warnings.warn('torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.', stacklevel=2)
                    self._enabled = False
                if self._enabled:
                    if growth_factor <= 1.0:
                        raise AssertionError('The growth factor must be > 1.0.')
                    if backoff_factor >= 1.0:
                        raise AssertionError('The backoff factor must be < 1.0.')
                    self._init_scale = init_scale
                    self._scale = None
                    self._growth_factor = growth_factor
                    self._backoff_factor = backoff_factor
                    self._growth_interval = growth_interval
                    self._init_growth_tracker = 0
                    self._growth_tracker = None
                    self._per_optimizer_states = defaultdict(_refresh_per_optimizer_state)

            def _check_scale_growth_tracker(self, funcname):
                fix = 'This may indicate your script did not use scaler.scale(loss or outputs) earlier in the iteration.'
                if self._scale is None:
                    raise AssertionError(f'Attempted {funcname} but _scale is None.  ' + fix)
                if self._growth_tracker is None:
                    raise AssertionError(f'Attempted {funcname} but _growth_tracker is None.  ' + fix)
                return self._scale, self._growth_tracker

            def _lazy_init_scale_growth_tracker(self):
                self._scale = torch.full((), self._init_scale, dtype=torch.float32)
                self._growth_tracker = torch.full((), self._init_growth_tracker, dtype=torch.int32)

            def scale(self, outputs):
                """The outputs times the scale."""
                if not self._enabled:
                    return outputs
                if isinstance(outputs, torch.Tensor):
                    if self._scale is None:
                        self._lazy_init_scale_growth_tracker()
                    return outputs * self._scale

                def apply_scale(val):
                    if isinstance(val, torch.Tensor):
                        if self._scale is None:
                            self._lazy_init_scale_growth_tracker()
                        return val * self._scale
                    if isinstance(val, abc.Iterable):
                        items = map(apply_scale, val)
                        return type(val)(items) if isinstance(val, (list, tuple)) else items
                    raise ValueError('outputs must be a Tensor or an iterable of Tensors')

                return apply_scale(outputs)

            def _unscale_grads_(self, optimizer, inv_scale, found_inf, allow_fp16):
                seen = False
                with torch.no_grad():
                    for group in optimizer.param_groups:
                        for param in group['params']:
                            if not isinstance(param, torch.Tensor):
                                raise AssertionError(f'expected param to be torch.Tensor, got {type(param).__name__}')
                            if param.grad is None:
                                continue
                            if not allow_fp16 and param.grad.dtype == torch.float16:
                                raise ValueError('Attempting to unscale FP16 gradients.')
                            seen = True
                            if not torch.isfinite(param.grad).all():
                                found_inf.fill_(1.0)
                            param.grad.mul_(inv_scale.to(param.grad.dtype) if param.grad.dtype != torch.float32 else inv_scale)
                return {torch.device('cpu'): found_inf} if seen else {}

            def unscale_(self, optimizer):
                """Divides an optimizer's gradients by the scale."""
                if not self._enabled:
                    return
                self._check_scale_growth_tracker('unscale_')
                state = self._per_optimizer_states[id(optimizer)]
                if state['stage'] is OptState.UNSCALED:
                    raise RuntimeError('unscale_() has already been called on this optimizer since the last update().')
                if state['stage'] is OptState.STEPPED:
                    raise RuntimeError('unscale_() is being called after step().')
                inv_scale = self._scale.double().reciprocal().float()
                found_inf = torch.full((), 0.0, dtype=torch.float32)
                state['found_inf_per_device'] = self._unscale_grads_(optimizer, inv_scale, found_inf, False)
                state['stage'] = OptState.UNSCALED

            def _maybe_opt_step(self, optimizer, optimizer_state, *args, **kwargs):
                if not sum(v.item() for v in optimizer_state['found_inf_per_device'].values()):
                    return optimizer.step(*args, **kwargs)
                return None

            def step(self, optimizer, *args, **kwargs):
                """The optimizer's step on unscaled gradients, unless one of them is not finite."""
                if not self._enabled:
                    return optimizer.step(*args, **kwargs)
                if 'closure' in kwargs:
                    raise RuntimeError('Closure use is not currently supported if GradScaler is enabled.')
                self._check_scale_growth_tracker('step')
                state = self._per_optimizer_states[id(optimizer)]
                if state['stage'] is OptState.STEPPED:
                    raise RuntimeError('step() has already been called since the last update().')
                if state['stage'] is OptState.READY:
                    self.unscale_(optimizer)
                if len(state['found_inf_per_device']) == 0:
                    raise AssertionError('No inf checks were recorded for this optimizer.')
                retval = self._maybe_opt_step(optimizer, state, *args, **kwargs)
                state['stage'] = OptState.STEPPED
                return retval

            def update(self, new_scale=None):
                """The scale for the next iteration."""
                if not self._enabled:
                    return
                scale, tracker = self._check_scale_growth_tracker('update')
                if new_scale is not None:
                    if isinstance(new_scale, float):
                        self._scale.fill_(new_scale)
                    else:
                        reason = ('new_scale should be a float or a 1-element torch.cuda.FloatTensor or torch.FloatTensor with '
                                  'requires_grad=False.')
                        if new_scale.device.type != self._device or new_scale.numel() != 1 or new_scale.requires_grad is True:
                            raise AssertionError(reason)
                        self._scale.copy_(new_scale)
                else:
                    found = [f for state in self._per_optimizer_states.values() for f in state['found_inf_per_device'].values()]
                    if len(found) == 0:
                        raise AssertionError('No inf checks were recorded prior to update.')
                    if any(f.item() for f in found):
                        scale.mul_(self._backoff_factor)
                        tracker.fill_(0)
                    else:
                        successes = int(tracker.item()) + 1
                        if successes == self._growth_interval:
                            grown = scale * self._growth_factor
                            if torch.isfinite(grown):
                                scale.copy_(grown)
                            tracker.fill_(0)
                        else:
                            tracker.fill_(successes)
                self._per_optimizer_states = defaultdict(_refresh_per_optimizer_state)

            def get_scale(self):
                if self._enabled:
                    return self._init_scale if self._scale is None else self._scale.item()
                return 1.0

            def get_growth_factor(self):
                return self._growth_factor

            def set_growth_factor(self, new_factor):
                self._growth_factor = new_factor

            def get_backoff_factor(self):
                return self._backoff_factor

            def set_backoff_factor(self, new_factor):
                self._backoff_factor = new_factor

            def get_growth_interval(self):
                return self._growth_interval

            def set_growth_interval(self, new_interval):
                self._growth_interval = new_interval

            def _get_growth_tracker(self):
                if self._enabled:
                    return self._init_growth_tracker if self._growth_tracker is None else self._growth_tracker.item()
                return 0

            def is_enabled(self):
                return self._enabled

            def state_dict(self):
                if not self._enabled:
                    return {}
                return {'scale': self.get_scale(), 'growth_factor': self._growth_factor, 'backoff_factor': self._backoff_factor,
                        'growth_interval': self._growth_interval, '_growth_tracker': self._get_growth_tracker()}

            def load_state_dict(self, state_dict):
                if not self._enabled:
                    return
                if len(state_dict) == 0:
                    raise RuntimeError('The source state dict is empty, possibly because it was saved from a disabled instance of GradScaler.')
                self._init_scale = state_dict['scale']
                if self._scale is not None:
                    self._scale.fill_(state_dict['scale'])
                self._growth_factor = state_dict['growth_factor']
                self._backoff_factor = state_dict['backoff_factor']
                self._growth_interval = state_dict['growth_interval']
                self._init_growth_tracker = state_dict['_growth_tracker']
                if self._growth_tracker is not None:
                    self._growth_tracker.fill_(state_dict['_growth_tracker'])
        """#
}
