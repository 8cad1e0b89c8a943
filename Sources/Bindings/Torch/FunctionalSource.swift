// Functions of torch.nn.functional that are made of others: volumes, sampling at coordinates, bags of embeddings. In the
// language, imported at the first call of one of them; the module's own names forward here.

import Interp

enum FunctionalSource {
    static let module = "torch.nn._composed"

    /// What torch.nn.functional shows of the module.
    static let names = [
        "conv3d", "conv_transpose3d", "max_pool3d", "avg_pool3d", "adaptive_avg_pool3d", "adaptive_max_pool3d", "bilinear",
        "embedding_bag",
        "gumbel_softmax", "triplet_margin_with_distance_loss", "affine_grid", "grid_sample", "pdist", "upsample_nearest",
        "upsample_bilinear", "max_unpool1d", "max_unpool2d", "max_unpool3d",
    ]

    static func make() -> NativeModule {
        .scripted(module, doc: "Composed functions of torch.nn.functional.", needs: ["torch", "torch.nn.functional"], source)
    }
}

private let source = #"""
    import torch
    import torch.nn.functional as F

    def _triple(value, name):
        if isinstance(value, int):
            return (value, value, value)
        value = tuple(value)
        if len(value) == 1:
            return value * 3
        if len(value) != 3:
            raise RuntimeError(f'expected {name} to be a single integer value or a list of 3 values to match the convolution dimensions, but got '
                               f'{name}={list(value)}')
        return value

    def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
        if input.dim() == 4:
            return conv3d(input.unsqueeze(0), weight, bias, stride, padding, dilation, groups).squeeze(0)
        if input.dim() != 5:
            raise RuntimeError(f'Expected 4D (unbatched) or 5D (batched) input to conv3d, but got input of size: {list(input.shape)}')
        if weight.dim() != 5:
            raise RuntimeError(f'Expected 5-dimensional weight for 5-dimensional input {list(input.shape)}, but got {weight.dim()}-dimensional '
                               f'weight of size {list(weight.shape)} instead')
        if weight.size(0) % groups != 0:
            raise RuntimeError(f'Given groups={groups}, expected weight to be divisible by {groups} at dimension 0, but got weight of size '
                               f'[{list(weight.shape)}] instead')
        stride, dilation = _triple(stride, 'stride'), _triple(dilation, 'dilation')
        if padding == 'valid':
            padding = 0
        if padding == 'same':
            if stride != (1, 1, 1):
                raise RuntimeError("padding='same' is not supported for strided convolutions")
            widths = []
            for size, step in zip(reversed(weight.shape[2:]), reversed(dilation)):
                total = step * (size - 1)
                widths += [total // 2, total - total // 2]
            input, padding = F.pad(input, tuple(widths)), 0
        padding = _triple(padding, 'padding')
        if input.size(1) != weight.size(1) * groups:
            raise RuntimeError(f'Given groups={groups}, weight of size {list(weight.shape)}, expected input{list(input.shape)} to have '
                               f'{weight.size(1) * groups} channels, but got {input.size(1)} channels instead')
        padded = [size + 2 * extra for size, extra in zip(input.shape[2:], padding)]
        reach = [step * (size - 1) + 1 for size, step in zip(weight.shape[2:], dilation)]
        if any([a < b for a, b in zip(padded, reach)]):
            raise RuntimeError(f"Calculated padded input size per channel: ({' x '.join([str(n) for n in padded])}). Kernel size: "
                               f"({' x '.join([str(n) for n in reach])}). Kernel size can't be greater than actual input size")
        depth = (padded[0] - reach[0]) // stride[0] + 1
        x = F.pad(input, (0, 0, 0, 0, padding[0], padding[0])) if padding[0] else input
        count = x.size(0)
        total = None
        for k in range(weight.size(2)):
            first = k * dilation[0]
            slab = x[:, :, first:first + stride[0] * (depth - 1) + 1:stride[0]].transpose(1, 2).flatten(0, 1)
            part = F.conv2d(slab, weight[:, :, k], None, stride[1:], padding[1:], dilation[1:], groups)
            total = part if total is None else total + part
        total = total.unflatten(0, (count, depth)).transpose(1, 2)
        if bias is not None:
            total = total + bias.reshape(1, -1, 1, 1, 1)
        return total.contiguous()

    def conv_transpose3d(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
        if input.dim() == 4:
            return conv_transpose3d(input.unsqueeze(0), weight, bias, stride, padding, output_padding, groups, dilation).squeeze(0)
        if input.dim() != 5:
            raise RuntimeError(f'Expected 4D (unbatched) or 5D (batched) input to conv_transpose3d, but got input of size: {list(input.shape)}')
        stride, padding = _triple(stride, 'stride'), _triple(padding, 'padding')
        extra, dilation = _triple(output_padding, 'output_padding'), _triple(dilation, 'dilation')
        count, depth = input.size(0), input.size(2)
        whole = (depth - 1) * stride[0] + dilation[0] * (weight.size(2) - 1) + 1 + extra[0]
        slabs = input.transpose(1, 2).flatten(0, 1)
        total = None
        for k in range(weight.size(2)):
            part = F.conv_transpose2d(slabs, weight[:, :, k], None, stride[1:], padding[1:], extra[1:], groups, dilation[1:])
            part = part.unflatten(0, (count, depth)).transpose(1, 2)
            if total is None:
                total = part.new_zeros(count, part.size(1), whole, part.size(3), part.size(4))
            places = torch.arange(depth) * stride[0] + k * dilation[0]
            total = total.index_add(2, places, part)
        total = total[:, :, padding[0]:whole - padding[0]]
        if bias is not None:
            total = total + bias.reshape(1, -1, 1, 1, 1)
        return total.contiguous()

    def _windows(input, kernel_size, stride, padding, dilation, value, name):
        if input.dim() not in (4, 5):
            raise RuntimeError(f'{name}(): Expected 4D or 5D tensor, but got: {list(input.shape)}')
        size = _triple(kernel_size, 'kernel_size')
        steps = size if stride is None else _triple(stride, 'stride')
        pads, spread = _triple(padding, 'padding'), _triple(dilation, 'dilation')
        for pad, extent, step in zip(pads, size, spread):
            if pad > (step * (extent - 1) + 1) // 2:
                raise RuntimeError(f'pad should be at most half of effective kernel size, but got pad={pad}, kernel_size={extent} and '
                                   f'dilation={step}')
        if pads != (0, 0, 0):
            input = F.pad(input, (pads[2], pads[2], pads[1], pads[1], pads[0], pads[0]), value=value)
        lead = input.dim() - 3
        for k in range(3):
            input = input.unfold(lead + k, spread[k] * (size[k] - 1) + 1, steps[k])
            if spread[k] != 1:
                input = input[..., ::spread[k]]
        return input.flatten(-3)

    def max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        if ceil_mode or return_indices:
            raise NotImplementedError('max_pool3d: ceil_mode and return_indices are not available')
        return _windows(input, kernel_size, stride, padding, dilation, float('-inf'), 'max_pool3d').max(-1).values

    def avg_pool3d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
        if ceil_mode:
            raise NotImplementedError('avg_pool3d: ceil_mode is not available')
        if divisor_override == 0:
            raise RuntimeError('divisor must be not zero')
        total = _windows(input, kernel_size, stride, padding, 1, 0.0, 'avg_pool3d')
        if divisor_override is not None:
            return total.sum(-1) / divisor_override
        if count_include_pad:
            return total.mean(-1)
        ones = torch.ones(input.shape[-3:], dtype=input.dtype).unsqueeze(0)
        return total.sum(-1) / _windows(ones, kernel_size, stride, padding, 1, 0.0, 'avg_pool3d').sum(-1)[0]

    def _slabs(input, output_size, name):
        if input.dim() not in (4, 5):
            raise RuntimeError(f'{name}(): Expected 4D or 5D tensor, but got: {list(input.shape)}')
        sizes = [output_size] * 3 if output_size is None or isinstance(output_size, int) else list(output_size)
        sizes = [own if size is None else size for size, own in zip(sizes, input.shape[-3:])]
        depth = input.size(-3)
        parts = []
        for i in range(sizes[0]):
            first, last = i * depth // sizes[0], -(-(i + 1) * depth // sizes[0])
            parts.append(input.narrow(-3, first, last - first))
        return parts, sizes[1:]

    def adaptive_avg_pool3d(input, output_size):
        parts, sizes = _slabs(input, output_size, 'adaptive_avg_pool3d')
        return torch.stack([F.adaptive_avg_pool2d(part.mean(-3), sizes) for part in parts], -3)

    def adaptive_max_pool3d(input, output_size, return_indices=False):
        if return_indices:
            raise NotImplementedError('adaptive_max_pool3d: return_indices is not available')
        parts, sizes = _slabs(input, output_size, 'adaptive_max_pool3d')
        return torch.stack([F.adaptive_max_pool2d(part.max(-3).values, sizes) for part in parts], -3)

    def bilinear(input1, input2, weight, bias=None):
        if input1.shape[:-1] != input2.shape[:-1]:
            raise RuntimeError('bilinear(): input batch dimensions do not match')
        if input1.size(-1) != weight.size(1):
            raise RuntimeError(f'bilinear(): input1 size does not match weight size: got {input1.size(-1)} but expected {weight.size(1)}')
        if input2.size(-1) != weight.size(2):
            raise RuntimeError(f'bilinear(): input2 size does not match weight size: got {input2.size(-1)} but expected {weight.size(2)}')
        result = torch.einsum('...i,oij,...j->...o', input1, weight, input2)
        return result if bias is None else result + bias

    def embedding_bag(input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False, mode='mean', sparse=False,
                      per_sample_weights=None, include_last_offset=False, padding_idx=None):
        if input.dtype == torch.float32 and weight.dtype in (torch.int64, torch.int32):
            input, weight = weight, input
        if per_sample_weights is not None and input.size() != per_sample_weights.size():
            raise ValueError(f'embedding_bag: If per_sample_weights ({per_sample_weights.shape}) is not None, then it must have the same shape as '
                             f'the input ({input.shape})')
        if not weight.dim() == 2:
            raise ValueError(f'weight has to be a 2D Tensor, but got Tensor of dimension {weight.dim()}')
        if sparse:
            raise NotImplementedError('embedding_bag(sparse=True) is not available')
        if input.dim() == 2:
            if offsets is not None:
                raise ValueError('if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. '
                                 f'However, found offsets of type {type(offsets)}')
            offsets = torch.arange(0, input.numel(), input.size(1), dtype=input.dtype)
            input = input.reshape(-1)
            if per_sample_weights is not None:
                per_sample_weights = per_sample_weights.reshape(-1)
        elif input.dim() == 1:
            if offsets is None:
                raise ValueError('offsets has to be a 1D Tensor but got None')
            if offsets.dim() != 1:
                raise ValueError('offsets has to be a 1D Tensor')
        else:
            raise ValueError(f'input has to be 1D or 2D Tensor, but got Tensor of dimension {input.dim()}')
        if mode not in ('sum', 'mean', 'max'):
            raise ValueError('mode has to be one of sum, mean or max')
        if per_sample_weights is not None and mode != 'sum':
            raise NotImplementedError("embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got "
                                      f"mode='{mode}'). Please open a feature request on GitHub.")
        starts = offsets.tolist()
        if not starts or starts[0] != 0:
            raise RuntimeError('offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got '
                               + (f'{starts[0]}\n[ torch.{"Int" if offsets.dtype == torch.int32 else "Long"}Tensor{{}} ]' if starts else 'nothing'))
        if starts[-1] > input.numel():
            raise RuntimeError(f"offsets[-1] can not be greater than input's length ({input.numel()}) but got offsets[-1] of {starts[-1]}")
        ends = starts[1:] if include_last_offset else starts[1:] + [input.numel()]
        if include_last_offset:
            starts = starts[:-1]
        if padding_idx is not None and padding_idx < 0:
            padding_idx += weight.size(0)
        rows = F.embedding(input, weight, padding_idx, max_norm, norm_type, scale_grad_by_freq)
        if per_sample_weights is not None:
            rows = rows * per_sample_weights.unsqueeze(1)
        kept = None if padding_idx is None else input != padding_idx
        bags = []
        for first, last in zip(starts, ends):
            bag = rows[first:last] if kept is None else rows[first:last][kept[first:last]]
            if bag.size(0) == 0:
                bags.append(rows.new_zeros(weight.size(1)))
            elif mode == 'max':
                bags.append(bag.max(0).values)
            else:
                bags.append(bag.sum(0) if mode == 'sum' else bag.mean(0))
        return torch.stack(bags) if bags else rows.new_zeros(0, weight.size(1))

    def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
        gumbels = -torch.empty_like(logits).exponential_().log()
        gumbels = (logits + gumbels) / tau
        y_soft = gumbels.softmax(dim)
        if not hard:
            return y_soft
        index = y_soft.max(dim, keepdim=True)[1]
        y_hard = torch.zeros_like(logits).scatter_(dim, index, 1.0)
        return y_hard - y_soft.detach() + y_soft

    def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction='mean'):
        if distance_function is None:
            distance_function = F.pairwise_distance
        if margin <= 0:
            raise ValueError(f'margin must be greater than 0, got {margin}')
        if not anchor.ndim == positive.ndim == negative.ndim:
            raise RuntimeError('The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: '
                               f'anchor {anchor.ndim}D, positive {positive.ndim}D, and negative {negative.ndim}D inputs')
        close, far = distance_function(anchor, positive), distance_function(anchor, negative)
        if swap:
            far = torch.minimum(far, distance_function(positive, negative))
        loss = torch.clamp_min(margin + close - far, 0)
        if reduction not in ('none', 'mean', 'sum'):
            raise ValueError(f'{reduction} is not a valid value for reduction')
        return torch.mean(loss) if reduction == 'mean' else torch.sum(loss) if reduction == 'sum' else loss

    def _line(count, align_corners, like):
        if count <= 1:
            return torch.zeros(count, dtype=like.dtype)
        line = torch.linspace(-1, 1, count, dtype=like.dtype)
        return line if align_corners else line * ((count - 1) / count)

    def affine_grid(theta, size, align_corners=None):
        if not theta.is_floating_point():
            raise ValueError(f'Expected theta to have floating point type, but got {theta.dtype}')
        if len(size) != 4:
            raise NotImplementedError(f'affine_grid only supports 4D sizes, for 2D affine transformation, here. Got size {size}.')
        if theta.dim() != 3 or theta.shape[-2] != 2 or theta.shape[-1] != 3:
            raise ValueError(f'Expected a batch of 2D affine matrices of shape Nx2x3 for size {size}. Got {theta.shape}.')
        n, _, h, w = size
        base = torch.ones(h, w, 3, dtype=theta.dtype)
        base[..., 0] = _line(w, bool(align_corners), theta)
        base[..., 1] = _line(h, bool(align_corners), theta).unsqueeze(1)
        return (base.reshape(1, h * w, 3).expand(n, -1, -1) @ theta.transpose(1, 2)).reshape(n, h, w, 2)

    def grid_sample(input, grid, mode='bilinear', padding_mode='zeros', align_corners=None):
        if mode not in ('bilinear', 'nearest', 'bicubic'):
            raise ValueError(f"nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '{mode}'")
        if padding_mode not in ('zeros', 'border', 'reflection'):
            raise ValueError("nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: "
                             f"'{padding_mode}'")
        if mode == 'bicubic' or padding_mode == 'reflection' or input.dim() != 4:
            raise NotImplementedError("grid_sample: bicubic sampling, padding_mode='reflection' and 5-D input are not available")
        n, c, h, w = input.shape
        x, y = grid[..., 0], grid[..., 1]
        if align_corners:
            x, y = (x + 1) / 2 * (w - 1), (y + 1) / 2 * (h - 1)
        else:
            x, y = ((x + 1) * w - 1) / 2, ((y + 1) * h - 1) / 2
        if padding_mode == 'border':
            x, y = x.clamp(0, w - 1), y.clamp(0, h - 1)
        flat = input.flatten(2)

        def read(row, column):
            inside = (row >= 0) & (row < h) & (column >= 0) & (column < w)
            places = (row.clamp(0, h - 1) * w + column.clamp(0, w - 1)).long().flatten(1)
            values = flat.gather(2, places.unsqueeze(1).expand(n, c, -1)).unflatten(2, grid.shape[1:3])
            return values * inside.unsqueeze(1).to(input.dtype)

        if mode == 'nearest':
            return read(y.detach().round(), x.detach().round())
        left, top = x.detach().floor(), y.detach().floor()
        fx, fy = (x - left).unsqueeze(1), (y - top).unsqueeze(1)
        return (read(top, left) * (1 - fx) * (1 - fy) + read(top, left + 1) * fx * (1 - fy)
                + read(top + 1, left) * (1 - fx) * fy + read(top + 1, left + 1) * fx * fy)

    def _unpooled(input, indices, kernel_size, stride, padding, output_size, dimensions):
        kernel, padding = _many(kernel_size, dimensions), _many(padding, dimensions)
        stride = kernel if stride is None else _many(stride, dimensions)
        shape = input.shape[-dimensions:]
        usual = [(n - 1) * s + k - 2 * p for n, s, k, p in zip(shape, stride, kernel, padding)]
        if output_size is None:
            size = usual
        else:
            if len(output_size) == dimensions + 2:
                output_size = output_size[2:]
            if len(output_size) != dimensions:
                raise ValueError(f"output_size should be a sequence containing {dimensions} or {dimensions + 2} elements, but it has a length "
                                 f"of '{len(output_size)}'")
            for d in range(dimensions):
                least, most = usual[d] - stride[d], usual[d] + stride[d]
                if not least < output_size[d] < most:
                    raise ValueError(f'invalid output_size "{output_size}" (dim {d} must be between {least} and {most})')
            size = list(output_size)
        for d in range(dimensions):
            if size[d] < 0:
                raise ValueError('max_unpooling: output_size must contain non-negative spatial dimensions, but got '
                                 f'output_size[{d}]={size[d]}')
        if indices.dtype != torch.int64:
            raise RuntimeError(f'elements in indices should be type int64 but got: {_names[indices.dtype]}')
        if input.dim() not in (dimensions + 1, dimensions + 2):
            raise RuntimeError(f'Input to max_unpooling{dimensions}d should be a {dimensions + 1}d or {dimensions + 2}d Tensor, but got a '
                               f'tensor with {input.dim()} dims.')
        if input.shape != indices.shape:
            raise RuntimeError(f'Expected shape of indices to be same as that of the input tensor ({list(input.shape)}) but got indices tensor '
                               f'with shape: {list(indices.shape)}')
        if torch.is_autocast_enabled('cpu') and dimensions > 1 and input.dtype in (torch.bfloat16, torch.float16):
            input = input.float()
        lead = input.shape[:-dimensions]
        places, area = indices.flatten(-dimensions), 1
        for n in size:
            area *= n
        if places.numel() and (int(places.min()) < 0 or int(places.max()) >= area):
            bad = next(i for i in places.flatten().tolist() if i < 0 or i >= area)
            raise RuntimeError(f'Found an invalid max index: {bad} (output volumes are of size {"x".join(map(str, size))}')
        flat = input.new_zeros(lead + (area,)).scatter(-1, places, input.flatten(-dimensions))
        return flat.unflatten(-1, size)

    _names = {torch.int32: 'Int', torch.int16: 'Short', torch.int8: 'Char', torch.uint8: 'Byte', torch.bool: 'Bool', torch.float32: 'Float',
              torch.float64: 'Double', torch.float16: 'Half', torch.bfloat16: 'BFloat16'}

    def _many(value, count):
        if isinstance(value, int):
            return (value,) * count
        value = tuple(value)
        return value * count if len(value) == 1 else value

    def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
        return _unpooled(input, indices, kernel_size, stride, padding, output_size, 1)

    def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
        return _unpooled(input, indices, kernel_size, stride, padding, output_size, 2)

    def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
        return _unpooled(input, indices, kernel_size, stride, padding, output_size, 3)

    def pdist(input, p=2):
        return torch.pdist(input, p)

    def upsample_nearest(input, size=None, scale_factor=None):
        return F.interpolate(input, size, scale_factor, mode='nearest')

    def upsample_bilinear(input, size=None, scale_factor=None):
        return F.interpolate(input, size, scale_factor, mode='bilinear', align_corners=True)

    """#
