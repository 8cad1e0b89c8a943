// timm.layers._conv2d_same: convolution with TensorFlow's padding. Follows timm's conv2d_same.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersConv2dSame = #"""
        from abc import ABCMeta
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.config import is_exportable, is_scriptable
        from timm.layers.padding import get_padding_value, pad_same, pad_same_arg

        _USE_EXPORT_CONV = False

        def conv2d_same(x, weight, bias=None, stride=(1, 1), padding=(0, 0), dilation=(1, 1), groups=1):
            """A convolution with 'SAME' padding; the argument padding has no effect."""
            return F.conv2d(pad_same(x, weight.shape[-2:], stride, dilation), weight, bias, stride, (0, 0), dilation, groups)

        class Conv2dSame(nn.Conv2d, metaclass=ABCMeta):
            """nn.Conv2d that pads each input as TensorFlow's 'SAME'; the argument padding has no effect."""

            def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                         device=None, dtype=None):
                super().__init__(in_channels, out_channels, kernel_size, stride, 0, dilation, groups, bias, device=device,
                                 dtype=dtype)

            def forward(self, x):
                return conv2d_same(x, self.weight, self.bias, self.stride, self.padding, self.dilation, self.groups)

        class Conv2dSameExport(nn.Conv2d):
            """Conv2dSame whose padding is settled by the first input and kept."""

            def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                         device=None, dtype=None):
                super().__init__(in_channels, out_channels, kernel_size, stride, 0, dilation, groups, bias, device=device,
                                 dtype=dtype)
                self.pad = None
                self.pad_input_size = (0, 0)

            def forward(self, x):
                if self.pad is None:
                    self.pad_input_size = x.shape[-2:]
                    sides = pad_same_arg(self.pad_input_size, self.weight.shape[-2:], self.stride, self.dilation)
                    self.pad = nn.ZeroPad2d(sides)
                return super().forward(self.pad(x))

        def create_conv2d_pad(in_chs, out_chs, kernel_size, **kwargs):
            """A convolution (without bias unless asked) whose padding may be named: nn.Conv2d or Conv2dSame."""
            padding = kwargs.pop('padding', '')
            kwargs.setdefault('bias', False)
            padding, by_input = get_padding_value(padding, kernel_size, **kwargs)
            if not by_input:
                return nn.Conv2d(in_chs, out_chs, kernel_size, padding=padding, **kwargs)
            if not (_USE_EXPORT_CONV and is_exportable()):
                return Conv2dSame(in_chs, out_chs, kernel_size, **kwargs)
            assert not is_scriptable()
            return Conv2dSameExport(in_chs, out_chs, kernel_size, **kwargs)
        """#
}
