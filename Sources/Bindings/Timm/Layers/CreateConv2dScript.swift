// timm.layers._create_conv2d: the convolution that arguments ask for. Follows timm's create_conv2d.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersCreateConv2d = #"""
        from timm.layers.cond_conv2d import CondConv2d
        from timm.layers._conv2d_same import create_conv2d_pad
        from timm.layers.mixed_conv2d import MixedConv2d

        def create_conv2d(in_channels, out_channels, kernel_size, **kwargs):
            """The convolution the arguments ask for: nn.Conv2d, Conv2dSame, MixedConv2d (list of sizes) or CondConv2d."""
            if isinstance(kernel_size, list):
                assert 'num_experts' not in kwargs
                if 'groups' in kwargs:
                    groups = kwargs.pop('groups')
                    assert groups in (1, in_channels)
                    if groups == in_channels:
                        kwargs['depthwise'] = True
                return MixedConv2d(in_channels, out_channels, kernel_size, **kwargs)
            groups = in_channels if kwargs.pop('depthwise', False) else kwargs.pop('groups', 1)
            make = CondConv2d if kwargs.get('num_experts', 0) > 0 else create_conv2d_pad
            return make(in_channels, out_channels, kernel_size, groups=groups, **kwargs)
        """#
}
