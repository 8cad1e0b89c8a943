// timm.layers.std_conv: convolutions with standardised weights. Follows timm's std_conv.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersStdConv = #"""
        from abc import ABCMeta
        import torch
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.padding import get_padding, get_padding_value, pad_same

        def _convolve(conv, x, gain=None):
            # Each filter is shifted and scaled to mean 0 and variance 1 (then by gain) before it is used.
            if getattr(conv, 'same_pad', False):
                x = pad_same(x, conv.kernel_size, conv.stride, conv.dilation)
            filters = conv.weight.reshape(1, conv.out_channels, -1)
            filters = F.batch_norm(filters, None, None, weight=gain, training=True, momentum=0.0, eps=conv.eps)
            filters = filters.reshape_as(conv.weight)
            return F.conv2d(x, filters, conv.bias, conv.stride, conv.padding, conv.dilation, conv.groups)

        class _Scaled(nn.Conv2d):
            def _add_gain(self, gamma, eps, gain_init, factory):
                self.scale = gamma * self.weight[0].numel() ** -0.5
                self.eps = eps
                self.gain_init = gain_init
                self.gain = nn.Parameter(torch.empty((self.out_channels, 1, 1, 1), **factory))
                self.reset_parameters()

            def reset_parameters(self):
                # nn.Conv2d asks for this before there is a gain: the weights are to be drawn once only.
                if hasattr(self, 'gain'):
                    nn.init.constant_(self.gain, self.gain_init)
                    super().reset_parameters()

            def forward(self, x):
                return _convolve(self, x, (self.gain * self.scale).view(-1))

        class StdConv2d(nn.Conv2d, metaclass=ABCMeta):
            """A convolution with standardised weights (arXiv 1903.10520)."""

            def __init__(self, in_channel, out_channels, kernel_size, stride=1, padding=None, dilation=1, groups=1,
                         bias=False, eps=1e-6, device=None, dtype=None):
                if padding is None:
                    padding = get_padding(kernel_size, stride, dilation)
                super().__init__(in_channel, out_channels, kernel_size, stride=stride, padding=padding, dilation=dilation,
                                 groups=groups, bias=bias, device=device, dtype=dtype)
                self.eps = eps

            def forward(self, x):
                return _convolve(self, x)

        class StdConv2dSame(nn.Conv2d):
            """StdConv2d with TensorFlow's 'SAME' padding or another that is named."""

            def __init__(self, in_channel, out_channels, kernel_size, stride=1, padding='SAME', dilation=1, groups=1,
                         bias=False, eps=1e-6, device=None, dtype=None):
                padding, by_input = get_padding_value(padding, kernel_size, stride=stride, dilation=dilation)
                super().__init__(in_channel, out_channels, kernel_size, stride=stride, padding=padding, dilation=dilation,
                                 groups=groups, bias=bias, device=device, dtype=dtype)
                self.same_pad = by_input
                self.eps = eps

            def forward(self, x):
                return _convolve(self, x)

        class ScaledStdConv2d(_Scaled, metaclass=ABCMeta):
            """A convolution with standardised weights, a scale and a learned gain for each filter (arXiv 2101.08692)."""

            def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=None, dilation=1, groups=1,
                         bias=True, gamma=1.0, eps=1e-6, gain_init=1.0, device=None, dtype=None):
                factory = dict(device=device, dtype=dtype)
                if padding is None:
                    padding = get_padding(kernel_size, stride, dilation)
                super().__init__(in_channels, out_channels, kernel_size, stride=stride, padding=padding, dilation=dilation,
                                 groups=groups, bias=bias, **factory)
                self._add_gain(gamma, eps, gain_init, factory)

        class ScaledStdConv2dSame(_Scaled):
            """ScaledStdConv2d with TensorFlow's 'SAME' padding or another that is named."""

            def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding='SAME', dilation=1, groups=1,
                         bias=True, gamma=1.0, eps=1e-6, gain_init=1.0, device=None, dtype=None):
                factory = dict(device=device, dtype=dtype)
                padding, by_input = get_padding_value(padding, kernel_size, stride=stride, dilation=dilation)
                super().__init__(in_channels, out_channels, kernel_size, stride=stride, padding=padding, dilation=dilation,
                                 groups=groups, bias=bias, **factory)
                self.same_pad = by_input
                self._add_gain(gamma, eps, gain_init, factory)
        """#
}
