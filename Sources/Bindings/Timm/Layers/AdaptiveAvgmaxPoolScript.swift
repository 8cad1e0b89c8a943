// timm.layers.adaptive_avgmax_pool: global pooling of several kinds. Follows timm's adaptive_avgmax_pool.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersAdaptiveAvgmaxPool = #"""
        import torch
        import torch.nn.functional as F
        from timm.layers import SelectAdaptivePool2d
        from torch import nn

        from timm.layers.format import get_channel_dim, get_spatial_dim

        def adaptive_pool_feat_mult(pool_type='avg'):
            """By how much pooling of that type multiplies the number of features."""
            return 2 if pool_type.endswith('catavgmax') else 1

        def _both(x, output_size):
            return F.adaptive_avg_pool2d(x, output_size), F.adaptive_max_pool2d(x, output_size)

        def adaptive_avgmax_pool2d(x, output_size=1):
            """The mean of adaptive average and adaptive maximum pooling."""
            average, maximum = _both(x, output_size)
            return 0.5 * (average + maximum)

        def adaptive_catavgmax_pool2d(x, output_size=1):
            """Adaptive average and adaptive maximum pooling, one after the other in the channels."""
            return torch.cat(_both(x, output_size), 1)

        _POOLS = {
            'avg': F.adaptive_avg_pool2d, 'max': F.adaptive_max_pool2d, 'avgmax': adaptive_avgmax_pool2d,
            'catavgmax': adaptive_catavgmax_pool2d,
        }

        def select_adaptive_pool2d(x, pool_type='avg', output_size=1):
            """Adaptive pooling of the type 'avg', 'max', 'avgmax' or 'catavgmax'."""
            assert pool_type in _POOLS, 'Invalid pool type: %s' % pool_type
            return _POOLS[pool_type](x, output_size)

        class FastAdaptiveAvgPool(nn.Module):
            """The mean over all places."""

            def __init__(self, flatten=False, input_fmt='NCHW'):
                super().__init__()
                self.flatten = flatten
                self.dim = get_spatial_dim(input_fmt)

            def forward(self, x):
                return x.mean(self.dim, keepdim=not self.flatten)

        class FastAdaptiveMaxPool(nn.Module):
            """The maximum over all places."""

            def __init__(self, flatten=False, input_fmt='NCHW'):
                super().__init__()
                self.flatten = flatten
                self.dim = get_spatial_dim(input_fmt)

            def forward(self, x):
                return x.amax(self.dim, keepdim=not self.flatten)

        class FastAdaptiveAvgMaxPool(nn.Module):
            """Half the mean plus half the maximum over all places."""

            def __init__(self, flatten=False, input_fmt='NCHW'):
                super().__init__()
                self.flatten = flatten
                self.dim = get_spatial_dim(input_fmt)

            def forward(self, x):
                keep = not self.flatten
                return 0.5 * x.mean(self.dim, keepdim=keep) + 0.5 * x.amax(self.dim, keepdim=keep)

        class FastAdaptiveCatAvgMaxPool(nn.Module):
            """The mean and the maximum over all places, one after the other in the channels."""

            def __init__(self, flatten=False, input_fmt='NCHW'):
                super().__init__()
                self.flatten = flatten
                self.dim_reduce = get_spatial_dim(input_fmt)
                self.dim_cat = 1 if flatten else get_channel_dim(input_fmt)

            def forward(self, x):
                keep = not self.flatten
                return torch.cat((x.mean(self.dim_reduce, keepdim=keep), x.amax(self.dim_reduce, keepdim=keep)), self.dim_cat)

        class AdaptiveAvgMaxPool2d(nn.Module):
            """adaptive_avgmax_pool2d as a layer."""

            def __init__(self, output_size=1):
                super().__init__()
                self.output_size = output_size

            def forward(self, x):
                return adaptive_avgmax_pool2d(x, self.output_size)

        class AdaptiveCatAvgMaxPool2d(nn.Module):
            """adaptive_catavgmax_pool2d as a layer."""

            def __init__(self, output_size=1):
                super().__init__()
                self.output_size = output_size

            def forward(self, x):
                return adaptive_catavgmax_pool2d(x, self.output_size)
        """#
}
