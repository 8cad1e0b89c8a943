// timm.layers.hybrid_embed: patches of a backbone's feature map. Follows timm's hybrid_embed.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersHybridEmbed = #"""
        import math

        import torch
        from torch import nn

        from timm.layers.format import Format, nchw_to
        from timm.layers.helpers import get_device_dtype, to_2tuple
        from timm.layers.patch_embed import pad_to_patches, resized_projection

        def _last(features):
            return features[-1] if isinstance(features, (list, tuple)) else features

        class HybridEmbed(nn.Module):
            """Images as tokens (B, N, embed_dim) by way of a network: patches of its last feature map."""

            def __init__(self, backbone, img_size=224, patch_size=1, feature_size=None, feature_ratio=None, in_chans=3,
                         embed_dim=768, bias=True, proj=True, flatten=True, output_fmt=None, strict_img_size=True,
                         dynamic_img_pad=False, device=None, dtype=None):
                super().__init__()
                factory = dict(device=device, dtype=dtype)
                assert isinstance(backbone, nn.Module)
                self.backbone = backbone
                self.in_chans = in_chans
                self._set_sizes(img_size, patch_size, feature_size, feature_ratio, None, **factory)
                self.flatten = flatten and output_fmt is None
                self.output_fmt = Format.NCHW if output_fmt is None else Format(output_fmt)
                self.strict_img_size = strict_img_size
                self.dynamic_img_pad = dynamic_img_pad
                if not dynamic_img_pad:
                    assert all(size % patch == 0 for size, patch in zip(self.feature_size, self.patch_size))
                if proj:
                    self.proj = nn.Conv2d(
                        self.feature_dim, embed_dim, kernel_size=patch_size, stride=patch_size, bias=bias, **factory)
                else:
                    assert self.feature_dim == embed_dim, (
                        f'The feature dim ({self.feature_dim} must match embed dim ({embed_dim}) when projection disabled.')
                    self.proj = nn.Identity()

            def _features(self, img_size, device, dtype):
                """The feature map of an image of zeros."""
                modes = [(module, module.training) for module in self.backbone.modules()]
                try:
                    self.backbone.eval()
                    with torch.no_grad():
                        return _last(self.backbone(torch.zeros(1, self.in_chans, *img_size, device=device, dtype=dtype)))
                finally:
                    for module, training in modes:
                        module.training = training

            def _set_sizes(self, img_size, patch_size, feature_size, feature_ratio, feature_dim, device=None, dtype=None):
                img_size, patch_size = to_2tuple(img_size), to_2tuple(patch_size)
                if feature_size is None:
                    features = self._features(img_size, device, dtype)
                    feature_size, feature_dim = features.shape[-2:], features.shape[1]
                    feature_ratio = tuple(size // feature for size, feature in zip(img_size, feature_size))
                else:
                    feature_size, feature_ratio = to_2tuple(feature_size), to_2tuple(feature_ratio or 16)
                    if feature_dim is None:
                        info = getattr(self.backbone, 'feature_info', None)
                        feature_dim = self.backbone.num_features if info is None else info.channels()[-1]
                self.img_size, self.patch_size = img_size, patch_size
                self.feature_size, self.feature_ratio, self.feature_dim = feature_size, feature_ratio, feature_dim
                self.grid_size = tuple(size // patch for size, patch in zip(feature_size, patch_size))
                self.num_patches = self.grid_size[0] * self.grid_size[1]

            def set_input_size(self, img_size=None, patch_size=None, feature_size=None, feature_ratio=None, feature_dim=None):
                """Changes the size of images or of patches (the weights are resampled) and what follows from them."""
                img_size = self.img_size if img_size is None else to_2tuple(img_size)
                patch_size = self.patch_size if patch_size is None else to_2tuple(patch_size)
                if patch_size != self.patch_size:
                    assert isinstance(self.proj, nn.Conv2d), 'HybridEmbed must have a projection layer to change patch size.'
                    self.proj = resized_projection(self.proj, patch_size)
                if (img_size, patch_size) != (self.img_size, self.patch_size):
                    self._set_sizes(
                        img_size, patch_size, feature_size, feature_ratio, feature_dim, **get_device_dtype(self.backbone))

            def feat_ratio(self, as_scalar=True):
                """How many pixels a token covers, the longer side or (height, width)."""
                total = self.feature_ratio[0] * self.patch_size[0], self.feature_ratio[1] * self.patch_size[1]
                return max(total) if as_scalar else total

            def dynamic_feat_size(self, img_size):
                """Rows and columns of tokens for images of that size."""
                sizes = [(img_size[i] // self.feature_ratio[i], self.patch_size[i]) for i in (0, 1)]
                if self.dynamic_img_pad:
                    return tuple(math.ceil(size / patch) for size, patch in sizes)
                return tuple(size // patch for size, patch in sizes)

            def set_grad_checkpointing(self, enable=True):
                """Tells the network whether to compute activations again instead of keeping them."""
                if hasattr(self.backbone, 'set_grad_checkpointing'):
                    self.backbone.set_grad_checkpointing(enable=enable)
                elif hasattr(self.backbone, 'grad_checkpointing'):
                    self.backbone.grad_checkpointing = enable

            def forward(self, x):
                x = _last(self.backbone(x))
                if self.dynamic_img_pad:
                    x = pad_to_patches(x, self.patch_size)
                x = self.proj(x)
                if self.flatten:
                    return x.flatten(2).transpose(1, 2)
                return x if self.output_fmt == Format.NCHW else nchw_to(x, self.output_fmt)

        class HybridEmbedWithSize(HybridEmbed):
            """HybridEmbed that returns rows and columns too."""

            def __init__(self, backbone, img_size=224, patch_size=1, feature_size=None, feature_ratio=None, in_chans=3,
                         embed_dim=768, bias=True, proj=True, device=None, dtype=None):
                super().__init__(backbone, img_size, patch_size, feature_size, feature_ratio, in_chans, embed_dim, bias, proj,
                                 device=device, dtype=dtype)

            def forward(self, x):
                x = self.proj(_last(self.backbone(x)))
                return x.flatten(2).transpose(1, 2), x.shape[-2:]
        """#
}
