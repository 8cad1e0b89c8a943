// timm.layers.separable_conv: separable convolutions. Follows timm's separable_conv.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersSeparableConv = #"""
        from abc import ABCMeta
        from torch import nn

        from timm.layers._create_conv2d import create_conv2d
        from timm.layers.create_norm_act import get_norm_act_layer

        class _Separable(nn.Module):
            def _add_convs(self, channels, out_channels, kernel_size, stride, dilation, padding, bias, multiplier,
                           pw_kernel_size, factory):
                between = int(channels * multiplier)
                self.conv_dw = create_conv2d(channels, between, kernel_size, stride=stride, dilation=dilation,
                                             padding=padding, depthwise=True, **factory)
                self.conv_pw = create_conv2d(between, out_channels, pw_kernel_size, padding=padding, bias=bias, **factory)

            @property
            def in_channels(self):
                return self.conv_dw.in_channels

            @property
            def out_channels(self):
                return self.conv_pw.out_channels

            def forward(self, x):
                return self.conv_pw(self.conv_dw(x))

        class SeparableConvNormAct(_Separable, metaclass=ABCMeta):
            """A convolution by channel, one across channels, and a normalisation with its activation."""

            def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, dilation=1, padding='', bias=False,
                         channel_multiplier=1.0, pw_kernel_size=1, norm_layer=nn.BatchNorm2d, act_layer=nn.ReLU,
                         apply_act=True, drop_layer=None, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                self._add_convs(in_channels, out_channels, kernel_size, stride, dilation, padding, bias, channel_multiplier,
                                pw_kernel_size, factory)
                options = factory if drop_layer is None else dict(factory, drop_layer=drop_layer)
                self.bn = get_norm_act_layer(norm_layer, act_layer)(out_channels, apply_act=apply_act, **options)

            def forward(self, x):
                return self.bn(super().forward(x))

        SeparableConvBnAct = SeparableConvNormAct

        class SeparableConv2d(_Separable):
            """A convolution by channel and one across channels."""

            def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, dilation=1, padding='', bias=False,
                         channel_multiplier=1.0, pw_kernel_size=1, device=None, dtype=None):
                super().__init__()
                self._add_convs(in_channels, out_channels, kernel_size, stride, dilation, padding, bias, channel_multiplier,
                                pw_kernel_size, dict(device=device, dtype=dtype))
        """#
}
