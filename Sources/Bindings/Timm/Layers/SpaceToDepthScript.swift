// timm.layers.space_to_depth: places into channels and back. Follows timm's space_to_depth.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersSpaceToDepth = #"""
        from torch import nn

        class SpaceToDepth(nn.Module):
            """Moves each block of 4 by 4 places into channels: (N, C, H, W) -> (N, 16 C, H / 4, W / 4)."""

            def __init__(self, block_size=4):
                super().__init__()
                assert block_size == 4
                self.bs = block_size

            def forward(self, x):
                batch, channels, height, width = x.shape
                down, across = height // self.bs, width // self.bs
                blocks = x.view(batch, channels, down, self.bs, across, self.bs).permute(0, 3, 5, 1, 2, 4)
                return blocks.reshape(batch, channels * self.bs ** 2, down, across)

        class DepthToSpace(nn.Module):
            """Moves channels into blocks of places: (N, C, H, W) -> (N, C / bs ** 2, bs H, bs W)."""

            def __init__(self, block_size):
                super().__init__()
                self.bs = block_size

            def forward(self, x):
                batch, channels, height, width = x.shape
                inner = channels // self.bs ** 2
                blocks = x.view(batch, self.bs, self.bs, inner, height, width).permute(0, 3, 4, 1, 5, 2)
                return blocks.reshape(batch, inner, height * self.bs, width * self.bs)
        """#
}
