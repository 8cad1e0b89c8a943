// timm.layers.drop: blocks dropped from feature maps. Follows timm's drop.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersDrop = #"""
        import torch
        import torch.nn.functional as F
        from timm.layers import DropBlock2d, DropPath, calculate_drop_path_rates, drop_path

        def drop_block_2d(x, drop_prob=0.1, block_size=7, gamma_scale=1.0, with_noise=False, inplace=False,
                          couple_channels=True, scale_by_keep=True):
            """Zeroes blocks of places of x (N, C, H, W), or puts noise there, in all channels alike or in each by itself."""
            batch, channels, height, width = x.shape
            down, across = min(block_size, height), min(block_size, width)
            rate = float(gamma_scale * drop_prob * height * width) / float(down * across) / float(
                (height - down + 1) * (width - across + 1))
            with torch.no_grad():
                shape = (batch, 1 if couple_channels else channels, height, width)
                drops = torch.empty(shape, dtype=x.dtype, device=x.device).bernoulli_(rate)
                drops = F.max_pool2d(drops, (down, across), stride=1, padding=(down // 2, across // 2))
                # A window of even size has one place too many.
                drops = drops[..., (down + 1) % 2:, (across + 1) % 2:]
                keeps = 1.0 - drops
                if with_noise:
                    noise = torch.empty_like(keeps).normal_().mul_(drops)
                elif scale_by_keep:
                    keeps.mul_((keeps.numel() / keeps.to(torch.float32).sum().add(1e-7)).to(x.dtype))
            out = x.mul_(keeps) if inplace else x * keeps
            if not with_noise:
                return out
            return out.add_(noise) if inplace else out + noise
        """#
}
