// timm.layers.mixed_conv2d: convolutions with several kernel sizes. Follows timm's mixed_conv2d.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersMixedConv2d = #"""
        from abc import ABCMeta
        import torch
        from torch import nn

        from timm.layers._conv2d_same import create_conv2d_pad

        def _split_channels(num_chan, num_groups):
            # Equal parts; the first takes what is over.
            part, over = divmod(num_chan, num_groups)
            return [part + over] + [part] * (num_groups - 1)

        class MixedConv2d(nn.ModuleDict, metaclass=ABCMeta):
            """Parts of the channels, each with a convolution of its own kernel size, joined again (arXiv 1907.09595)."""

            def __init__(self, in_channels, out_channels, kernel_size=3, stride=1, padding='', dilation=1, depthwise=False,
                         **kwargs):
                super().__init__()
                sizes = kernel_size if isinstance(kernel_size, list) else [kernel_size]
                self.splits = _split_channels(in_channels, len(sizes))
                outputs = _split_channels(out_channels, len(sizes))
                self.in_channels = sum(self.splits)
                self.out_channels = sum(outputs)
                for index, (size, inside, outside) in enumerate(zip(sizes, self.splits, outputs)):
                    self.add_module(str(index), create_conv2d_pad(
                        inside, outside, size, stride=stride, padding=padding, dilation=dilation,
                        groups=inside if depthwise else 1, **kwargs))

            def forward(self, x):
                return torch.cat([conv(part) for conv, part in zip(self.values(), x.split(self.splits, 1))], 1)
        """#
}
