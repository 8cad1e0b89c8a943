// timm.layers.patch_embed: images as patches. Follows timm's patch_embed.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersPatchEmbed = #"""
        from abc import ABCMeta
        import math

        import torch
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.format import Format, nchw_to
        from timm.layers.helpers import to_2tuple

        DTYPE_INTERMEDIATE = torch.float32

        def pad_to_patches(x, patch_size):
            """Images (…, H, W) with zeros at the right and bottom up to whole patches."""
            height, width = x.shape[-2:]
            return F.pad(x, (0, -width % patch_size[1], 0, -height % patch_size[0]))

        def resized_projection(proj, patch_size):
            """A convolution like proj for patches of another size, its weights resampled."""
            weight, bias = proj.weight, proj.bias
            with torch.no_grad():
                new = nn.Conv2d(proj.in_channels, proj.out_channels, kernel_size=patch_size, stride=patch_size,
                                bias=bias is not None, device=weight.device, dtype=weight.dtype)
                new.weight.copy_(resample_patch_embed(weight, patch_size, verbose=True))
                new.weight.requires_grad_(weight.requires_grad)
                if bias is not None:
                    new.bias.copy_(bias)
                    new.bias.requires_grad_(bias.requires_grad)
                new.train(proj.training)
            return new

        class PatchEmbed(nn.Module, metaclass=ABCMeta):
            """Images (B, C, H, W) as tokens (B, N, embed_dim), or in output_fmt, by a convolution that steps by patches."""

            def __init__(self, img_size=224, patch_size=16, in_chans=3, embed_dim=768, norm_layer=None, flatten=True,
                         output_fmt=None, bias=True, strict_img_size=True, dynamic_img_pad=False, device=None, dtype=None):
                super().__init__()
                self.patch_size = to_2tuple(patch_size)
                self.img_size, self.grid_size, self.num_patches = self._init_img_size(img_size)
                self.flatten = flatten and output_fmt is None
                self.output_fmt = Format.NCHW if output_fmt is None else Format(output_fmt)
                self.strict_img_size = strict_img_size
                self.dynamic_img_pad = dynamic_img_pad
                self.proj = nn.Conv2d(in_chans, embed_dim, kernel_size=patch_size, stride=patch_size, bias=bias,
                                      device=device, dtype=dtype)
                self.norm = norm_layer(embed_dim, device=device, dtype=dtype) if norm_layer else nn.Identity()

            def _init_img_size(self, img_size):
                assert self.patch_size
                if img_size is None:
                    return None, None, None
                height, width = img_size = to_2tuple(img_size)
                rows, columns = grid = height // self.patch_size[0], width // self.patch_size[1]
                return img_size, grid, rows * columns

            def set_input_size(self, img_size=None, patch_size=None):
                """Changes the size of images, of patches (the weights are resampled), or both."""
                if patch_size is not None:
                    new_size = to_2tuple(patch_size)
                    if new_size != self.patch_size:
                        self.proj = resized_projection(self.proj, new_size)
                        self.patch_size = new_size
                img_size = img_size or self.img_size
                if patch_size is not None or img_size != self.img_size:
                    self.img_size, self.grid_size, self.num_patches = self._init_img_size(img_size)

            def feat_ratio(self, as_scalar=True):
                """How many pixels a token covers, the longer side or (height, width)."""
                return max(self.patch_size) if as_scalar else self.patch_size

            def dynamic_feat_size(self, img_size):
                """Rows and columns of tokens for images of that size."""
                (height, width), (patch_height, patch_width) = img_size[:2], self.patch_size
                if self.dynamic_img_pad:
                    return math.ceil(height / patch_height), math.ceil(width / patch_width)
                return height // patch_height, width // patch_width

            def _check(self, height, width):
                if self.img_size is None:
                    return
                for name, size, expected, patch in zip(('height', 'width'), (height, width), self.img_size, self.patch_size):
                    if self.strict_img_size:
                        assert size == expected, f"Input {name} ({size}) doesn't match model ({expected})."
                    elif not self.dynamic_img_pad:
                        assert size % patch == 0, f'Input {name} ({size}) should be divisible by patch size ({patch}).'

            def _ordered(self, x):
                """Features (B, C, H, W) in the order that was asked for, normalised."""
                if self.flatten:
                    x = x.flatten(2).transpose(1, 2)
                elif self.output_fmt != Format.NCHW:
                    x = nchw_to(x, self.output_fmt)
                return self.norm(x)

            def forward(self, x):
                batch, channels, height, width = x.shape
                self._check(height, width)
                if self.dynamic_img_pad:
                    x = pad_to_patches(x, self.patch_size)
                return self._ordered(self.proj(x))

        class PatchEmbedWithSize(PatchEmbed):
            """PatchEmbed for images of any size of whole patches, which returns rows and columns too."""

            def __init__(self, img_size=224, patch_size=16, in_chans=3, embed_dim=768, norm_layer=None, flatten=True,
                         output_fmt=None, bias=True, device=None, dtype=None):
                super().__init__(img_size, patch_size, in_chans, embed_dim, norm_layer, flatten, output_fmt, bias,
                                 device=device, dtype=dtype)

            def _check(self, height, width):
                if self.img_size is None:
                    return
                for name, size, patch in zip(('height', 'width'), (height, width), self.patch_size):
                    assert size % patch == 0, f'Input image {name} ({size}) must be divisible by patch size ({patch}).'

            def forward(self, x):
                batch, channels, height, width = x.shape
                self._check(height, width)
                x = self.proj(x)
                return self._ordered(x), x.shape[-2:]

        def _inverse(old_size, new_size, interpolation, antialias, device, dtype=DTYPE_INTERMEDIATE):
            """The pseudoinverse (old area, new area) of interpolation from one size to the other."""
            area = old_size[0] * old_size[1]
            pixels = torch.eye(area, device=device, dtype=dtype).reshape(area, 1, *old_size)
            resized = F.interpolate(pixels, size=new_size, mode=interpolation, antialias=antialias, align_corners=False)
            return torch.linalg.pinv(resized.flatten(1).T)

        def _apply_inverse(weight, inverse, new_size):
            flat = weight.flatten(2).to(dtype=inverse.dtype) @ inverse
            return flat.reshape(*weight.shape[:2], *new_size).to(dtype=weight.dtype)

        def resample_patch_embed(patch_embed, new_size, interpolation='bicubic', antialias=True, verbose=False):
            """Kernels (O, I, H, W) of another size that give about the same outputs for images resized alike."""
            assert len(patch_embed.shape) == 4, 'Input tensor should be 4D (out_ch, in_ch, h, w)'
            assert len(new_size) == 2, 'New shape should only be hw (height, width)'
            old_size, new_size = tuple(patch_embed.shape[-2:]), tuple(new_size)
            if old_size == new_size:
                return patch_embed
            inverse = _inverse(old_size, new_size, interpolation, antialias, patch_embed.device)
            return _apply_inverse(patch_embed, inverse, new_size)

        class PatchEmbedResamplerFixedOrigSize(nn.Module):
            """resample_patch_embed for kernels of one size, which keeps what it has computed for each new size."""

            def __init__(self, orig_size, interpolation='bicubic', antialias=True, device=None):
                super().__init__()
                assert isinstance(orig_size, tuple) and len(orig_size) == 2, '`orig_size` must be a tuple of (height, width)'
                self.orig_size = orig_size
                self.interpolation = interpolation
                self.antialias = antialias
                self._pinv_cache_map = {}
                self.register_buffer(
                    '_cache_device_anchor', torch.empty(0, dtype=torch.uint8, device=device), persistent=False)

            def _get_or_create_pinv_matrix(self, new_size, device, dtype=DTYPE_INTERMEDIATE):
                key = (new_size, device, dtype)
                if key not in self._pinv_cache_map:
                    # What is kept has to serve training later on, in full precision.
                    with torch.inference_mode(False), torch.autocast(device_type=device.type, enabled=False):
                        self._pinv_cache_map[key] = _inverse(
                            self.orig_size, new_size, self.interpolation, self.antialias, device, dtype)
                return self._pinv_cache_map[key]

            def prewarm(self, new_sizes, device=None):
                """Computes ahead what the new sizes need."""
                device = self._cache_device_anchor.device if device is None else torch.empty(0, device=device).device
                for size in map(to_2tuple, new_sizes):
                    if size != self.orig_size:
                        self._get_or_create_pinv_matrix(size, device)

            def forward(self, patch_embed, new_size):
                assert len(patch_embed.shape) == 4
                assert len(new_size) == 2
                size, new_size = tuple(patch_embed.shape[-2:]), tuple(new_size)
                assert size == self.orig_size, (
                    f"Input patch_embed spatial size {size} does not match module's expected original size {self.orig_size}")
                if size == new_size:
                    return patch_embed
                return _apply_inverse(patch_embed, self._get_or_create_pinv_matrix(new_size, patch_embed.device), new_size)

        class PatchEmbedInterpolator(nn.Module):
            """Applies a projection of patches, linear or a convolution, that was made for base_patch_size at other sizes."""

            def __init__(self, base_patch_size, in_chans=3, embed_dim=768, interpolation='bicubic', antialias=True,
                         channels_last=True, device=None):
                super().__init__()
                self.base_patch_size = base_patch_size
                self.in_chans = in_chans
                self.embed_dim = embed_dim
                self.interpolation = interpolation
                self.antialias = antialias
                self.channels_last = channels_last
                self.resampler = PatchEmbedResamplerFixedOrigSize(
                    orig_size=base_patch_size, interpolation=interpolation, antialias=antialias, device=device)

            def prewarm(self, target_patch_sizes, device=None):
                """Computes ahead what patches of these sizes need."""
                self.resampler.prewarm(target_patch_sizes, device=device)

            def resample_linear_weight(self, weight, target_patch_size):
                """Weights (O, H * W * C), or (O, C * H * W) without channels_last, for patches of another size."""
                if target_patch_size == self.base_patch_size:
                    return weight
                (height, width), outputs = self.base_patch_size, weight.shape[0]
                if self.channels_last:
                    kernels = weight.reshape(outputs, height, width, self.in_chans).permute(0, 3, 1, 2)
                else:
                    kernels = weight.reshape(outputs, self.in_chans, height, width)
                height, width = target_patch_size
                kernels = self.resampler(kernels, [height, width])
                if self.channels_last:
                    kernels = kernels.permute(0, 2, 3, 1)
                return kernels.reshape(outputs, -1)

            def resample_conv_weight(self, weight, target_patch_size):
                """Weights (O, C, H, W) for patches of another size."""
                if target_patch_size == self.base_patch_size:
                    return weight
                return self.resampler(weight, list(target_patch_size))

            def forward(self, patches, proj_weight, proj_bias=None, patch_size=None, is_linear=True):
                """Tokens of patches (B, N, …), five dimensions for another size, or else features of images (B, C, H, W)."""
                size = self.base_patch_size if patch_size is None else patch_size
                if not is_linear:
                    return F.conv2d(patches, self.resample_conv_weight(proj_weight, size), proj_bias, stride=size, padding=0)
                if size != self.base_patch_size:
                    assert patches.ndim == 5, (
                        'Patches must be 5-D ([B, N, Ph, Pw, C] or [B, N, C, Ph, Pw]) for resampling')
                weight = self.resample_linear_weight(proj_weight, size)
                return F.linear(patches.flatten(2) if patches.ndim == 5 else patches, weight, proj_bias)
        """#
}
