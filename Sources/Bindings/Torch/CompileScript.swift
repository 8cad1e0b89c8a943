// torch.compile. There is nothing to generate code for: without gradients, evaluation folds normalisations into convolutions, packs
// their weights and fuses activations already (Neural/Layers/ConvNormActivation.swift). A compiled model's run adds what costs memory:
// linear layers keep their weights packed too, and take the activation behind them along. Packed weights know the tensors they were
// made of and are made anew when one was written to. What compile returns is what PyTorch's returns: a module around the model that
// passes everything on, or the function.

import Interp
import Tensors

enum CompileScripts {
    static var modules: [NativeModule] {
        [
            NativeModule("torch._frozen", needs: ["torch"]) { m in
                TorchDeclarations(m).function("begin()") { _ -> Value in
                    FrozenMode.begin()
                    return .none
                }
                TorchDeclarations(m).function("end()") { _ -> Value in
                    FrozenMode.end()
                    return .none
                }
            },
            .scripted("torch._compile", needs: ["torch", "torch.nn", "torch._frozen"], source),
            .scripted(
                "torch._dynamo", needs: ["torch"],
                """
                from torch._compile import OptimizedModule, list_backends

                def reset():
                    pass

                def disable(fn=None, recursive=True, *, reason=None, wrapping=True):
                    return (lambda f: f) if fn is None else fn
                """),
            .scripted("torch._dynamo.eval_frame", needs: ["torch"], "from torch._compile import OptimizedModule"),
            .scripted(
                "torch.compiler", needs: ["torch"],
                """
                def reset():
                    pass

                def is_compiling():
                    return False

                def is_dynamo_compiling():
                    return False

                def list_backends(exclude_tags=()):
                    from torch._compile import list_backends
                    return list_backends()

                def disable(fn=None, recursive=True, *, reason=None):
                    return (lambda f: f) if fn is None else fn
                """),
        ]
    }

    private static let source = #"""
        import functools

        import torch
        from torch import _frozen, nn

        def _run(function, args, kwargs):
            _frozen.begin()
            try:
                return function(*args, **kwargs)
            finally:
                _frozen.end()

        def list_backends():
            return ['cudagraphs', 'inductor', 'openxla', 'tvm']

        _BACKENDS = {'inductor', 'eager', 'aot_eager', 'cudagraphs'}
        _MODES = {'default', 'reduce-overhead', 'max-autotune', 'max-autotune-no-cudagraphs', 'lite'}

        class OptimizedModule(nn.Module):
            """A model and everything of it, with its weights packed for evaluation."""

            def __init__(self, mod, dynamo_ctx=None):
                super().__init__()
                self._modules_own = True
                self._orig_mod = mod

            @property
            def training(self):
                return self._orig_mod.training

            @training.setter
            def training(self, value):
                if '_orig_mod' in self._modules:
                    self._orig_mod.training = value

            def forward(self, *args, **kwargs):
                return _run(self._orig_mod, args, kwargs)

            def train(self, mode=True):
                self._orig_mod.train(mode)
                return self

            def eval(self):
                self._orig_mod.eval()
                return self

            def __getattr__(self, name):
                if name == '_orig_mod':
                    return super().__getattr__(name)
                return getattr(self._orig_mod, name)

            def __setattr__(self, name, value):
                if name in ('_orig_mod', '_modules_own', 'training'):
                    super().__setattr__(name, value)
                else:
                    setattr(self._orig_mod, name, value)

            def __delattr__(self, name):
                if name in ('_orig_mod', '_modules_own'):
                    super().__delattr__(name)
                else:
                    delattr(self._orig_mod, name)

            def __len__(self):
                return len(self._orig_mod)

            def __getitem__(self, key):
                return self._orig_mod[key]

            def __iter__(self):
                return iter(self._orig_mod)

        OptimizedModule.__module__ = 'torch._dynamo.eval_frame'

        def compile(model=None, *, fullgraph=False, dynamic=None, backend='inductor', mode=None, options=None, disable=False, recompile_limit=None,
                    isolate_recompiles=False):
            """The model ready for fast evaluation. Results are those of the model; nothing is left out."""
            if model is None:
                return lambda model: compile(model, fullgraph=fullgraph, dynamic=dynamic, backend=backend, mode=mode, options=options,
                                             disable=disable)
            if mode is not None and options is not None:
                raise RuntimeError("Either mode or options can be specified, but both can't be specified at the same time.")
            if backend == 'inductor' and mode is not None and mode not in _MODES:
                raise RuntimeError(f'Unrecognized mode={mode}, should be one of: {", ".join(sorted(_MODES))}')
            if disable:
                return model
            if callable(backend):
                raise NotImplementedError('torch.compile: a backend of your own gets a graph, and there are no graphs here')
            if backend not in _BACKENDS:
                raise NotImplementedError(f'torch.compile: the backend {backend!r} is not available')
            if isinstance(model, OptimizedModule):
                return model
            if isinstance(model, nn.Module):
                return OptimizedModule(model)
            if not callable(model):
                raise AssertionError(f'A callable function is expected, but {type(model)} is provided.')

            @functools.wraps(model)
            def compiled(*args, **kwargs):
                return _run(model, args, kwargs)

            return compiled
        """#
}
