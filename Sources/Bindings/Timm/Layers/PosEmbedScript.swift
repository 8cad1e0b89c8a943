// timm.layers.pos_embed: positions resampled. Follows timm's pos_embed.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersPosEmbed = #"""
        import logging
        import math

        import torch
        import torch.nn.functional as F

        _logger = logging.getLogger(__name__)

        def _resampled(grid, size, **kwargs):
            """A grid (1, H, W, C) at another size, computed in float32."""
            return F.interpolate(grid.float().permute(0, 3, 1, 2), size=size, **kwargs).permute(0, 2, 3, 1).to(grid.dtype)

        def resample_abs_pos_embed(posemb, new_size, old_size=None, num_prefix_tokens=1, interpolation='bicubic',
                                   antialias=True, verbose=False, align_corners=None):
            """Positions (1, prefix + H * W, C) of a grid of old_size (default: square) for new_size; the prefix stays."""
            length = posemb.shape[1]
            if length == num_prefix_tokens + new_size[0] * new_size[1]:
                if new_size[0] == new_size[1] if old_size is None else tuple(old_size[:2]) == tuple(new_size[:2]):
                    return posemb
            if old_size is None:
                side = int(math.sqrt(length - num_prefix_tokens))
                old_size = side, side
            prefix, grid = posemb[:, :num_prefix_tokens], posemb[:, num_prefix_tokens:]
            channels = posemb.shape[-1]
            grid = _resampled(grid.reshape(1, old_size[0], old_size[1], -1), new_size, mode=interpolation,
                              align_corners=align_corners, antialias=antialias)
            posemb = grid.reshape(1, -1, channels)
            if num_prefix_tokens:
                posemb = torch.cat([prefix, posemb], dim=1)
            if verbose:
                _logger.info(f'Resized position embedding: {old_size} to {new_size}.')
            return posemb

        def resample_abs_pos_embed_nhwc(posemb, new_size, interpolation='bicubic', antialias=True, verbose=False):
            """Positions (1, H, W, C) at another size."""
            if tuple(new_size[:2]) == tuple(posemb.shape[-3:-1]):
                return posemb
            posemb = _resampled(posemb.reshape(1, *posemb.shape[-3:]), new_size, mode=interpolation, antialias=antialias)
            if verbose:
                _logger.info(f'Resized position embedding: {posemb.shape[-3:-1]} to {new_size}.')
            return posemb
        """#
}
