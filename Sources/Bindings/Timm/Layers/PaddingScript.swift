// timm.layers.padding: padding as TensorFlow computes it. Follows timm's padding.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersPadding = #"""
        import math

        import torch
        import torch.nn.functional as F

        from timm.layers.helpers import to_2tuple

        def _per_axis(function, *sizes):
            # None when every size is a plain number.
            if not any(isinstance(size, (tuple, list)) for size in sizes):
                return None
            return [function(*axis) for axis in zip(*map(to_2tuple, sizes))]

        def get_padding(kernel_size, stride=1, dilation=1, **_):
            """The equal padding of both sides that centres a kernel: a number, or a list of two for sizes by axis."""
            pairs = _per_axis(get_padding, kernel_size, stride, dilation)
            return (stride - 1 + dilation * (kernel_size - 1)) // 2 if pairs is None else pairs

        def get_same_padding(x, kernel_size, stride, dilation):
            """How much to add to the length x (a number or a tensor) so that ceil(x / stride) places come out."""
            reach = (kernel_size - 1) * dilation + 1
            if isinstance(x, torch.Tensor):
                return (((x / stride).ceil() - 1) * stride + reach - x).clamp(min=0)
            return max(0, (math.ceil(x / stride) - 1) * stride + reach - x)

        def is_static_pad(kernel_size, stride=1, dilation=1, **_):
            """Whether 'same' padding is the same on both sides whatever the input size."""
            pairs = _per_axis(is_static_pad, kernel_size, stride, dilation)
            return stride == 1 and dilation * (kernel_size - 1) % 2 == 0 if pairs is None else all(pairs)

        def _around(height, width, kernel_size, stride, dilation):
            tall = get_same_padding(height, kernel_size[0], stride[0], dilation[0])
            wide = get_same_padding(width, kernel_size[1], stride[1], dilation[1])
            return [wide // 2, wide - wide // 2, tall // 2, tall - tall // 2]

        def pad_same_arg(input_size, kernel_size, stride, dilation=(1, 1)):
            """The list [left, right, top, bottom] that F.pad takes for 'same' padding of an input of that size."""
            height, width = input_size
            kernel_height, kernel_width = kernel_size
            return _around(height, width, (kernel_height, kernel_width), stride, dilation)

        def pad_same(x, kernel_size, stride, dilation=(1, 1), value=0):
            """Pads the last two axes as TensorFlow's 'SAME' does, the odd place going to the bottom and the right."""
            height, width = x.shape[-2:]
            return F.pad(x, _around(height, width, kernel_size, stride, dilation), value=value)

        def get_padding_value(padding, kernel_size, **kwargs):
            """Turns a padding, perhaps named ('same', 'valid', other), into (padding, whether the input decides it)."""
            if not isinstance(padding, str):
                return padding, False
            name = padding.lower()
            if name == 'valid':
                return 0, False
            if name == 'same' and not is_static_pad(kernel_size, **kwargs):
                return 0, True
            return get_padding(kernel_size, **kwargs), False
        """#
}
