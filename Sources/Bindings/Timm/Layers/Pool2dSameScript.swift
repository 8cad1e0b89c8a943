// timm.layers.pool2d_same: pooling with TensorFlow's padding. Follows timm's pool2d_same.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersPool2dSame = #"""
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.helpers import to_2tuple
        from timm.layers.padding import get_padding_value, pad_same

        def avg_pool2d_same(x, kernel_size, stride, padding=(0, 0), ceil_mode=False, count_include_pad=True):
            """Average pooling after 'SAME' padding, whose zeros are counted; the argument padding has no effect."""
            return F.avg_pool2d(pad_same(x, kernel_size, stride), kernel_size, stride, (0, 0), ceil_mode, count_include_pad)

        class AvgPool2dSame(nn.AvgPool2d):
            """nn.AvgPool2d that pads each input as TensorFlow's 'SAME'; the argument padding has no effect."""

            def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
                super().__init__(to_2tuple(kernel_size), to_2tuple(stride), (0, 0), ceil_mode, count_include_pad)

            def forward(self, x):
                return avg_pool2d_same(x, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)

        def max_pool2d_same(x, kernel_size, stride, padding=(0, 0), dilation=(1, 1), ceil_mode=False):
            """Maximum pooling after 'SAME' padding with minus infinity; the argument padding has no effect."""
            x = pad_same(x, kernel_size, stride, dilation, value=-float('inf'))
            return F.max_pool2d(x, kernel_size, stride, (0, 0), dilation, ceil_mode)

        class MaxPool2dSame(nn.MaxPool2d):
            """nn.MaxPool2d that pads each input as TensorFlow's 'SAME'; the argument padding has no effect."""

            def __init__(self, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False):
                super().__init__(to_2tuple(kernel_size), to_2tuple(stride), (0, 0), to_2tuple(dilation), ceil_mode)

            def forward(self, x):
                return max_pool2d_same(x, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode)

        _POOLS = {'avg': (nn.AvgPool2d, AvgPool2dSame), 'max': (nn.MaxPool2d, MaxPool2dSame)}

        def create_pool2d(pool_type, kernel_size, stride=None, **kwargs):
            """A pooling layer of the type 'avg' or 'max' whose padding may be named."""
            stride = stride or kernel_size
            padding = kwargs.pop('padding', '')
            padding, by_input = get_padding_value(padding, kernel_size, stride=stride, **kwargs)
            assert pool_type in _POOLS, f'Unsupported pool type {pool_type}'
            fixed, same = _POOLS[pool_type]
            return same(kernel_size, stride=stride, **kwargs) if by_input else fixed(
                kernel_size, stride=stride, padding=padding, **kwargs)
        """#
}
