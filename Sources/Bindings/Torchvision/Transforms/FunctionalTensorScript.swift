// torchvision.transforms._functional_tensor: the operations on images that are tensors [..., C, H, W]. They compute in floats and
// sample grids, so their results are not those of Pillow's operations on the same image. functional checks and calls them.

extension TransformScripts {
    static let functionalTensor = #"""
        import warnings

        import torch
        from torch.nn.functional import conv2d, grid_sample
        from torch.nn.functional import pad as torch_pad

        _LIMITS = {torch.uint8: 255, torch.int8: 127, torch.int16: 32767, torch.int32: 2147483647, torch.int64: 9223372036854775807}

        def _max_value(dtype):
            return _LIMITS.get(dtype, 1)

        def _check(img, permitted=None, least=2):
            """Refuses what is no image, by its number of dimensions and of channels."""
            if img.ndim < 2:
                raise TypeError('Tensor is not a torch image.')
            if img.ndim < least:
                raise TypeError(f'Input image tensor should have at least {least} dimensions, but found {img.ndim}')
            channels = 1 if img.ndim == 2 else img.shape[-3]
            if permitted is not None and channels not in permitted:
                raise TypeError(f'Input image tensor permitted channel values are {permitted}, but found {channels}')
            return channels

        def _check_bytes(img):
            if img.dtype != torch.uint8:
                raise TypeError(f'Only torch.uint8 image tensors are supported, but found {img.dtype}')

        def _float_type(img):
            return img.dtype if img.is_floating_point() else torch.float32

        def _blend(img, other, ratio):
            ratio = float(ratio)
            return (ratio * img + (1.0 - ratio) * other).clamp(0, _max_value(img.dtype)).to(img.dtype)

        def _in_floats(img, dtype, function):
            """A function of batches of one type, applied to an image or batch of any; integers are rounded."""
            batch = img.unsqueeze(0) if img.ndim < 4 else img
            result = function(batch.to(dtype))
            if img.ndim < 4:
                result = result.squeeze(0)
            if result.dtype != img.dtype:
                result = (result if img.is_floating_point() else torch.round(result)).to(img.dtype)
            return result

        def rgb_to_grayscale(img, num_output_channels=1):
            channels = _check(img, [1, 3], 3)
            if num_output_channels not in (1, 3):
                raise ValueError('num_output_channels should be either 1 or 3')
            if channels == 3:
                r, g, b = img.unbind(dim=-3)
                grey = (0.2989 * r + 0.587 * g + 0.114 * b).to(img.dtype).unsqueeze(dim=-3)
            else:
                grey = img.clone()
            return grey.expand(img.shape) if num_output_channels == 3 else grey

        def _check_factor(name, factor):
            if factor < 0:
                raise ValueError(f'{name} ({factor}) is not non-negative.')

        def adjust_brightness(img, brightness_factor):
            _check_factor('brightness_factor', brightness_factor)
            _check(img, [1, 3])
            return _blend(img, torch.zeros_like(img), brightness_factor)

        def adjust_contrast(img, contrast_factor):
            _check_factor('contrast_factor', contrast_factor)
            grey = rgb_to_grayscale(img) if _check(img, [3, 1]) == 3 else img
            return _blend(img, torch.mean(grey.to(_float_type(img)), dim=(-3, -2, -1), keepdim=True), contrast_factor)

        def adjust_saturation(img, saturation_factor):
            _check_factor('saturation_factor', saturation_factor)
            return img if _check(img, [1, 3]) == 1 else _blend(img, rgb_to_grayscale(img), saturation_factor)

        def adjust_sharpness(img, sharpness_factor):
            _check_factor('sharpness_factor', sharpness_factor)
            _check(img, [1, 3])
            if img.size(-1) <= 2 or img.size(-2) <= 2:
                return img
            dtype = _float_type(img)
            kernel = torch.ones((3, 3), dtype=dtype)
            kernel[1, 1] = 5.0
            kernel /= kernel.sum()
            kernel = kernel.expand(img.shape[-3], 1, 3, 3)
            blurred = img.clone()
            blurred[..., 1:-1, 1:-1] = _in_floats(img, dtype, lambda batch: conv2d(batch, kernel, groups=batch.shape[-3]))
            return _blend(img, blurred, sharpness_factor)

        def _convert(img, dtype):
            from torchvision.transforms.functional import convert_image_dtype
            return convert_image_dtype(img, dtype)

        def adjust_hue(img, hue_factor):
            if _check(img, [1, 3]) == 1:
                return img
            h, s, v = _rgb2hsv(_convert(img, torch.float32)).unbind(dim=-3)
            return _convert(_hsv2rgb(torch.stack(((h + hue_factor) % 1.0, s, v), dim=-3)), img.dtype)

        def _rgb2hsv(img):
            r, g, b = img.unbind(dim=-3)
            maxc, minc = torch.max(img, dim=-3).values, torch.min(img, dim=-3).values
            # Where all three are the same, hue and saturation are 0: dividing by 1 there avoids NaN.
            same, ones, spread = maxc == minc, torch.ones_like(maxc), maxc - minc
            s = spread / torch.where(same, ones, maxc)
            divisor = torch.where(same, ones, spread)
            rc, gc, bc = (maxc - r) / divisor, (maxc - g) / divisor, (maxc - b) / divisor
            hr = (maxc == r) * (bc - gc)
            hg = ((maxc == g) & (maxc != r)) * (2.0 + rc - bc)
            hb = ((maxc != g) & (maxc != r)) * (4.0 + gc - rc)
            return torch.stack((torch.fmod((hr + hg + hb) / 6.0 + 1.0, 1.0), s, maxc), dim=-3)

        def _hsv2rgb(img):
            h, s, v = img.unbind(dim=-3)
            i = torch.floor(h * 6.0)
            f = h * 6.0 - i
            i = i.to(dtype=torch.int32) % 6
            p = torch.clamp(v * (1.0 - s), 0.0, 1.0)
            q = torch.clamp(v * (1.0 - s * f), 0.0, 1.0)
            t = torch.clamp(v * (1.0 - s * (1.0 - f)), 0.0, 1.0)

            def chosen(*parts):
                result = parts[0]
                for place, part in enumerate(parts[1:], 1):
                    result = torch.where(i == place, part, result)
                return result

            return torch.stack((chosen(v, q, p, p, t, v), chosen(t, v, v, q, p, p), chosen(p, p, t, v, v, q)), dim=-3)

        def adjust_gamma(img, gamma, gain=1):
            _check(img, [1, 3])
            if gamma < 0:
                raise ValueError('Gamma should be a non-negative real number')
            result = img if img.is_floating_point() else _convert(img, torch.float32)
            return _convert((gain * result.pow(gamma)).clamp(0, 1), img.dtype)

        def invert(img):
            _check(img, [1, 3], 3)
            return _max_value(img.dtype) - img

        def posterize(img, bits):
            _check(img, least=3)
            _check_bytes(img)
            _check(img, [1, 3])
            return img & (256 - int(2 ** (8 - bits)))

        def solarize(img, threshold):
            _check(img, [1, 3], 3)
            if threshold > _max_value(img.dtype):
                raise TypeError('Threshold should be less than bound of img.')
            return torch.where(img >= threshold, invert(img), img)

        def autocontrast(img):
            _check(img, [1, 3], 3)
            bound, dtype = _max_value(img.dtype), _float_type(img)
            minimum = img.amin(dim=(-2, -1), keepdim=True).to(dtype)
            maximum = img.amax(dim=(-2, -1), keepdim=True).to(dtype)
            scale = bound / (maximum - minimum)
            flat = torch.isfinite(scale).logical_not()
            minimum[flat] = 0
            scale[flat] = 1
            return ((img - minimum) * scale).clamp(0, bound).to(img.dtype)

        def _equalize_channel(channel):
            hist = torch.bincount(channel.reshape(-1), minlength=256)
            filled = hist[hist != 0]
            step = torch.div(filled[:-1].sum(), 255, rounding_mode='floor')
            if step == 0:
                return channel
            lut = torch.div(torch.cumsum(hist, 0) + torch.div(step, 2, rounding_mode='floor'), step, rounding_mode='floor')
            lut = torch_pad(lut, [1, 0])[:-1].clamp(0, 255)
            return lut[channel.to(torch.int64)].to(torch.uint8)

        def equalize(img):
            if not 3 <= img.ndim <= 4:
                raise TypeError(f'Input image tensor should have 3 or 4 dimensions, but found {img.ndim}')
            _check_bytes(img)
            _check(img, [1, 3])
            if img.ndim == 3:
                return torch.stack([_equalize_channel(channel) for channel in img])
            return torch.stack([equalize(image) for image in img])

        def pad_symmetric(img, left, right, top, bottom):
            if min(left, right, top, bottom) < 0:
                height, width = img.shape[-2:]
                img = img[..., max(-top, 0):height + min(bottom, 0), max(-left, 0):width + min(right, 0)]
                left, right, top, bottom = (max(side, 0) for side in (left, right, top, bottom))
            if img.ndim not in (3, 4):
                raise RuntimeError('Symmetric padding of N-D tensors are not supported yet')

            def places(before, after, size):
                return torch.tensor([*range(before - 1, -1, -1), *range(size), *(-(i + 1) for i in range(after))])

            y, x = places(top, bottom, img.shape[-2]), places(left, right, img.shape[-1])
            return img[..., y[:, None], x[None, :]]

        def _check_grid(img, interpolation, fill):
            channels = _check(img)
            if fill is not None and not isinstance(fill, (int, float, tuple, list)):
                warnings.warn('Argument fill should be either int, float, tuple or list')
            if isinstance(fill, (tuple, list)) and len(fill) > 1 and len(fill) != channels:
                raise ValueError("The number of elements in 'fill' cannot broadcast to match the number of channels of the image "
                                 f'({len(fill)} != {channels})')
            if interpolation not in ('nearest', 'bilinear'):
                raise ValueError(f"Interpolation mode '{interpolation}' is unsupported with Tensor input")

        def _sampled(img, grid, mode, fill):
            """The image at the places of a grid; a channel of ones tells what lies outside and gets the fill."""
            def sample(batch):
                count, _, height, width = batch.shape
                places = grid.expand(count, *grid.shape[1:]) if count > 1 else grid
                if fill is None:
                    return grid_sample(batch, places, mode=mode, padding_mode='zeros', align_corners=False)
                ones = torch.ones((count, 1, height, width), dtype=batch.dtype)
                both = grid_sample(torch.cat((batch, ones), dim=1), places, mode=mode, padding_mode='zeros', align_corners=False)
                inside, result = both[:, -1:], both[:, :-1]
                colour = list(fill) if isinstance(fill, (tuple, list)) else [float(fill)]
                colour = torch.tensor(colour, dtype=batch.dtype).view(1, len(colour), 1, 1).expand_as(result)
                if mode == 'nearest':
                    return torch.where(inside < 0.5, colour, result)
                return result * inside + (1.0 - inside) * colour
            return _in_floats(img, grid.dtype, sample)

        def _applied(rows, x, y):
            """Rows (a, b, c) of a matrix at places: a * x + b * y + c, rounded after each step as PyTorch's product of these is."""
            return torch.stack([x * a + y * b + c for a, b, c in rows], dim=-1)

        def _affine_grid(theta, w, h, ow, oh):
            x = torch.linspace(-ow * 0.5 + 0.5, ow * 0.5 + 0.5 - 1, steps=ow).to(theta.dtype)
            y = torch.linspace(-oh * 0.5 + 0.5, oh * 0.5 + 0.5 - 1, steps=oh).to(theta.dtype)
            scaled = theta / torch.tensor([[0.5 * w], [0.5 * h]], dtype=theta.dtype)
            return _applied(scaled[0], x, y[:, None]).unsqueeze(0)

        def _expanded_size(matrix, w, h):
            """Width and height of what a matrix makes of an image, as Pillow computes them."""
            corners = torch.tensor([[-0.5 * w, -0.5 * h, 1.0], [-0.5 * w, 0.5 * h, 1.0], [0.5 * w, 0.5 * h, 1.0],
                                    [0.5 * w, -0.5 * h, 1.0]])
            turned = torch.matmul(corners, torch.tensor(matrix, dtype=torch.float).view(2, 3).T)
            low = turned.min(dim=0).values + torch.tensor((w * 0.5, h * 0.5))
            high = turned.max(dim=0).values + torch.tensor((w * 0.5, h * 0.5))
            # To four digits, so that a rounding error makes no pixel.
            size = torch.ceil((high / 1e-4).trunc_() * 1e-4) - torch.floor((low / 1e-4).trunc_() * 1e-4)
            return int(size[0]), int(size[1])

        def affine(img, matrix, interpolation='nearest', fill=None, expand=False):
            _check_grid(img, interpolation, fill)
            h, w = img.shape[-2:]
            ow, oh = _expanded_size(matrix, w, h) if expand else (w, h)
            theta = torch.tensor(matrix, dtype=_float_type(img)).reshape(1, 2, 3)
            return _sampled(img, _affine_grid(theta, w, h, ow, oh), interpolation, fill)

        def perspective(img, perspective_coeffs, interpolation='bilinear', fill=None):
            _check_grid(img, interpolation, fill)
            (oh, ow), dtype, c = img.shape[-2:], _float_type(img), perspective_coeffs
            x = torch.linspace(0.5, ow * 1.0 + 0.5 - 1.0, steps=ow).to(dtype)
            y = torch.linspace(0.5, oh * 1.0 + 0.5 - 1.0, steps=oh).to(dtype)[:, None]
            rows = torch.tensor([[c[0], c[1], c[2]], [c[3], c[4], c[5]]], dtype=dtype) / torch.tensor([[0.5 * ow], [0.5 * oh]], dtype=dtype)
            below = torch.tensor([[c[6], c[7], 1.0], [c[6], c[7], 1.0]], dtype=dtype)
            grid = _applied(rows, x, y) / _applied(below, x, y) - 1.0
            return _sampled(img, grid.unsqueeze(0), interpolation, fill)

        def elastic_transform(img, displacement, interpolation='bilinear', fill=None):
            y, x = (torch.linspace((1 - s) / s, (s - 1) / s, s) for s in img.shape[-2:])
            grid = torch.stack([x.expand(len(y), len(x)), y[:, None].expand(len(y), len(x))], dim=-1).unsqueeze(0)
            return _sampled(img, grid + displacement, interpolation, fill)

        def _gaussian(size, sigma, dtype):
            half = (size - 1) * 0.5
            pdf = torch.exp(-0.5 * (torch.linspace(-half, half, steps=size, dtype=dtype) / sigma).pow(2))
            return pdf / pdf.sum()

        def gaussian_blur(img, kernel_size, sigma):
            _check(img)
            dtype = _float_type(img)
            x, y = (_gaussian(size, s, dtype) for size, s in zip(kernel_size, sigma))
            kernel = torch.mm(y[:, None], x[None, :])
            kernel = kernel.expand(img.shape[-3], 1, *kernel.shape)
            sides = [kernel_size[0] // 2, kernel_size[0] // 2, kernel_size[1] // 2, kernel_size[1] // 2]
            return _in_floats(img, dtype, lambda batch: conv2d(torch_pad(batch, sides, mode='reflect'), kernel, groups=batch.shape[-3]))
        """#
}
