// timm.layers.pos_embed_rel: relative positions. Follows timm's pos_embed_rel.py (Apache-2.0).

extension TrainingScripts {
    static let timmLayersPosEmbedRel = #"""
        from abc import ABCMeta
        import math

        import torch
        import torch.nn.functional as F
        from torch import nn

        from timm.layers.grid import ndgrid
        from timm.layers.helpers import to_2tuple
        from timm.layers.interpolate import RegularGridInterpolator
        from timm.layers.mlp import Mlp
        from timm.layers.weight_init import trunc_normal_

        def _extents(window_size):
            """How many different offsets there are along each axis of a window."""
            return 2 * window_size[0] - 1, 2 * window_size[1] - 1

        def gen_relative_position_index(q_size, k_size=None, class_token=False, device=None):
            """Where the offset of each two places of a window (H, W) is in a table of offsets, as (H * W, H * W).

            A class token makes it one larger on each side, with three indices of its own: from it, to it, and to itself.
            """
            assert k_size is None, 'Different q & k sizes not currently supported'
            rows, columns = _extents(q_size)
            y, x = (axis.flatten() for axis in ndgrid(*(torch.arange(size, device=device) for size in q_size)))
            index = (y[:, None] - y + q_size[0] - 1) * columns + (x[:, None] - x + q_size[1] - 1)
            if class_token:
                index = F.pad(index, [1, 0, 1, 0])
                index[0] = rows * columns
                index[:, 0] = rows * columns + 1
                index[0, 0] = rows * columns + 2
            return index.contiguous()

        def _parts(table, extra):
            """A table (offsets + extra, heads) without its last rows, and these."""
            offsets = table.shape[0] - extra
            return table[:offsets], table[offsets:]

        def resize_rel_pos_bias_table_simple(rel_pos_bias, new_window_size, new_bias_shape):
            """A table of offsets (heads, H, W) or (H * W + extra, heads) for another window, resized bicubically."""
            size = _extents(new_window_size)
            if rel_pos_bias.ndim == 3:
                assert tuple(new_bias_shape[1:]) == size
                if tuple(rel_pos_bias.shape[1:]) == size:
                    return rel_pos_bias
                return F.interpolate(rel_pos_bias.unsqueeze(0), size=size, mode='bicubic', align_corners=False).squeeze(0)
            assert rel_pos_bias.ndim == 2
            extra = new_bias_shape[0] - size[0] * size[1]
            side = int((rel_pos_bias.shape[0] - extra) ** 0.5)
            if (side, side) == size:
                return rel_pos_bias
            table, rest = _parts(rel_pos_bias, extra)
            table = F.interpolate(table.T.reshape(1, -1, side, side), size=size, mode='bicubic', align_corners=False)
            return torch.cat([table.flatten(2).squeeze(0).T, rest])

        def resize_rel_pos_bias_table_levit(position_bias_table, new_size, interpolation='bicubic', antialias=True):
            """A square table of offsets (L, heads) in the shape new_size."""
            (old_length, old_heads), (length, heads) = position_bias_table.shape, new_size
            assert old_heads == heads
            if old_length == length:
                return position_bias_table
            old_side, side = int(old_length ** 0.5), int(length ** 0.5)
            image = position_bias_table.float().T.reshape(1, heads, old_side, old_side)
            image = F.interpolate(image, size=(side, side), mode=interpolation, antialias=antialias)
            return image.view(heads, length).T.to(position_bias_table.dtype)

        def _stretched(old, new):
            """Positions of old offsets that spread geometrically over the range of new ones, ordered, 0 in the middle."""
            low, high = 1.01, 1.5
            while high - low > 1e-6:
                ratio = (low + high) / 2.0
                if (1.0 - ratio ** (old // 2)) / (1.0 - ratio) > new // 2:
                    high = ratio
                else:
                    low = ratio
            positions, position = [], 1
            for i in range(old // 2):
                positions.append(position)
                position += ratio ** (i + 1)
            return torch.tensor([-p for p in reversed(positions)] + [0] + positions)

        def _source_extents(length, extra, size, old_window_size):
            if old_window_size is not None:
                return _extents(old_window_size)
            offsets = length - extra
            side = int(offsets ** 0.5)
            if side * side == offsets:
                return side, side
            if offsets == size[0] * size[1]:
                return size
            raise ValueError(
                f'Cannot infer non-square source window for a relative position table of size {length}, '
                'pass old_window_size.')

        def resize_rel_pos_bias_table(rel_pos_bias, new_window_size, new_bias_shape, old_window_size=None):
            """A table of offsets (heads, H, W) or (H * W + extra, heads) for another window, finer for near offsets."""
            size = _extents(new_window_size)
            flat = rel_pos_bias.ndim != 3
            if flat:
                assert rel_pos_bias.ndim == 2
                extra = new_bias_shape[0] - size[0] * size[1]
                old_size = _source_extents(rel_pos_bias.shape[0], extra, size, old_window_size)
            else:
                assert tuple(new_bias_shape[1:]) == size
                old_size = tuple(rel_pos_bias.shape[1:])
            if old_size == size:
                return rel_pos_bias
            images = rel_pos_bias
            if flat:
                table, rest = _parts(rel_pos_bias, extra)
                images = table.T.reshape(-1, *old_size)
            known = [_stretched(old, new) for old, new in zip(old_size, size)]
            wanted = ndgrid(*(torch.arange(-(new // 2.0), new // 2.0 + 0.1, 1.0) for new in size))
            images = torch.stack([RegularGridInterpolator(known, image)(wanted) for image in images.float()])
            if flat:
                images = torch.cat([images.flatten(1).T, rest])
            return images.to(rel_pos_bias.dtype)

        class _RelPos(nn.Module):
            """What the biases share: they are added to scores, and their buffers follow from the window."""

            def _set_window(self, window_size):
                self.window_size = window_size
                self.window_area = window_size[0] * window_size[1]

            def _resize_table(self, shape, **kwargs):
                table = self.relative_position_bias_table
                with torch.no_grad():
                    resized = resize_rel_pos_bias_table(
                        table, new_window_size=self.window_size, new_bias_shape=shape, **kwargs)
                    self.relative_position_bias_table = nn.Parameter(resized, requires_grad=table.requires_grad)

            def set_window_size(self, window_size):
                """Changes the window, which resizes the table of biases and makes what depends on the window anew."""
                window_size = to_2tuple(window_size)
                old_size = tuple(self.window_size)
                if window_size != old_size:
                    self._set_window(window_size)
                    self._change(old_size)
                    self._init_buffers()

            def init_non_persistent_buffers(self):
                """Computes the buffers that are not saved."""
                self._init_buffers()

            def forward(self, attn, shared_rel_pos=None):
                return attn + self.get_bias()

        class RelPosBias(_RelPos, metaclass=ABCMeta):
            """A learned bias for each head and offset in a window, as in Swin."""

            def __init__(self, window_size, num_heads, prefix_tokens=0, device=None, dtype=None):
                super().__init__()
                assert prefix_tokens <= 1
                self.prefix_tokens = prefix_tokens
                self._set_window(window_size)
                self.bias_shape = (self.window_area + prefix_tokens,) * 2 + (num_heads,)
                self.relative_position_bias_table = nn.Parameter(
                    torch.empty(self._distances(), num_heads, device=device, dtype=dtype))
                self._register(torch.empty(self._index_size(), device=device, dtype=torch.long))
                self.reset_parameters()

            def _distances(self):
                rows, columns = _extents(self.window_size)
                return rows * columns + 3 * self.prefix_tokens

            def _index_size(self):
                return (self.window_area + self.prefix_tokens) ** 2

            def _register(self, index):
                self.register_buffer('relative_position_index', index, persistent=False)

            def reset_parameters(self):
                """Draws the table anew and computes the buffers."""
                trunc_normal_(self.relative_position_bias_table, std=.02)
                self._init_buffers()

            def _init_buffers(self):
                index = self.relative_position_index
                index.copy_(gen_relative_position_index(
                    self.window_size, class_token=self.prefix_tokens > 0, device=index.device).view(-1))

            def _change(self, old_size):
                heads = self.relative_position_bias_table.shape[-1]
                self.bias_shape = (self.window_area + self.prefix_tokens,) * 2 + (heads,)
                self._resize_table((self._distances(), heads), old_window_size=old_size)
                self._register(self.relative_position_index.new_empty(self._index_size()))

            def get_bias(self):
                """The biases (1, heads, N, N)."""
                bias = self.relative_position_bias_table[self.relative_position_index]
                return bias.view(self.bias_shape).permute(2, 0, 1).unsqueeze(0).contiguous()

        def gen_relative_log_coords(win_size, pretrained_win_size=(0, 0), mode='swin', device=None, dtype=None):
            """The logarithms of offsets in a window with their signs (2 * H - 1, 2 * W - 1, 2), for 'swin' scaled before."""
            assert mode in ('swin', 'cr')
            whole = pretrained_win_size if pretrained_win_size[0] > 0 else win_size

            def axis(size, whole):
                offsets = torch.arange(-(size - 1), size, device=device).to(torch.float32)
                return offsets / (whole - 1) * 8 if mode == 'swin' else offsets

            table = torch.stack(ndgrid(*(axis(size, other) for size, other in zip(win_size, whole))), dim=-1)
            size = 1.0 + table.abs()
            if mode == 'swin':
                table = table.sign() * torch.log2(size) / math.log2(8)
            else:
                table = table.sign() * torch.log(size)
            return table.to(dtype=dtype)

        class RelPosMlp(_RelPos, metaclass=ABCMeta):
            """A bias for each head and offset in a window that a small network computes, as in Swin V2 ('swin') or 'cr'."""

            def __init__(self, window_size, num_heads=8, hidden_dim=128, prefix_tokens=0, mode='cr',
                         pretrained_window_size=(0, 0), device=None, dtype=None):
                super().__init__()
                self._set_window(window_size)
                self.prefix_tokens = prefix_tokens
                self.num_heads = num_heads
                self.bias_shape = (self.window_area,) * 2 + (num_heads,)
                self.mode = mode
                self.pretrained_window_size = pretrained_window_size
                swin = mode == 'swin'
                self.bias_act = nn.Sigmoid() if swin else nn.Identity()
                self.bias_gain = 16 if swin else None
                self.mlp = Mlp(2, hidden_features=hidden_dim, out_features=num_heads, act_layer=nn.ReLU,
                               bias=(True, False) if swin else True, drop=(0.125, 0.), device=device, dtype=dtype)
                self._register(torch.empty(self.window_area ** 2, device=device, dtype=torch.long),
                               torch.empty((*_extents(window_size), 2), device=device, dtype=dtype))
                self.reset_parameters()

            def _register(self, index, coords):
                self.register_buffer('relative_position_index', index, persistent=False)
                self.register_buffer('rel_coords_log', coords, persistent=False)

            def reset_parameters(self):
                """Computes the buffers."""
                self._init_buffers()

            def _init_buffers(self):
                index, coords = self.relative_position_index, self.rel_coords_log
                index.copy_(gen_relative_position_index(self.window_size, device=index.device).view(-1))
                coords.copy_(gen_relative_log_coords(
                    self.window_size, self.pretrained_window_size, mode=self.mode, device=index.device, dtype=coords.dtype))

            def _change(self, old_size):
                self.bias_shape = (self.window_area,) * 2 + (self.num_heads,)
                self._register(self.relative_position_index.new_empty(self.window_area ** 2),
                               self.rel_coords_log.new_empty((*_extents(self.window_size), 2)))

            def get_bias(self):
                """The biases (1, heads, N, N), zero for prefix tokens."""
                bias = self.mlp(self.rel_coords_log)
                if self.relative_position_index is not None:
                    bias = bias.view(-1, self.num_heads)[self.relative_position_index].view(self.bias_shape)
                bias = self.bias_act(bias.permute(2, 0, 1))
                if self.bias_gain is not None:
                    bias = self.bias_gain * bias
                if self.prefix_tokens:
                    bias = F.pad(bias, [self.prefix_tokens, 0, self.prefix_tokens, 0])
                return bias.unsqueeze(0).contiguous()

        def generate_lookup_tensor(length, max_relative_position=None, device=None, dtype=None):
            """Ones (length, length, offsets) where m - n + max_relative_position is the offset's index, else zeros."""
            largest = length - 1 if max_relative_position is None else max_relative_position
            place = torch.arange(length, device=device)
            offset = torch.arange(-largest, largest + 1, device=device)
            hits = (place - place[:, None]).unsqueeze(-1) == offset
            return hits.to(dtype=torch.get_default_dtype() if dtype is None else dtype)

        def reindex_2d_einsum_lookup(relative_position_tensor, height, width, height_lookup, width_lookup):
            """A table of offsets (heads, 2 * H - 1, 2 * W - 1) as biases (heads, H * W, H * W)."""
            bias = torch.einsum('nhw,ixh->nixw', relative_position_tensor, height_lookup)
            bias = torch.einsum('nixw,jyw->nijxy', bias, width_lookup)
            return bias.reshape(relative_position_tensor.shape[0], height * width, height * width)

        class RelPosBiasTf(_RelPos):
            """A learned bias for each head and offset in a window with the table of TensorFlow's MaxViT."""

            def __init__(self, window_size, num_heads, prefix_tokens=0, device=None, dtype=None):
                super().__init__()
                assert prefix_tokens <= 1
                self._set_window(window_size)
                self.num_heads = num_heads
                self.bias_shape = (num_heads, *_extents(window_size))
                self.relative_position_bias_table = nn.Parameter(torch.empty(self.bias_shape, device=device, dtype=dtype))
                self._register(lambda shape: torch.empty(shape, device=device, dtype=dtype))
                self.reset_parameters()

            def _register(self, empty):
                names = 'height_lookup', 'width_lookup'
                for name, size, extent in zip(names, self.window_size, _extents(self.window_size)):
                    self.register_buffer(name, empty((size, size, extent)), persistent=False)

            def reset_parameters(self):
                """Draws the table anew and computes the buffers."""
                nn.init.normal_(self.relative_position_bias_table, std=.02)
                self._init_buffers()

            def _init_buffers(self):
                for lookup, size in zip((self.height_lookup, self.width_lookup), self.window_size):
                    lookup.copy_(generate_lookup_tensor(size, device=lookup.device, dtype=lookup.dtype))

            def _change(self, old_size):
                self.bias_shape = (self.num_heads, *_extents(self.window_size))
                self._resize_table(self.bias_shape)
                self._register(self.height_lookup.new_empty)

            def get_bias(self):
                """The biases (heads, N, N)."""
                return reindex_2d_einsum_lookup(
                    self.relative_position_bias_table, *self.window_size, self.height_lookup, self.width_lookup)
        """#
}
