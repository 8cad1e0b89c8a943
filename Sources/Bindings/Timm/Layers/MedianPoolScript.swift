// timm.layers.median_pool: median pooling. Follows timm's median_pool.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersMedianPool = #"""
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.helpers import to_2tuple, to_4tuple

        class MedianPool2d(nn.Module):
            """The median of each window, the edges reflected by padding (left, right, top, bottom) or as 'same' needs."""

            def __init__(self, kernel_size=3, stride=1, padding=0, same=False):
                super().__init__()
                self.k = to_2tuple(kernel_size)
                self.stride = to_2tuple(stride)
                self.padding = to_4tuple(padding)
                self.same = same

            def _padding(self, x):
                if not self.same:
                    return self.padding
                tall, wide = (max(window - (size % step or step), 0)
                              for window, step, size in zip(self.k, self.stride, x.shape[2:]))
                return wide // 2, wide - wide // 2, tall // 2, tall - tall // 2

            def forward(self, x):
                windows = F.pad(x, self._padding(x), mode='reflect')
                for axis in (0, 1):
                    windows = windows.unfold(axis + 2, self.k[axis], self.stride[axis])
                return windows.flatten(4).median(dim=-1).values
        """#
}
