// timm.layers.pos_embed_sincos: positions as sines, and rotary ones. Follows timm's pos_embed_sincos.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersPosEmbedSincos = #"""
        from abc import ABCMeta
        import math
        from numbers import Real

        import torch
        from torch import nn

        from timm.layers.grid import ndgrid

        def pixel_freq_bands(num_bands, max_freq=224., linear_bands=True, device=None):
            """Frequencies from pi up to pi * max_freq / 2, spaced evenly or geometrically."""
            if linear_bands:
                bands = torch.linspace(1.0, max_freq / 2, num_bands, dtype=torch.float32, device=device)
            else:
                bands = 2 ** torch.linspace(0, math.log(max_freq, 2) - 1, num_bands, dtype=torch.float32, device=device)
            return bands * torch.pi

        def freq_bands(num_bands, temperature=10000., step=2, device=None):
            """Frequencies temperature ** (-i / num_bands) for every step-th i."""
            exponent = torch.arange(0, num_bands, step, dtype=torch.int64, device=device).to(torch.float32) / num_bands
            return 1. / (temperature ** exponent)

        def _count(size, device=None):
            """0, 1 … size - 1 as float32, whatever the default is."""
            return torch.arange(size, device=device, dtype=torch.int64).to(torch.float32)

        def build_sincos2d_pos_embed(feat_shape, dim=64, temperature=10000., reverse_coord=False, interleave_sin_cos=False,
                                     device=None, dtype=torch.float32):
            """Fixed positions (H * W, dim): sines of both coordinates, then cosines, or by turns."""
            assert dim % 4 == 0, 'Embed dimension must be divisible by 4 for sin-cos 2D position embedding'
            bands = freq_bands(dim // 4, temperature=temperature, step=1, device=device)
            sizes = feat_shape[::-1] if reverse_coord else feat_shape
            grid = torch.stack(ndgrid(*(_count(size, device) for size in sizes))).flatten(1).T
            angles = grid.unsqueeze(-1) * bands
            both = torch.stack([angles.sin(), angles.cos()], dim=2 if interleave_sin_cos else 1)
            return both.flatten(1).to(dtype=dtype)

        def swap_shape_xy(seq):
            """The sizes with the first two in the other order."""
            return seq if len(seq) < 2 else [seq[1], seq[0], *seq[2:]]

        def _build_bands(num_bands, in_pixels=True, max_res=224, temperature=10000., linear_bands=False, device=None):
            if in_pixels:
                return pixel_freq_bands(num_bands, float(max_res), linear_bands=linear_bands, device=device)
            return freq_bands(num_bands, temperature=temperature, step=1, device=device)

        def _grid_axes(sizes, grid_type, grid_offset, normalize_coords, device):
            """The coordinates along each axis: 'index' 0, 1 …, 'pixel' -1 … 1, 'centered' the middles of parts of 0 … 1."""
            if grid_type == 'pixel':
                return [torch.linspace(-1., 1., steps=size, device=device, dtype=torch.float32) for size in sizes]
            if grid_type == 'index':
                return [_count(size, device) + grid_offset for size in sizes]
            if grid_type != 'centered':
                raise ValueError(f'Unknown grid_type: {grid_type}')
            if normalize_coords not in ('max', 'min', 'separate'):
                raise ValueError(f'Unknown normalize_coords: {normalize_coords}')
            whole = {'max': [max(sizes)] * len(sizes), 'min': [min(sizes)] * len(sizes), 'separate': sizes}[normalize_coords]
            return [(torch.arange(0.5, size, device=device, dtype=torch.float32) + grid_offset) / float(over)
                    for size, over in zip(sizes, whole)]

        def _build_grid(feat_shape, grid_type='index', ref_feat_shape=None, grid_offset=0., grid_indexing='ij',
                        normalize_coords='separate', device=None, dtype=torch.float32, ndim=None):
            """The coordinates (*feat_shape, axes) of all places; 'xy' has the first two axes in the other order.

            ref_feat_shape scales them to that size. 'centered' ones are in -1 … 1, rounded to dtype while in 0 … 1.
            """
            if ndim is not None and len(feat_shape) != ndim:
                raise ValueError(f'Expected {ndim} spatial dimensions, got {len(feat_shape)}')
            axes = _grid_axes(feat_shape, grid_type, grid_offset, normalize_coords, device)
            if ref_feat_shape is not None:
                axes = [axis / size * ref for axis, size, ref in zip(axes, feat_shape, ref_feat_shape)]
            if grid_indexing not in ('ij', 'xy'):
                raise RuntimeError(f'torch.meshgrid: indexing must be one of "xy" or "ij", but received: {grid_indexing}')
            grids = ndgrid(*axes) if grid_indexing == 'ij' else swap_shape_xy(ndgrid(*axes))
            grid = torch.stack(list(grids), dim=-1).to(dtype=dtype)
            return 2.0 * grid - 1.0 if grid_type == 'centered' else grid

        def _rope_layout(x, rotate_half=False):
            """Values (…, D / 2) once for each of the two numbers that are rotated: neighbours, or those D / 2 apart."""
            return torch.cat([x, x], dim=-1) if rotate_half else x.repeat_interleave(2, -1)

        def _coord_aug_config(shift_coords, jitter_coords, rescale_coords):
            """The three as floats or None, checked, and whether any is there."""
            given = dict(shift_coords=shift_coords, jitter_coords=jitter_coords, rescale_coords=rescale_coords)
            for name, value in given.items():
                number = isinstance(value, Real) and not isinstance(value, bool)
                scalar = isinstance(value, torch.Tensor) and value.numel() == 1 and value.dtype != torch.bool
                if not (value is None or number or scalar):
                    raise TypeError(f'{name} must be a real number or single-element tensor, not a boolean or string.')
            given = {name: value if value is None else float(value) for name, value in given.items()}
            for name, least, what in (('shift_coords', 0, ''), ('jitter_coords', 1, ' (multiplicative factor)'),
                                      ('rescale_coords', 1, ' (multiplicative factor)')):
                value = given[name]
                if value is not None and not (math.isfinite(value) and value >= least):
                    raise ValueError(f'{name} must be finite and >= {least}{what}.')
            return *given.values(), any(value is not None for value in given.values())

        def _apply_coord_augs(coords, shift_coords=None, jitter_coords=None, rescale_coords=None):
            """Coordinates (…, axes) moved by up to shift_coords and scaled at random, each axis by itself and all at once."""
            shift, jitter, rescale, _ = _coord_aug_config(shift_coords, jitter_coords, rescale_coords)

            def draw(count, limit):
                return torch.empty(count, device=coords.device, dtype=coords.dtype).uniform_(-limit, limit)

            axes = coords.shape[-1]
            if shift is not None:
                coords = coords + draw(axes, shift)
            if jitter is not None:
                coords = coords * draw(axes, math.log(jitter)).exp()
            if rescale is not None:
                coords = coords * draw(1, math.log(rescale)).exp()
            return coords

        def _freq_buffer_dtype(dtype):
            """The type for frequencies and coordinates: dtype, but no less than float32."""
            dtype = torch.get_default_dtype() if dtype is None else dtype
            return torch.float32 if dtype.is_floating_point and torch.finfo(dtype).bits < 32 else dtype

        def _pad_rope_embeds(embeds, seq_len):
            """Embeddings (…, N, D) in one tensor (B, …, seq_len, D), zeros behind them."""
            first = embeds[0]
            padded = first.new_zeros((len(embeds), *first.shape[:-2], seq_len, first.shape[-1]))
            for i, embed in enumerate(embeds):
                count = embed.shape[-2]
                if count > seq_len:
                    raise ValueError('seq_len must be at least the number of positions in each embedding')
                padded[i, ..., :count, :] = embed
            return padded

        def build_fourier_pos_embed(feat_shape, bands=None, num_bands=64, max_res=224, temperature=10000., linear_bands=False,
                                    include_grid=False, in_pixels=True, ref_feat_shape=None, grid_offset=0.,
                                    grid_indexing='ij', device=None, dtype=torch.float32, grid_type=None,
                                    normalize_coords='separate', shift_coords=None, jitter_coords=None, rescale_coords=None):
            """Sines and cosines (*feat_shape, axes, bands) of coordinates times bands; include_grid puts these in front."""
            if bands is None:
                bands = _build_bands(num_bands, in_pixels=in_pixels, max_res=max_res, temperature=temperature,
                                     linear_bands=linear_bands, device=device)
            else:
                device = bands.device if device is None else device
                dtype = bands.dtype if dtype is None else dtype
            if grid_type is None:
                grid_type = 'pixel' if in_pixels else 'index'
            grid = _build_grid(feat_shape, grid_type=grid_type, ref_feat_shape=ref_feat_shape, grid_offset=grid_offset,
                               grid_indexing=grid_indexing, normalize_coords=normalize_coords, device=device)
            grid = _apply_coord_augs(grid, shift_coords, jitter_coords, rescale_coords).unsqueeze(-1)
            angles = grid * bands
            waves = [angles.sin().to(dtype=dtype), angles.cos().to(dtype=dtype)]
            return [grid] + waves if include_grid else waves

        class FourierEmbed(nn.Module):
            """Appends sines and cosines of the places to features (B, C, H, W), as tokens unless keep_spatial."""

            def __init__(self, max_res=224, num_bands=64, concat_grid=True, keep_spatial=False, device=None, dtype=None):
                super().__init__()
                self.max_res = max_res
                self.num_bands = num_bands
                self.concat_grid = concat_grid
                self.keep_spatial = keep_spatial
                self.register_buffer('bands', torch.empty(num_bands, device=device, dtype=dtype), persistent=False)
                self.reset_parameters()

            def reset_parameters(self):
                """Computes the frequencies."""
                self._init_buffers()

            def _init_buffers(self):
                self.bands.copy_(pixel_freq_bands(self.num_bands, self.max_res))

            def init_non_persistent_buffers(self):
                """Computes the buffers that are not saved."""
                self._init_buffers()

            def forward(self, x):
                batch, size = x.shape[0], x.shape[2:]
                parts = build_fourier_pos_embed(
                    size, self.bands, include_grid=self.concat_grid, dtype=x.dtype, device=x.device)
                places = torch.cat(parts, dim=-1).transpose(-1, -2).flatten(len(size))
                places = places.unsqueeze(0).expand((batch,) + (-1,) * (x.ndim - 1))
                if self.keep_spatial:
                    return torch.cat([x, places.permute(0, 3, 1, 2)], dim=1)
                return torch.cat([x.permute(0, 2, 3, 1), places], dim=-1).reshape(batch, size.numel(), -1)

        def rot(x):
            """(x0, x1, x2, x3 …) as (-x1, x0, -x3, x2 …)."""
            return torch.stack([-x[..., 1::2], x[..., ::2]], -1).reshape(x.shape)

        def rope_rotate_half(x):
            """The second half of x, negated, in front of the first."""
            first, second = x.chunk(2, dim=-1)
            return torch.cat([-second, first], dim=-1)

        def apply_rot_embed(x, sin_emb, cos_emb, half=False):
            """x (…, N, D) with its pairs of numbers rotated, of neighbours or with half of numbers D / 2 apart."""
            turned = rope_rotate_half(x) if half else rot(x)
            return (x * cos_emb + turned * sin_emb).to(dtype=x.dtype)

        def apply_rot_embed_list(x, sin_emb, cos_emb, half=False):
            """apply_rot_embed for each tensor of a list."""
            tensors = [x] if isinstance(x, torch.Tensor) else x
            return [apply_rot_embed(tensor, sin_emb, cos_emb, half=half) for tensor in tensors]

        def apply_rot_embed_cat(x, emb, half=False):
            """apply_rot_embed with sines and cosines in one tensor (…, 2 * D)."""
            sin_emb, cos_emb = emb.chunk(2, -1)
            return apply_rot_embed(x, sin_emb, cos_emb, half=half)

        def apply_keep_indices_nlc(x, pos_embed, keep_indices, pos_embed_has_batch=False):
            """Of positions (…, N, D), or (B, …, N, D), those of the tokens keep_indices (B, K): (B, …, K, D)."""
            if pos_embed_has_batch:
                assert pos_embed.ndim >= 3, 'Incorrect number of dimensions'
            else:
                assert pos_embed.ndim >= 2, 'Incorrect number of dimensions'
                pos_embed = pos_embed.unsqueeze(0).expand(x.shape[0], *pos_embed.shape)
            batch, count = keep_indices.shape
            index = keep_indices.view(batch, *(1,) * (pos_embed.ndim - 3), count, 1)
            return pos_embed.gather(-2, index.expand(*pos_embed.shape[:-2], -1, pos_embed.shape[-1]))

        def build_rotary_pos_embed(feat_shape, bands=None, dim=64, max_res=224, temperature=10000., linear_bands=False,
                                   in_pixels=True, ref_feat_shape=None, grid_offset=0., grid_indexing='ij', rotate_half=False,
                                   device=None, dtype=torch.float32, grid_type=None, normalize_coords='separate',
                                   shift_coords=None, jitter_coords=None, rescale_coords=None):
            """The sines and the cosines (N, dim) that apply_rot_embed takes."""
            waves = build_fourier_pos_embed(
                feat_shape, bands=bands, num_bands=dim // 4, max_res=max_res, temperature=temperature,
                linear_bands=linear_bands, in_pixels=in_pixels, ref_feat_shape=ref_feat_shape, grid_offset=grid_offset,
                grid_indexing=grid_indexing, device=device, dtype=dtype, grid_type=grid_type,
                normalize_coords=normalize_coords, shift_coords=shift_coords, jitter_coords=jitter_coords,
                rescale_coords=rescale_coords)
            sin_emb, cos_emb = (_rope_layout(wave.flatten(-2).flatten(0, -2), rotate_half) for wave in waves)
            return sin_emb, cos_emb

        class _Rotary(nn.Module):
            """What all rotary positions share: buffers that are computed, changes of coordinates in training, rotation."""

            def _set_augs(self, shift_coords, jitter_coords, rescale_coords):
                self.shift_coords, self.jitter_coords, self.rescale_coords, self.aug_active = _coord_aug_config(
                    shift_coords, jitter_coords, rescale_coords)

            def _augmenting(self):
                return self.training and self.aug_active

            def _augment(self, coords):
                return _apply_coord_augs(coords, self.shift_coords, self.jitter_coords, self.rescale_coords)

            def reset_parameters(self):
                """Computes the buffers."""
                self._init_buffers()

            def init_non_persistent_buffers(self):
                """Computes the buffers that are not saved."""
                self._init_buffers()

            def _apply(self, fn, *args, **kwargs):
                """A conversion; to a low precision it leaves what angles are computed of exact."""
                module = super()._apply(fn, *args, **kwargs)
                first = getattr(self, self._precise[0])
                if first is not None and _freq_buffer_dtype(first.dtype) != first.dtype:
                    for name, values in zip(self._precise, self._compute_precise(first.device)):
                        self.register_buffer(name, values, persistent=False)
                return module

            def _rotated(self, x):
                """Features (B, dim, *size) rotated by the positions of their places."""
                embed = self.get_embed(x.shape[2:])
                if isinstance(embed, tuple):
                    embed = torch.cat(embed, dim=-1)
                tokens = apply_rot_embed_cat(x.flatten(2).transpose(1, 2), embed, half=self.rotate_half)
                return tokens.transpose(1, 2).reshape(x.shape)

        class _RotaryEmbeddingBase(_Rotary):
            """Rotary positions with frequencies of their own for each axis, kept for feat_shape or computed for any size."""

            _precise = ('bands',)

            def __init__(self, dim, max_res=224, temperature=10000, in_pixels=True, linear_bands=False, feat_shape=None,
                         ref_feat_shape=None, grid_offset=0., grid_indexing='ij', rotate_half=False, grid_type=None,
                         normalize_coords='separate', device=None, dtype=None, shift_coords=None, jitter_coords=None,
                         rescale_coords=None):
                super().__init__()
                self.dim = dim
                self.max_res = max_res
                self.temperature = temperature
                self.in_pixels = in_pixels
                self.linear_bands = linear_bands
                self.feat_shape = feat_shape
                self.ref_feat_shape = ref_feat_shape
                self.grid_offset = grid_offset
                self.grid_indexing = grid_indexing
                self.rotate_half = rotate_half
                self.grid_type = ('pixel' if in_pixels else 'index') if grid_type is None else grid_type
                self.normalize_coords = normalize_coords
                self._set_augs(shift_coords, jitter_coords, rescale_coords)
                self._use_cached_embed = feat_shape is not None
                self.register_buffer(
                    'bands', torch.empty(dim // 4, device=device, dtype=_freq_buffer_dtype(dtype)), persistent=False)
                count = math.prod(feat_shape) if self._use_cached_embed else None
                for name, width in self._kept.items():
                    if count is None:
                        setattr(self, name, None)
                    else:
                        empty = torch.empty((count, width * dim), device=device, dtype=dtype)
                        self.register_buffer(name, empty, persistent=False)
                self.reset_parameters()

            def _init_buffers(self):
                bands = self._compute_bands()
                self.bands.copy_(bands)
                if self._use_cached_embed:
                    for name, embed in zip(self._kept, self._parts(*self._build_embed(self.feat_shape, bands))):
                        getattr(self, name).copy_(embed)

            def update_feat_shape(self, feat_shape):
                """Computes the kept positions for another size."""
                if self.feat_shape is not None and feat_shape != self.feat_shape:
                    bands = self._compute_bands(device=self.bands.device)
                    self.bands.copy_(bands)
                    dtype = self._cached()[0].dtype
                    for name, embed in zip(self._kept, self._parts(*self._build_embed(feat_shape, bands, dtype=dtype))):
                        setattr(self, name, embed)
                    self.feat_shape = feat_shape

            def _compute_bands(self, device=None, dtype=None):
                bands = _build_bands(self.dim // 4, in_pixels=self.in_pixels, max_res=self.max_res,
                                     temperature=float(self.temperature), linear_bands=self.linear_bands)
                return bands.to(device=device, dtype=dtype)

            def _compute_precise(self, device):
                return [self._compute_bands(device=device)]

            def _build_embed(self, feat_shape, bands, dtype=None, augment=False):
                """Sines and cosines (N, dim)."""
                if dtype is None:
                    dtype = bands.dtype if augment else torch.float32
                augs = {name: getattr(self, name) for name in ('shift_coords', 'jitter_coords', 'rescale_coords')}
                return build_rotary_pos_embed(
                    feat_shape, bands=bands, in_pixels=self.in_pixels, ref_feat_shape=self.ref_feat_shape,
                    grid_offset=self.grid_offset, grid_indexing=self.grid_indexing, rotate_half=self.rotate_half, dtype=dtype,
                    grid_type=self.grid_type, normalize_coords=self.normalize_coords, **(augs if augment else {}))

            def _cached(self):
                return [getattr(self, name) for name in self._kept]

            def _embeds(self, shape, dtype):
                """What get_embed returns, as a list."""
                augment = self._augmenting()
                cached = self._cached()
                if self._use_cached_embed or shape is None:
                    assert all(part is not None for part in cached), self._missing
                    if not augment:
                        return cached if dtype is None else [part.to(dtype=dtype) for part in cached]
                    shape = self.feat_shape
                return self._parts(*self._build_embed(shape, self.bands, dtype=dtype, augment=augment))

            def forward(self, x):
                return self._rotated(x)

        class RotaryEmbedding(_RotaryEmbeddingBase):
            """Rotary positions as two tensors, sines and cosines."""

            _kept = {'pos_embed_sin': 1, 'pos_embed_cos': 1}
            _missing = 'get_embed() requires pre-computed pos embeds or valid shape w/ pre-computed bands'

            def __init__(self, dim, max_res=224, temperature=10000, in_pixels=True, linear_bands=False, feat_shape=None,
                         ref_feat_shape=None, grid_offset=0., grid_indexing='ij', grid_type=None, normalize_coords='separate',
                         device=None, dtype=None, shift_coords=None, jitter_coords=None, rescale_coords=None,
                         rotate_half=False):
                super().__init__(
                    dim, max_res, temperature, in_pixels, linear_bands, feat_shape, ref_feat_shape, grid_offset,
                    grid_indexing, rotate_half, grid_type, normalize_coords, device, dtype, shift_coords, jitter_coords,
                    rescale_coords)

            def _parts(self, sin_emb, cos_emb):
                return [sin_emb, cos_emb]

            def get_embed(self, shape=None, dtype=None):
                """The sines and the cosines (N, dim) for a size, or the kept ones."""
                return tuple(self._embeds(shape, dtype))

        class RotaryEmbeddingCat(_RotaryEmbeddingBase, metaclass=ABCMeta):
            """Rotary positions as one tensor, sines in front of cosines."""

            _kept = {'pos_embed': 2}
            _missing = 'get_embed() requires pre-computed pos embed or valid shape w/ pre-computed bands'

            def _parts(self, sin_emb, cos_emb):
                return [torch.cat([sin_emb, cos_emb], -1)]

            def get_embed(self, shape=None, dtype=None):
                """The positions (N, 2 * dim) for a size, or the kept ones."""
                return self._embeds(shape, dtype)[0]

            def get_batch_embeds(self, shapes, seq_len=None, dtype=None):
                """The positions for each size, as a list or with seq_len padded in one tensor."""
                if not shapes:
                    return []
                if self._use_cached_embed:
                    raise RuntimeError('Batch embedding generation requires cached bands, not pre-computed embeddings')
                if self.grid_type == 'index' and self.ref_feat_shape is None and not self._augmenting():
                    # Such coordinates are the same whatever the size is: the largest has them all.
                    rows, columns = (max(sizes) for sizes in zip(*shapes))
                    whole = self.get_embed((rows, columns), dtype=dtype).view(rows, columns, -1)
                    embeds = [whole[:height, :width].reshape(height * width, -1) for height, width in shapes]
                else:
                    embeds = [self.get_embed((height, width), dtype=dtype) for height, width in shapes]
                return embeds if seq_len is None else _pad_rope_embeds(embeds, seq_len)

        def init_random_2d_freqs(head_dim, depth, num_heads, temperature=10.0, rotate=True, *, device=None,
                                 dtype=torch.float32):
            """Frequencies (2, depth, num_heads, head_dim / 2) of both axes, turned by a random angle for each head."""
            size = 1.0 / (temperature ** (torch.arange(0, head_dim, 4, device=device, dtype=dtype) / head_dim))
            if rotate:
                angle = torch.rand(depth, num_heads, 1, device=device, dtype=dtype) * 2 * torch.pi
            else:
                angle = torch.zeros(depth, num_heads, 1, device=device, dtype=dtype)
            across = angle + torch.pi / 2
            x = torch.cat([size * angle.cos(), size * across.cos()], dim=-1)
            y = torch.cat([size * angle.sin(), size * across.sin()], dim=-1)
            return torch.stack([x, y])

        def get_mixed_grid(shape, grid_indexing='ij', device=None, dtype=torch.float32):
            """The two coordinates (H * W) of all places."""
            grid = _build_grid(shape, grid_indexing=grid_indexing, device=device, ndim=2).reshape(-1, 2).to(dtype=dtype)
            return grid[:, 0].clone(), grid[:, 1].clone()

        def get_mixed_freqs(freqs, t_x, t_y, dtype=None):
            """Positions (…, N, 2 * D), sines in front of cosines, of frequencies (2, …, D / 2) and coordinates (N)."""
            dtype = freqs.dtype if dtype is None else dtype
            x, y = (t.float().unsqueeze(-1) * axis.unsqueeze(-2) for t, axis in zip((t_x, t_y), freqs.float()))
            angles = x + y
            return torch.cat([_rope_layout(angles.sin()), _rope_layout(angles.cos())], dim=-1).to(dtype)

        class RotaryEmbeddingMRope(_Rotary):
            """Rotary positions of Qwen2-VL: the frequencies go by turns to time, which is 0 in images, height and width."""

            _precise = ('inv_freq',)

            def __init__(self, dim, mrope_section=(8, 12, 12), temperature=10000., grid_indexing='ij', device=None,
                         dtype=None, shift_coords=None, jitter_coords=None, rescale_coords=None):
                super().__init__()
                assert dim % 2 == 0, 'dim (head_dim) must be even'
                assert min(mrope_section, default=0) >= 0, f'mrope_section entries must be non-negative, got {mrope_section}'
                assert grid_indexing == 'ij', (
                    "RotaryEmbeddingMRope supports grid_indexing='ij' only (GenLIP/NaFlex (y,x) patch order).")
                self.dim = dim
                self.mrope_section = mrope_section
                self.temperature = temperature
                self.grid_indexing = grid_indexing
                self._set_augs(shift_coords, jitter_coords, rescale_coords)
                self.register_buffer(
                    'inv_freq', torch.empty(dim // 2, device=device, dtype=_freq_buffer_dtype(dtype)), persistent=False)
                self.register_buffer('axis', torch.empty(dim // 2, device=device, dtype=torch.long), persistent=False)
                self.reset_parameters()

            def _compute_inv_freq(self, device=None):
                return freq_bands(self.dim, temperature=float(self.temperature), step=2, device=device)

            def _compute_precise(self, device):
                return [self._compute_inv_freq(device=device)]

            def _init_buffers(self):
                self.inv_freq.copy_(self._compute_inv_freq(device=self.inv_freq.device))
                _, rows, columns = self.mrope_section
                self.axis.zero_()
                self.axis[1:rows * 3:3] = 1
                self.axis[2:columns * 3:3] = 2

            def get_embed(self, shape, dtype=None):
                """The positions (H * W, 2 * dim) for a size, in the layout of half=True."""
                grid = _build_grid(shape, grid_indexing=self.grid_indexing, device=self.inv_freq.device, ndim=2).reshape(-1, 2)
                if self._augmenting():
                    grid = self._augment(grid)
                places = torch.cat([torch.zeros_like(grid[:, :1]), grid], dim=-1)
                angles = places.index_select(-1, self.axis) * self.inv_freq
                return torch.cat([_rope_layout(wave, True) for wave in (angles.sin(), angles.cos())], dim=-1).to(dtype=dtype)

        class RotaryEmbeddingMixed(_Rotary, metaclass=ABCMeta):
            """Rotary positions with learned frequencies for each block and head, which mix both axes (arXiv 2403.13298)."""

            _precise = ('t_x', 't_y')

            def __init__(self, dim, depth, num_heads, temperature=10.0, feat_shape=None, grid_indexing='xy', device=None,
                         dtype=None, shift_coords=None, jitter_coords=None, rescale_coords=None):
                super().__init__()
                if feat_shape is not None and len(feat_shape) != 2:
                    raise ValueError(f'Expected 2 spatial dimensions, got {len(feat_shape)}')
                self.dim = dim
                self.depth = depth
                self.num_heads = num_heads
                self.temperature = temperature
                self.feat_shape = feat_shape
                self.grid_indexing = grid_indexing
                self._set_augs(shift_coords, jitter_coords, rescale_coords)
                head_dim = dim // num_heads
                assert head_dim % 4 == 0, f'head_dim must be divisible by 4, got {head_dim}'
                self.freqs = nn.Parameter(init_random_2d_freqs(
                    head_dim, depth, num_heads, temperature=temperature, rotate=True, device=device, dtype=dtype))
                if feat_shape is None:
                    self.t_x = self.t_y = None
                else:
                    for name in ('t_x', 't_y'):
                        empty = torch.empty(math.prod(feat_shape), device=device, dtype=_freq_buffer_dtype(dtype))
                        self.register_buffer(name, empty, persistent=False)
                    self._init_buffers()

            def _init_buffers(self):
                if self.feat_shape is not None:
                    for buffer, values in zip((self.t_x, self.t_y), self._get_grid_values(self.feat_shape)):
                        buffer.copy_(values)

            def _get_grid_values(self, feat_shape):
                return get_mixed_grid(feat_shape, grid_indexing=self.grid_indexing, device=self.freqs.device)

            def _compute_precise(self, device):
                return self._get_grid_values(self.feat_shape)

            def update_feat_shape(self, feat_shape):
                """Keeps the coordinates for another size."""
                if self.feat_shape is not None and feat_shape != self.feat_shape:
                    dtype = _freq_buffer_dtype(self.t_x.dtype)
                    self.t_x, self.t_y = (values.to(dtype=dtype) for values in self._get_grid_values(feat_shape))
                    self.feat_shape = feat_shape

            def get_embed(self, shape=None, dtype=None):
                """The positions (depth, num_heads, H * W, 2 * head_dim) for a size, or for feat_shape."""
                if shape is not None:
                    t_x, t_y = self._get_grid_values(shape)
                else:
                    assert self.t_x is not None and self.t_y is not None, (
                        'get_embed() requires pre-computed t_x/t_y or valid shape')
                    t_x, t_y = self.t_x, self.t_y
                if self._augmenting():
                    t_x, t_y = self._augment(torch.stack([t_x, t_y], dim=-1).float()).unbind(-1)
                    dtype = _freq_buffer_dtype(self.freqs.dtype) if dtype is None else dtype
                return get_mixed_freqs(self.freqs, t_x, t_y, dtype=dtype)

            def get_batch_embeds(self, shapes, seq_len=None, dtype=None):
                """The positions for each size, as a list or with seq_len padded in one tensor."""
                if not shapes:
                    return []
                if self._augmenting():
                    embeds = [self.get_embed((height, width), dtype=dtype) for height, width in shapes]
                else:
                    rows, columns = (max(sizes) for sizes in zip(*shapes))
                    whole = self.get_embed([rows, columns], dtype=dtype)
                    blocks, heads, _, width2 = whole.shape
                    whole = whole.view(blocks, heads, rows, columns, width2)
                    embeds = [whole[:, :, :height, :width].reshape(blocks, heads, height * width, width2)
                              for height, width in shapes]
                return embeds if seq_len is None else _pad_rope_embeds(embeds, seq_len)

            def forward(self, x, block_index=0):
                """Features (B, dim, H, W), their channels split among the heads, rotated as in one block."""
                assert x.ndim == 4, 'Mixed RoPE forward expects a (B, dim, H, W) tensor'
                assert x.shape[1] == self.dim, 'Mixed RoPE forward expects dim channels'
                assert 0 <= block_index < self.depth, 'block_index must be in [0, depth)'
                embed = self.get_embed(x.shape[2:])[block_index]
                heads = x.reshape(x.shape[0], self.num_heads, self.dim // self.num_heads, -1).transpose(-2, -1)
                return apply_rot_embed_cat(heads, embed).transpose(-2, -1).reshape(x.shape)

            def no_weight_decay(self):
                """The parameters that are not to decay."""
                return {'freqs'}

        def make_coords_dinov3(height, width, normalize_coords='separate', grid_indexing='ij', grid_offset=0., device='cpu',
                               dtype=torch.float32):
            """The coordinates (H * W, 2) of RotaryEmbeddingDinoV3, in -1 … 1."""
            return _build_grid([height, width], grid_type='centered', grid_offset=grid_offset, grid_indexing=grid_indexing,
                               normalize_coords=normalize_coords, device=device, dtype=dtype).flatten(0, 1)

        class RotaryEmbeddingDinoV3(_Rotary, metaclass=ABCMeta):
            """Rotary positions of DINOv3: coordinates in -1 … 1 over periods between two bounds or by temperature."""

            _precise = ('periods',)

            def __init__(self, dim, temperature=100.0, min_period=None, max_period=None, feat_shape=None,
                         normalize_coords='separate', grid_offset=0.0, grid_indexing='ij', rotate_half=True,
                         shift_coords=None, jitter_coords=None, rescale_coords=None, device=None, dtype=None):
                super().__init__()
                if feat_shape is not None and len(feat_shape) != 2:
                    raise ValueError(f'Expected 2 spatial dimensions, got {len(feat_shape)}')
                self.dim = dim
                self.rotate_half = rotate_half
                self.temperature = None if temperature is None else float(temperature)
                self.min_period = min_period
                self.max_period = max_period
                self.normalize_coords = normalize_coords
                self._set_augs(shift_coords, jitter_coords, rescale_coords)
                self.feat_shape = feat_shape
                self.grid_offset = grid_offset
                self.grid_indexing = grid_indexing
                self.register_buffer(
                    'periods', torch.empty(dim // 4, device=device, dtype=_freq_buffer_dtype(dtype)), persistent=False)
                if feat_shape is None:
                    self.pos_embed_cached = None
                else:
                    empty = torch.empty((math.prod(feat_shape), dim * 2), device=device, dtype=dtype)
                    self.register_buffer('pos_embed_cached', empty, persistent=False)
                self.reset_parameters()

            def _init_buffers(self):
                self.periods.copy_(self._compute_periods())
                if self.feat_shape is not None and self.pos_embed_cached is not None:
                    self.pos_embed_cached.copy_(self._create_embed(self.feat_shape, no_aug=True))

            def _compute_periods(self, device='cpu', dtype=torch.float32):
                count = self.dim // 4
                if self.min_period is not None and self.max_period is not None:
                    exponents = torch.linspace(0, 1, count, dtype=torch.float32)
                    periods = self.min_period * ((self.max_period / self.min_period) ** exponents)
                else:
                    if self.temperature is None:
                        raise ValueError('Provide either min/max periods or `temperature`.')
                    periods = self.temperature ** (2.0 * torch.arange(count, dtype=torch.float32) / (self.dim // 2))
                return periods.to(device=device, dtype=dtype)

            def _compute_precise(self, device):
                return [self._compute_periods(device=device)]

            def _create_embed(self, feat_shape, no_aug=False):
                coords = _build_grid(
                    feat_shape, grid_type='centered', grid_offset=self.grid_offset, grid_indexing=self.grid_indexing,
                    normalize_coords=self.normalize_coords, ndim=2).flatten(0, -2)
                if self._augmenting() and not no_aug:
                    coords = self._augment(coords)
                coords = coords.unsqueeze(-1).to(device=self.periods.device, dtype=self.periods.dtype)
                angles = (2 * math.pi * coords / self.periods).flatten(1)
                return torch.cat([_rope_layout(wave, self.rotate_half) for wave in (angles.sin(), angles.cos())], dim=-1)

            def update_feat_shape(self, feat_shape):
                """Computes the kept positions for another size."""
                if self.feat_shape is not None and feat_shape != self.feat_shape:
                    embed = self._create_embed(feat_shape, no_aug=True)
                    if self.pos_embed_cached is not None:
                        embed = embed.to(dtype=self.pos_embed_cached.dtype)
                    self.register_buffer('pos_embed_cached', embed, persistent=False)
                    self.feat_shape = feat_shape

            def get_embed(self, shape=None, dtype=None):
                """The positions (H * W, 2 * dim) for a size, or those for feat_shape."""
                if shape is not None:
                    embed = self._create_embed(shape)
                elif self.pos_embed_cached is None or self._augmenting():
                    assert self.feat_shape is not None, 'feature shape must be cached on create'
                    embed = self._create_embed(self.feat_shape)
                else:
                    embed = self.pos_embed_cached
                return embed if dtype is None else embed.to(dtype=dtype)

            def get_batch_embeds(self, shapes, seq_len=None, dtype=None):
                """The positions for each size, as a list or with seq_len padded in one tensor."""
                if not shapes:
                    return []
                embeds = [self.get_embed((height, width), dtype=dtype) for height, width in shapes]
                return embeds if seq_len is None else _pad_rope_embeds(embeds, seq_len)

            def forward(self, x):
                return self._rotated(x)

        def create_rope_embed(rope_type='cat', dim=768, num_heads=12, **kwargs):
            """Rotary positions of a type ('base', 'cat', 'mixed', 'dinov3' or 'mrope') for heads of dim // num_heads."""
            kinds = dict(base=RotaryEmbedding, cat=RotaryEmbeddingCat, mixed=RotaryEmbeddingMixed,
                         dinov3=RotaryEmbeddingDinoV3, mrope=RotaryEmbeddingMRope)
            if rope_type not in kinds:
                raise ValueError(f'Unknown RoPE type: {rope_type}')
            half = {'mixed': False, 'mrope': True}.get(rope_type)
            if half is not None and bool(kwargs.pop('rotate_half', half)) != half:
                raise ValueError(f"rope_type='{rope_type}' requires rotate_half={half}")
            ignored = dict(mixed=('in_pixels', 'ref_feat_shape'), dinov3=('in_pixels', 'ref_feat_shape'),
                           mrope=('in_pixels', 'ref_feat_shape', 'feat_shape'))
            for name in ignored.get(rope_type, ()):
                kwargs.pop(name, None)
            if rope_type == 'mixed':
                return RotaryEmbeddingMixed(dim=dim, num_heads=num_heads, **kwargs)
            return kinds[rope_type](dim=dim // num_heads, **kwargs)
        """#
}
