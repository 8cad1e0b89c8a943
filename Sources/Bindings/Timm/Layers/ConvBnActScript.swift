// timm.layers.conv_bn_act: convolution, normalisation and activation. Follows timm's conv_bn_act.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersConvBnAct = #"""
        from abc import ABCMeta
        from torch import nn

        from timm.layers.blur_pool import create_aa
        from timm.layers._create_conv2d import create_conv2d
        from timm.layers.create_norm_act import get_norm_act_layer

        class ConvNormAct(nn.Module, metaclass=ABCMeta):
            """A convolution, a normalisation with its activation (named bn), and with aa_layer a stride by blurring."""

            def __init__(self, in_channels, out_channels, kernel_size=1, stride=1, padding='', dilation=1, groups=1,
                         bias=False, apply_norm=True, apply_act=True, norm_layer=nn.BatchNorm2d, act_layer=nn.ReLU,
                         aa_layer=None, drop_layer=None, conv_kwargs=None, norm_kwargs=None, act_kwargs=None,
                         device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                blurs = aa_layer is not None and stride > 1
                self.conv = create_conv2d(
                    in_channels, out_channels, kernel_size, stride=1 if blurs else stride, padding=padding, dilation=dilation,
                    groups=groups, bias=bias, **{**factory, **(conv_kwargs or {})})
                if apply_norm:
                    options = {**factory, **(norm_kwargs or {})}
                    if drop_layer:
                        options['drop_layer'] = drop_layer
                    make = get_norm_act_layer(norm_layer, act_layer)
                    self.bn = make(out_channels, apply_act=apply_act, act_kwargs=act_kwargs or {}, **options)
                else:
                    self.bn = nn.Sequential()
                    if drop_layer:
                        self.bn.add_module('drop', drop_layer())
                self.aa = create_aa(aa_layer, out_channels, stride=stride, enable=blurs, noop=None, **factory)

            @property
            def in_channels(self):
                return self.conv.in_channels

            @property
            def out_channels(self):
                return self.conv.out_channels

            def forward(self, x):
                x = self.bn(self.conv(x))
                blur = getattr(self, 'aa', None)
                return x if blur is None else blur(x)

        ConvBnAct = ConvNormAct
        ConvNormActAa = ConvNormAct
        """#
}
