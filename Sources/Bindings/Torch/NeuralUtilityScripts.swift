// torch.nn.utils.fusion, init, memory_format and rnn, in the language: modules of their own, as PyTorch has them.

import Interp

enum NeuralUtilityScripts {
    /// What torch.nn.utils shows of them, and where it is.
    static let places: [String: String] = [
        "fuse_conv_bn_eval": "torch.nn.utils.fusion",
        "fuse_conv_bn_weights": "torch.nn.utils.fusion",
        "fuse_linear_bn_eval": "torch.nn.utils.fusion",
        "fuse_linear_bn_weights": "torch.nn.utils.fusion",
        "skip_init": "torch.nn.utils.init",
        "convert_conv2d_weight_memory_format": "torch.nn.utils.memory_format",
    ]
    static let parts = ["fusion", "init", "memory_format", "rnn"]

    static var modules: [NativeModule] {
        zip(parts, [fusion, initialisation, memoryFormat, sequences]).map { part, source in
            .scripted("torch.nn.utils.\(part)", needs: ["torch", "torch.nn"], source)
        }
    }

    /// Layers with the normalisation behind them in their weights.
    private static let fusion = #"""
        import copy

        import torch

        def _fused(layer, bn, *more):
            if bn.running_mean is None or bn.running_var is None:
                raise AssertionError('bn.running_mean and bn.running_var must not be None')
            fuse = fuse_conv_bn_weights if more else fuse_linear_bn_weights
            layer.weight, layer.bias = fuse(
                layer.weight, layer.bias, bn.running_mean, bn.running_var, bn.eps, bn.weight, bn.bias, *more)
            return layer

        def _parameters(weight, bias, like_weight, like_bias):
            return (torch.nn.Parameter(weight, like_weight.requires_grad), torch.nn.Parameter(bias, like_bias.requires_grad))

        def fuse_conv_bn_eval(conv, bn, transpose=False):
            """A convolution that does what a convolution and the normalisation behind it do, in evaluation mode."""
            if conv.training or bn.training:
                raise AssertionError('Fusion only for eval!')
            return _fused(copy.deepcopy(conv), bn, transpose)

        def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
            """Weight and bias of a convolution with a normalisation in them."""
            bias_dtype = conv_w.dtype if conv_b is None else conv_b.dtype
            conv_b = torch.zeros_like(bn_rm) if conv_b is None else conv_b
            bn_w = torch.ones_like(bn_rm) if bn_w is None else bn_w
            bn_b = torch.zeros_like(bn_rm) if bn_b is None else bn_b
            inverse = torch.rsqrt(bn_rv + bn_eps)
            shape = ([1, -1] if transpose else [-1, 1]) + [1] * (conv_w.ndim - 2)
            weight = (conv_w * (bn_w * inverse).reshape(shape)).to(dtype=conv_w.dtype)
            bias = ((conv_b - bn_rm) * inverse * bn_w + bn_b).to(dtype=bias_dtype)
            return _parameters(weight, bias, conv_w, conv_b)

        def fuse_linear_bn_eval(linear, bn):
            """A linear layer that does what a linear layer and the normalisation behind it do, in evaluation mode."""
            if linear.training or bn.training:
                raise AssertionError('Fusion only for eval!')
            fused = copy.deepcopy(linear)
            if bn.num_features not in (linear.out_features, 1):
                raise AssertionError(
                    'To fuse, linear.out_features == bn.num_features or bn.num_features == 1, got '
                    f'linear.out_features={linear.out_features} and bn.num_features={bn.num_features}')
            return _fused(fused, bn)

        def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
            """Weight and bias of a linear layer with a normalisation in them."""
            bias_dtype = linear_w.dtype if linear_b is None else linear_b.dtype
            linear_b = torch.zeros_like(bn_rm) if linear_b is None else linear_b
            scale = bn_w * torch.rsqrt(bn_rv + bn_eps)
            weight = linear_w * scale.unsqueeze(-1).to(dtype=linear_w.dtype)
            bias = ((linear_b - bn_rm) * scale + bn_b).to(dtype=bias_dtype)
            return _parameters(weight, bias, linear_w, linear_b)
        """#

    /// Layers whose parameters nothing draws.
    private static let initialisation = #"""
        import inspect

        import torch
        from torch import nn

        def skip_init(module_cls, *args, **kwargs):
            """A module whose weights may be anything; no random numbers are drawn for them."""
            if not issubclass(module_cls, nn.Module):
                raise RuntimeError(f'Expected a Module; got {module_cls}')
            # PyTorch's recurrent layers take *args, **kwargs.
            hidden = module_cls in (nn.RNN, nn.LSTM, nn.GRU)
            if hidden or 'device' not in inspect.signature(module_cls).parameters:
                raise RuntimeError("Module must support a 'device' arg to skip initialization")
            device = kwargs.pop('device', 'cpu')
            state = torch.get_rng_state()
            try:
                return module_cls(*args, device=device, **kwargs)
            finally:
                torch.set_rng_state(state)
        """#

    /// The memory order of weights.
    private static let memoryFormat = #"""
        import torch

        def convert_conv2d_weight_memory_format(module, memory_format):
            """The weights of all two-dimensional convolutions in a memory format."""
            if isinstance(module, (torch.nn.Conv2d, torch.nn.ConvTranspose2d)):
                weight = module.weight.detach().clone(memory_format=memory_format)
                module.weight.data = weight.resize_(weight.size(), memory_format=memory_format)
            for child in module.children():
                convert_conv2d_weight_memory_format(child, memory_format)
            return module
        """#

    /// Sequences of different lengths.
    private static let sequences = #"""
        from collections.abc import Iterable

        import torch

        def _expected(name, place, kind, value):
            given = type(value).__name__
            return TypeError(f"pad_sequence(): argument '{name}' (position {place}) must be {kind}, not {given}")

        def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side='right'):
            """Tensors [L, ...] of different lengths as one [T, N, ...] ([N, T, ...] with batch_first)."""
            if not isinstance(sequences, Iterable):
                raise RuntimeError(
                    f'pad_sequence: Expected iterable for input sequences, but got arg of type: {type(sequences)}')
            sequences = tuple(sequences)
            if not isinstance(batch_first, bool):
                raise _expected('batch_first', 2, 'bool', batch_first)
            if not isinstance(padding_value, (int, float)):
                raise _expected('padding_value', 3, 'float', padding_value)
            if not isinstance(padding_side, str):
                raise _expected('padding_side', 4, 'str', padding_side)
            for k, item in enumerate(sequences):
                if not isinstance(item, torch.Tensor):
                    raise TypeError(f'expected Tensor as element {k} in argument 0, but got {type(item).__name__}')
            if not sequences:
                raise RuntimeError('received an empty list of sequences')
            if padding_side not in ('left', 'right'):
                raise RuntimeError(f'Expected padding_side to be one of left or right, but got {padding_side}.')
            first = sequences[0]
            if first.ndim == 0:
                raise RuntimeError('ArrayRef: invalid slice, N = 1; size = 0')
            if any(item.ndim == 0 for item in sequences):
                raise IndexError('Dimension specified as 0 but tensor has no dimensions')
            longest = max(item.size(0) for item in sequences)
            outer = [len(sequences), longest] if batch_first else [longest, len(sequences)]
            out = torch.full([*outer, *first.shape[1:]], float(padding_value), dtype=first.dtype, device=first.device)
            for k, item in enumerate(sequences):
                length = item.size(0)
                start = longest - length if padding_side == 'left' else 0
                if batch_first:
                    out.select(0, k).narrow(0, start, length).copy_(item)
                else:
                    out.narrow(0, start, length).select(1, k).copy_(item)
            return out

        def unpad_sequence(padded_sequences, lengths, batch_first=False):
            """The tensors [L, ...] of different lengths that pad_sequence made one of."""
            if not batch_first:
                padded_sequences.transpose_(0, 1)
            place = torch.arange(padded_sequences.shape[1], device=lengths.device)
            return [item[place < length] for item, length in zip(padded_sequences, lengths, strict=True)]
        """#
}
