// timm.layers.cond_conv2d: convolutions with weights mixed for each sample. Follows timm's cond_conv2d.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersCondConv2d = #"""
        import math
        from functools import partial

        import torch
        import torch.nn.functional as F
        from torch import nn

        from timm.layers._conv2d_same import conv2d_same
        from timm.layers.helpers import to_2tuple
        from timm.layers.padding import get_padding_value

        def get_condconv_initializer(initializer, num_experts, expert_shape):
            """A function that runs initializer on each row of (num_experts, prod(expert_shape)), seen in that shape."""
            def condconv_initializer(weight):
                if tuple(weight.shape) != (num_experts, math.prod(expert_shape)):
                    raise ValueError('CondConv variables must have shape [num_experts, num_params]')
                for row in range(num_experts):
                    initializer(weight[row].view(expert_shape))

            return condconv_initializer

        class CondConv2d(nn.Module):
            """A convolution whose kernel is mixed for each sample out of num_experts kernels (arXiv 1904.04971)."""

            def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding='', dilation=1, groups=1,
                         bias=False, num_experts=4, device=None, dtype=None):
                super().__init__()
                self.in_channels = in_channels
                self.out_channels = out_channels
                self.kernel_size = to_2tuple(kernel_size)
                self.stride = to_2tuple(stride)
                padding, self.dynamic_padding = get_padding_value(padding, kernel_size, stride=stride, dilation=dilation)
                self.padding = to_2tuple(padding)
                self.dilation = to_2tuple(dilation)
                self.groups = groups
                self.num_experts = num_experts
                self.weight_shape = (out_channels, in_channels // groups) + self.kernel_size
                size = math.prod(self.weight_shape)
                self.weight = nn.Parameter(torch.empty(num_experts, size, device=device, dtype=dtype))
                if bias:
                    self.bias_shape = (out_channels,)
                    self.bias = nn.Parameter(torch.empty(num_experts, out_channels, device=device, dtype=dtype))
                else:
                    self.register_parameter('bias', None)
                self.reset_parameters()

            def reset_parameters(self):
                kernels = partial(nn.init.kaiming_uniform_, a=math.sqrt(5))
                get_condconv_initializer(kernels, self.num_experts, self.weight_shape)(self.weight)
                if self.bias is not None:
                    bound = 1 / math.sqrt(math.prod(self.weight_shape[1:]))
                    shifts = partial(nn.init.uniform_, a=-bound, b=bound)
                    get_condconv_initializer(shifts, self.num_experts, self.bias_shape)(self.bias)

            def forward(self, x, routing_weights):
                # The samples are laid side by side as groups of one grouped convolution.
                batch, channels, height, width = x.shape
                weight = (routing_weights @ self.weight).view(batch * self.out_channels, *self.weight_shape[1:])
                bias = None if self.bias is None else (routing_weights @ self.bias).view(batch * self.out_channels)
                convolve = conv2d_same if self.dynamic_padding else F.conv2d
                out = convolve(x.reshape(1, batch * channels, height, width), weight, bias, stride=self.stride,
                               padding=self.padding, dilation=self.dilation, groups=self.groups * batch)
                return out.view(batch, self.out_channels, *out.shape[-2:])
        """#
}
