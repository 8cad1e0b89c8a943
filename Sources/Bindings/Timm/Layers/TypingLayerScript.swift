// timm.layers.typing: names of arguments' types. Follows timm's typing.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersTyping = #"""
        from contextlib import nullcontext
        from functools import wraps
        from typing import Callable, Tuple, Type, Union

        import torch

        __all__ = ['LayerType', 'PadType', 'nullwrap', 'disable_compiler']

        LayerType = Union[str, Callable, Type[torch.nn.Module]]
        PadType = Union[str, int, Tuple[int, int]]

        def nullwrap(fn=None):
            """Does nothing: as a decorator it calls the function, without one it is an empty context."""
            if fn is None:
                return nullcontext()

            @wraps(fn)
            def wrapper(*args, **kwargs):
                return fn(*args, **kwargs)
            return wrapper

        disable_compiler = nullwrap
        """#
}
