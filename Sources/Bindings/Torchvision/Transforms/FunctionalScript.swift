// torchvision.transforms.functional: the operations on images, each with torchvision's checks and messages. Images go to PIL's
// methods and the native functions beside this file, tensors to _functional_tensor.

enum TransformScripts {
    static let functional = #"""
        import math
        import numbers
        import warnings
        from enum import Enum

        import torch
        from PIL import Image, ImageEnhance, ImageOps
        from torchvision.transforms import _functional_tensor as F_t
        from torchvision.transforms import _native

        class InterpolationMode(Enum):
            """Interpolation modes by name."""
            NEAREST = 'nearest'
            NEAREST_EXACT = 'nearest-exact'
            BILINEAR = 'bilinear'
            BICUBIC = 'bicubic'
            BOX = 'box'
            HAMMING = 'hamming'
            LANCZOS = 'lanczos'

        pil_modes_mapping = {
            InterpolationMode.NEAREST: 0, InterpolationMode.BILINEAR: 2, InterpolationMode.BICUBIC: 3,
            InterpolationMode.NEAREST_EXACT: 0, InterpolationMode.BOX: 4, InterpolationMode.HAMMING: 5,
            InterpolationMode.LANCZOS: 1,
        }
        _modes = [InterpolationMode.NEAREST, InterpolationMode.LANCZOS, InterpolationMode.BILINEAR, InterpolationMode.BICUBIC,
                  InterpolationMode.BOX, InterpolationMode.HAMMING]

        def _interpolation_modes_from_int(i):
            if not 0 <= i < 6:
                raise KeyError(i)
            return _modes[i]

        def _interpolation(interpolation):
            if isinstance(interpolation, int):
                return _interpolation_modes_from_int(interpolation)
            if not isinstance(interpolation, InterpolationMode):
                raise TypeError('Argument interpolation should be a InterpolationMode or a corresponding Pillow integer constant')
            return interpolation

        def _image(img):
            if not isinstance(img, Image.Image):
                raise TypeError(f'img should be PIL Image. Got {type(img)}')
            return img

        def _is_tensor(img):
            if isinstance(img, torch.Tensor):
                if img.ndim < 2:
                    raise TypeError('Tensor is not a torch image.')
                return True
            return False

        def get_dimensions(img):
            if _is_tensor(img):
                return [1 if img.ndim == 2 else img.shape[-3], img.shape[-2], img.shape[-1]]
            if isinstance(img, Image.Image):
                return [len(img.getbands()), img.height, img.width]
            raise TypeError(f'Unexpected type {type(img)}')

        def get_image_size(img):
            _, height, width = get_dimensions(img)
            return [width, height]

        def get_image_num_channels(img):
            return get_dimensions(img)[0]

        def convert_image_dtype(image, dtype=torch.float):
            if not isinstance(image, torch.Tensor):
                raise TypeError('Input img should be Tensor Image')
            if image.dtype == dtype:
                return image
            limits = {torch.uint8: 255, torch.int8: 127, torch.int16: 32767, torch.int32: 2147483647,
                      torch.int64: 9223372036854775807}
            if image.is_floating_point():
                if dtype.is_floating_point:
                    return image.to(dtype)
                if (image.dtype == torch.float32 and dtype in (torch.int32, torch.int64)) or (
                        image.dtype == torch.float64 and dtype == torch.int64):
                    raise RuntimeError(f'The cast from {image.dtype} to {dtype} cannot be performed safely.')
                return image.mul(limits[dtype] + 1.0 - 1e-3).to(dtype)
            top = float(limits[image.dtype])
            if dtype.is_floating_point:
                return image.to(dtype) / top
            out = float(limits[dtype])
            if top > out:
                return torch.div(image, int((top + 1) // (out + 1)), rounding_mode='floor').to(dtype)
            return image.to(dtype) * int((out + 1) // (top + 1))

        def _compute_resized_output_size(image_size, size, max_size=None):
            h, w = image_size
            short, long = (w, h) if w <= h else (h, w)
            if len(size) == 2:
                return [size[0], size[1]]
            new_short, new_long = size[0], int(size[0] * long / short)
            if max_size is not None:
                if max_size <= size[0]:
                    raise ValueError(f'max_size = {max_size} must be strictly greater than the requested size for the smaller '
                                     f'edge size = {size}')
                if new_long > max_size:
                    new_short, new_long = int(max_size * new_short / new_long), max_size
            return [new_long, new_short] if w <= h else [new_short, new_long]

        def resize(img, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
            interpolation = _interpolation(interpolation)
            if isinstance(size, (list, tuple)):
                if len(size) not in [1, 2]:
                    raise ValueError(f'Size must be an int or a 1 or 2 element tuple/list, not a {len(size)} element tuple/list')
                if max_size is not None and len(size) != 1:
                    raise ValueError('max_size should only be passed if size specifies the length of the smaller edge, '
                                     'i.e. size should be an int or a sequence of length 1 in torchscript mode.')
            _, height, width = get_dimensions(img)
            output_size = _compute_resized_output_size(
                (height, width), [size] if isinstance(size, int) else list(size), max_size)
            if [height, width] == output_size:
                return img
            if isinstance(img, torch.Tensor):
                return _resize_tensor(img, output_size, interpolation, antialias)
            if antialias is False:
                warnings.warn('Anti-alias option is always applied for PIL Image input. Argument antialias is ignored.')
            return img.resize(tuple(output_size[::-1]), pil_modes_mapping[interpolation])

        def _resize_tensor(img, size, interpolation, antialias):
            mode = interpolation.value
            if mode not in ('nearest', 'nearest-exact', 'bilinear', 'bicubic'):
                raise ValueError('This interpolation mode is unsupported with Tensor input')
            batch = img
            while batch.ndim < 4:
                batch = batch.unsqueeze(0)
            plain = mode in ('nearest', 'nearest-exact')
            result = batch if batch.is_floating_point() else batch.to(torch.float32)
            result = torch.nn.functional.interpolate(
                result, size=size, mode=mode, align_corners=None if plain else False,
                antialias=bool(antialias) and not plain)
            if mode == 'bicubic' and img.dtype == torch.uint8:
                result = result.clamp(min=0, max=255)
            if not img.is_floating_point():
                result = torch.round(result).to(img.dtype)
            while result.ndim > img.ndim:
                result = result.squeeze(0)
            return result

        def _parse_fill(fill, img):
            channels = len(img.getbands())
            if fill is None:
                fill = 0
            if isinstance(fill, (int, float)) and channels > 1:
                fill = (fill,) * channels
            if isinstance(fill, (list, tuple)):
                if len(fill) == 1:
                    fill = tuple(fill) * channels
                elif len(fill) != channels:
                    raise ValueError("The number of elements in 'fill' does not match the number of channels of the image "
                                     f'({len(fill)} != {channels})')
            if img.mode != 'F':
                return tuple(int(x) for x in fill) if isinstance(fill, (list, tuple)) else int(fill)
            return fill

        def pad(img, padding, fill=0, padding_mode='constant'):
            if not isinstance(padding, (numbers.Number, tuple, list)):
                raise TypeError('Got inappropriate padding arg')
            if isinstance(img, torch.Tensor):
                return _pad_tensor(img, padding, fill, padding_mode)
            _image(img)
            if fill is not None and not isinstance(fill, (numbers.Number, tuple, list)):
                raise TypeError('Got inappropriate fill arg')
            if not isinstance(padding_mode, str):
                raise TypeError('Got inappropriate padding_mode arg')
            if isinstance(padding, (tuple, list)) and len(padding) not in [1, 2, 4]:
                raise ValueError(f'Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple')
            if padding_mode not in ['constant', 'edge', 'reflect', 'symmetric']:
                raise ValueError('Padding mode should be either constant, edge, reflect or symmetric')
            fill = _parse_fill(fill, img)
            return _native.pad(img, [padding] if isinstance(padding, numbers.Number) else list(padding),
                               list(fill) if isinstance(fill, tuple) else [fill], padding_mode)

        def _pad_tensor(img, padding, fill, padding_mode):
            sides = [padding] if isinstance(padding, int) else list(padding)
            if len(sides) not in [1, 2, 4]:
                raise ValueError(f'Padding must be an int or a 1, 2, or 4 element tuple, not a {len(sides)} element tuple')
            left, top, right, bottom = sides * 4 if len(sides) == 1 else sides * 2 if len(sides) == 2 else sides
            if padding_mode == 'symmetric':
                return F_t.pad_symmetric(img, left, right, top, bottom)
            mode = 'replicate' if padding_mode == 'edge' else padding_mode
            if mode == 'constant':
                return torch.nn.functional.pad(img, [left, right, top, bottom], mode=mode, value=float(fill or 0))
            batch = img.unsqueeze(0) if img.ndim < 4 else img
            result = torch.nn.functional.pad(batch.to(torch.float32), [left, right, top, bottom], mode=mode).to(img.dtype)
            return result.squeeze(0) if img.ndim < 4 else result

        def crop(img, top, left, height, width):
            if not _is_tensor(img):
                return _image(img).crop((left, top, left + width, top + height))
            h, w = img.shape[-2:]
            right, bottom = left + width, top + height
            if left < 0 or top < 0 or right > w or bottom > h:
                border = [max(-left + min(0, right), 0), max(-top + min(0, bottom), 0), max(right - max(w, left), 0),
                          max(bottom - max(h, top), 0)]
                return _pad_tensor(img[..., max(top, 0):bottom, max(left, 0):right], border, 0, 'constant')
            return img[..., top:bottom, left:right]

        def _pair(size):
            if isinstance(size, numbers.Number):
                return int(size), int(size)
            if isinstance(size, (tuple, list)) and len(size) == 1:
                return size[0], size[0]
            return size

        def center_crop(img, output_size):
            crop_height, crop_width = _pair(output_size)
            _, height, width = get_dimensions(img)
            if crop_width > width or crop_height > height:
                x, y = max(crop_width - width, 0), max(crop_height - height, 0)
                img = pad(img, [x // 2, y // 2, (x + 1) // 2, (y + 1) // 2], fill=0)
                _, height, width = get_dimensions(img)
                if crop_width == width and crop_height == height:
                    return img
            top = int(round((height - crop_height) / 2.0))
            left = int(round((width - crop_width) / 2.0))
            return crop(img, top, left, crop_height, crop_width)

        def resized_crop(img, top, left, height, width, size, interpolation=InterpolationMode.BILINEAR, antialias=True):
            return resize(crop(img, top, left, height, width), size, interpolation, antialias=antialias)

        def hflip(img):
            return img.flip(-1) if _is_tensor(img) else _image(img).transpose(Image.FLIP_LEFT_RIGHT)

        def vflip(img):
            return img.flip(-2) if _is_tensor(img) else _image(img).transpose(Image.FLIP_TOP_BOTTOM)

        def _get_perspective_coeffs(startpoints, endpoints):
            if len(startpoints) != 4 or len(endpoints) != 4:
                raise ValueError(f'Please provide exactly four corners, got {len(startpoints)} startpoints and '
                                 f'{len(endpoints)} endpoints.')
            rows = []
            for p1, p2 in zip(endpoints, startpoints):
                rows.append([p1[0], p1[1], 1, 0, 0, 0, -p2[0] * p1[0], -p2[0] * p1[1]])
                rows.append([0, 0, 0, p1[0], p1[1], 1, -p2[1] * p1[0], -p2[1] * p1[1]])
            a = torch.tensor(rows, dtype=torch.float64)
            b = torch.tensor(startpoints, dtype=torch.float64).view(8)
            return torch.linalg.lstsq(a, b, driver='gels').solution.to(torch.float32).tolist()

        def perspective(img, startpoints, endpoints, interpolation=InterpolationMode.BILINEAR, fill=None):
            coeffs = _get_perspective_coeffs(startpoints, endpoints)
            interpolation = _interpolation(interpolation)
            if isinstance(img, torch.Tensor):
                return F_t.perspective(img, coeffs, interpolation.value, fill)
            return _image(img).transform(img.size, Image.PERSPECTIVE, coeffs, pil_modes_mapping[interpolation],
                                 fillcolor=_parse_fill(fill, img))

        def five_crop(img, size):
            size = _pair(size)
            if len(size) != 2:
                raise ValueError('Please provide only two dimensions (h, w) for size.')
            _, height, width = get_dimensions(img)
            h, w = size
            if w > width or h > height:
                raise ValueError(f'Requested crop size {size} is bigger than input size {(height, width)}')
            return (crop(img, 0, 0, h, w), crop(img, 0, width - w, h, w), crop(img, height - h, 0, h, w),
                    crop(img, height - h, width - w, h, w), center_crop(img, [h, w]))

        def ten_crop(img, size, vertical_flip=False):
            first = five_crop(img, size)
            return first + five_crop(vflip(img) if vertical_flip else hflip(img), size)

        def adjust_brightness(img, brightness_factor):
            if isinstance(img, torch.Tensor):
                return F_t.adjust_brightness(img, brightness_factor)
            return ImageEnhance.Brightness(_image(img)).enhance(brightness_factor)

        def adjust_contrast(img, contrast_factor):
            if isinstance(img, torch.Tensor):
                return F_t.adjust_contrast(img, contrast_factor)
            return ImageEnhance.Contrast(_image(img)).enhance(contrast_factor)

        def adjust_saturation(img, saturation_factor):
            if isinstance(img, torch.Tensor):
                return F_t.adjust_saturation(img, saturation_factor)
            return ImageEnhance.Color(_image(img)).enhance(saturation_factor)

        def adjust_hue(img, hue_factor):
            if not (-0.5 <= hue_factor <= 0.5):
                raise ValueError(f'hue_factor ({hue_factor}) is not in [-0.5, 0.5].')
            return F_t.adjust_hue(img, hue_factor) if isinstance(img, torch.Tensor) else _native.adjust_hue(_image(img), hue_factor)

        def adjust_gamma(img, gamma, gain=1):
            if isinstance(img, torch.Tensor):
                return F_t.adjust_gamma(img, gamma, gain)
            img = _image(img)
            if gamma < 0:
                raise ValueError('Gamma should be a non-negative real number')
            table = [int((255 + 1 - 1e-3) * gain * pow(i / 255.0, gamma)) for i in range(256)] * 3
            return img.convert('RGB').point(table).convert(img.mode)

        def adjust_sharpness(img, sharpness_factor):
            if isinstance(img, torch.Tensor):
                return F_t.adjust_sharpness(img, sharpness_factor)
            return ImageEnhance.Sharpness(_image(img)).enhance(sharpness_factor)

        def _get_inverse_affine_matrix(center, angle, translate, scale, shear):
            return _native.inverse_affine(list(center), angle, list(translate), scale, list(shear))

        def _tensor_center(img, center):
            """A center in pixels, counted from the middle of the image."""
            if center is None:
                return [0.0, 0.0]
            _, height, width = get_dimensions(img)
            return [1.0 * (c - s * 0.5) for c, s in zip(center, [width, height])]

        def rotate(img, angle, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=None):
            interpolation = _interpolation(interpolation)
            if not isinstance(angle, (int, float)):
                raise TypeError('Argument angle should be int or float')
            if center is not None and not isinstance(center, (list, tuple)):
                raise TypeError('Argument center should be a sequence')
            if isinstance(img, torch.Tensor):
                matrix = _get_inverse_affine_matrix(_tensor_center(img, center), -angle, [0.0, 0.0], 1.0, [0.0, 0.0])
                return F_t.affine(img, matrix, interpolation.value, fill, expand)
            img = _image(img)
            return img.rotate(angle, pil_modes_mapping[interpolation], expand, center, fillcolor=_parse_fill(fill, img))

        def affine(img, angle, translate, scale, shear, interpolation=InterpolationMode.NEAREST, fill=None, center=None):
            interpolation = _interpolation(interpolation)
            if not isinstance(angle, (int, float)):
                raise TypeError('Argument angle should be int or float')
            if not isinstance(translate, (list, tuple)):
                raise TypeError('Argument translate should be a sequence')
            if len(translate) != 2:
                raise ValueError('Argument translate should be a sequence of length 2')
            if scale <= 0.0:
                raise ValueError('Argument scale should be positive')
            if not isinstance(shear, (numbers.Number, list, tuple)):
                raise TypeError('Shear should be either a single value or a sequence of two values')
            if isinstance(shear, numbers.Number):
                shear = [shear, 0.0]
            shear = [shear[0], shear[0]] if len(shear) == 1 else list(shear)
            if len(shear) != 2:
                raise ValueError(f'Shear should be a sequence containing two values. Got {shear}')
            if center is not None and not isinstance(center, (list, tuple)):
                raise TypeError('Argument center should be a sequence')
            if isinstance(img, torch.Tensor):
                matrix = _get_inverse_affine_matrix(_tensor_center(img, center), angle, [1.0 * t for t in translate], scale, shear)
                return F_t.affine(img, matrix, interpolation.value, fill)
            img = _image(img)
            if center is None:
                center = [img.width * 0.5, img.height * 0.5]
            matrix = _get_inverse_affine_matrix(center, angle, translate, scale, shear)
            return img.transform(img.size, Image.AFFINE, matrix, pil_modes_mapping[interpolation],
                                 fillcolor=_parse_fill(fill, img))

        def to_grayscale(img, num_output_channels=1):
            if not isinstance(img, Image.Image):
                raise TypeError('Input should be PIL Image')
            if num_output_channels not in (1, 3):
                raise ValueError('num_output_channels should be either 1 or 3')
            grey = img.convert('L')
            return grey if num_output_channels == 1 else grey.convert('RGB')

        def rgb_to_grayscale(img, num_output_channels=1):
            if isinstance(img, torch.Tensor):
                return F_t.rgb_to_grayscale(img, num_output_channels)
            return to_grayscale(_image(img), num_output_channels)

        def erase(img, i, j, h, w, v, inplace=False):
            if not isinstance(img, torch.Tensor):
                raise TypeError(f'img should be Tensor. Got {type(img)}')
            if not inplace:
                img = img.clone()
            img[..., i:i + h, j:j + w] = v
            return img

        def gaussian_blur(img, kernel_size, sigma=None):
            if not isinstance(kernel_size, (int, list, tuple)):
                raise TypeError(f'kernel_size should be int or a sequence of integers. Got {type(kernel_size)}')
            kernel_size = [kernel_size, kernel_size] if isinstance(kernel_size, int) else list(kernel_size)
            if len(kernel_size) != 2:
                raise ValueError(f'If kernel_size is a sequence its length should be 2. Got {len(kernel_size)}')
            for size in kernel_size:
                if size % 2 == 0 or size < 0:
                    raise ValueError(f'kernel_size should have odd and positive integers. Got {kernel_size}')
            if sigma is None:
                sigma = [size * 0.15 + 0.35 for size in kernel_size]
            if not isinstance(sigma, (int, float, list, tuple)):
                raise TypeError(f'sigma should be either float or sequence of floats. Got {type(sigma)}')
            sigma = [float(sigma), float(sigma)] if isinstance(sigma, (int, float)) else list(sigma)
            if len(sigma) == 1:
                sigma = [sigma[0], sigma[0]]
            if len(sigma) != 2:
                raise ValueError(f'If sigma is a sequence, its length should be 2. Got {len(sigma)}')
            for value in sigma:
                if value <= 0.0:
                    raise ValueError(f'sigma should have positive values. Got {sigma}')
            if isinstance(img, torch.Tensor):
                return F_t.gaussian_blur(img, kernel_size, sigma)
            return _native.gaussian_blur(_image(img), kernel_size, sigma)

        def invert(img):
            return F_t.invert(img) if isinstance(img, torch.Tensor) else ImageOps.invert(_image(img))

        def posterize(img, bits):
            if not (0 <= bits <= 8):
                raise ValueError(f'The number if bits should be between 0 and 8. Got {bits}')
            return F_t.posterize(img, bits) if isinstance(img, torch.Tensor) else ImageOps.posterize(_image(img), bits)

        def solarize(img, threshold):
            return F_t.solarize(img, threshold) if isinstance(img, torch.Tensor) else ImageOps.solarize(_image(img), threshold)

        def autocontrast(img):
            return F_t.autocontrast(img) if isinstance(img, torch.Tensor) else ImageOps.autocontrast(_image(img))

        def equalize(img):
            return F_t.equalize(img) if isinstance(img, torch.Tensor) else ImageOps.equalize(_image(img))

        def elastic_transform(img, displacement, interpolation=InterpolationMode.BILINEAR, fill=None):
            """An image whose pixels are looked up where a field [1, H, W, 2] displaces them to, in halves of its sides."""
            if isinstance(interpolation, int):
                warnings.warn('Argument interpolation should be of type InterpolationMode instead of int. '
                              'Please, use InterpolationMode enum.')
                interpolation = _interpolation_modes_from_int(interpolation)
            if not isinstance(displacement, torch.Tensor):
                raise TypeError('Argument displacement should be a Tensor')
            tensor = img
            if not isinstance(img, torch.Tensor):
                if not isinstance(img, Image.Image):
                    raise TypeError(f'img should be PIL Image or Tensor. Got {type(img)}')
                tensor = pil_to_tensor(img)
            shape = torch.Size([1, *tensor.shape[-2:], 2])
            if shape != displacement.shape:
                raise ValueError(f'Argument displacement shape should be {shape}, but given {displacement.shape}')
            output = F_t.elastic_transform(tensor, displacement, interpolation=interpolation.value, fill=fill)
            if isinstance(img, torch.Tensor):
                return output
            if len(output) in (2, 4):
                return Image.merge(img.mode, [to_pil_image(band) for band in output])
            return to_pil_image(output, mode=img.mode)
        """#
}
