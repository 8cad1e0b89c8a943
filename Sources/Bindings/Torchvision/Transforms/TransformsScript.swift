// torchvision.transforms: the classes that scripts make and inherit from. Each draws as torchvision does; beside every class, in
// NativeTransformsScript.swift, is how it becomes a value that a loader's workers apply without the interpreter.

extension TransformScripts {
    static let names = #"""
        from torchvision.transforms import functional
        from torchvision.transforms.transforms import (
            CenterCrop, ColorJitter, Compose, ConvertImageDtype, FiveCrop, GaussianBlur, Grayscale, InterpolationMode, Lambda,
            Normalize, Pad, PILToTensor, RandomAdjustSharpness, RandomAffine, RandomApply, RandomAutocontrast, RandomChoice,
            RandomCrop, RandomEqualize, RandomErasing, RandomGrayscale, RandomHorizontalFlip, RandomInvert, RandomOrder,
            RandomPerspective, RandomPosterize, RandomResizedCrop, RandomRotation, RandomSolarize, RandomVerticalFlip, Resize,
            TenCrop, ToPILImage, ToTensor)
        from torchvision.transforms.autoaugment import AugMix, AutoAugment, AutoAugmentPolicy, RandAugment, TrivialAugmentWide
        """#

    static let transforms = #"""
        import math
        import numbers
        import random
        import warnings
        from collections.abc import Sequence

        import torch
        from torchvision.transforms import functional as F
        from torchvision.transforms.functional import InterpolationMode, _interpolation_modes_from_int

        class Compose:
            """Transforms one after the other."""

            def __init__(self, transforms):
                self.transforms = transforms

            def __call__(self, img):
                for t in self.transforms:
                    img = t(img)
                return img

            def __repr__(self):
                return self.__class__.__name__ + '(' + ''.join(f'\n    {t}' for t in self.transforms) + '\n)'

        class ToTensor:
            """An image as floats in 0...1, [C, H, W]."""

            def __init__(self):
                pass

            def __call__(self, pic):
                return F.to_tensor(pic)

            def __repr__(self):
                return f'{self.__class__.__name__}()'

        class PILToTensor:
            """An image as a tensor [C, H, W] of its own type."""

            def __init__(self):
                pass

            def __call__(self, pic):
                return F.pil_to_tensor(pic)

            def __repr__(self):
                return f'{self.__class__.__name__}()'

        class ConvertImageDtype(torch.nn.Module):
            """Another dtype, the values scaled to its range."""

            def __init__(self, dtype):
                super().__init__()
                self.dtype = dtype

            def forward(self, image):
                return F.convert_image_dtype(image, self.dtype)

        class ToPILImage:
            """A tensor [C, H, W] as an image."""

            def __init__(self, mode=None):
                self.mode = mode

            def __call__(self, pic):
                return F.to_pil_image(pic, self.mode)

            def __repr__(self):
                return self.__class__.__name__ + ('(' if self.mode is None else f'(mode={self.mode}') + ')'

        class Normalize(torch.nn.Module):
            """(x - mean) / std for each channel."""

            def __init__(self, mean, std, inplace=False):
                super().__init__()
                self.mean = mean
                self.std = std
                self.inplace = inplace

            def forward(self, tensor):
                return F.normalize(tensor, self.mean, self.std, self.inplace)

            def __repr__(self):
                return f'{self.__class__.__name__}(mean={self.mean}, std={self.std})'

        class Resize(torch.nn.Module):
            """The shorter side, or both, at a given length."""

            def __init__(self, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
                super().__init__()
                if not isinstance(size, (int, Sequence)):
                    raise TypeError(f'Size should be int or sequence. Got {type(size)}')
                if isinstance(size, Sequence) and len(size) not in (1, 2):
                    raise ValueError('If size is a sequence, it should have 1 or 2 values')
                self.size = size
                self.max_size = max_size
                self.interpolation = _mode(interpolation)
                self.antialias = antialias

            def forward(self, img):
                return F.resize(img, self.size, self.interpolation, self.max_size, self.antialias)

            def __repr__(self):
                return (f'{self.__class__.__name__}(size={self.size}, interpolation={self.interpolation.value}, '
                        f'max_size={self.max_size}, antialias={self.antialias})')

        class CenterCrop(torch.nn.Module):
            """The middle."""

            def __init__(self, size):
                super().__init__()
                self.size = _setup_size(size, error_msg='Please provide only two dimensions (h, w) for size.')

            def forward(self, img):
                return F.center_crop(img, self.size)

            def __repr__(self):
                return f'{self.__class__.__name__}(size={self.size})'

        class Pad(torch.nn.Module):
            """A border."""

            def __init__(self, padding, fill=0, padding_mode='constant'):
                super().__init__()
                if not isinstance(padding, (numbers.Number, tuple, list)):
                    raise TypeError('Got inappropriate padding arg')
                if not isinstance(fill, (numbers.Number, tuple, list)):
                    raise TypeError('Got inappropriate fill arg')
                if padding_mode not in ['constant', 'edge', 'reflect', 'symmetric']:
                    raise ValueError('Padding mode should be either constant, edge, reflect or symmetric')
                if isinstance(padding, Sequence) and len(padding) not in [1, 2, 4]:
                    raise ValueError(
                        f'Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple')
                self.padding = padding
                self.fill = fill
                self.padding_mode = padding_mode

            def forward(self, img):
                return F.pad(img, self.padding, self.fill, self.padding_mode)

            def __repr__(self):
                return (f'{self.__class__.__name__}(padding={self.padding}, fill={self.fill}, '
                        f'padding_mode={self.padding_mode})')

        class Lambda:
            """A function of one's own."""

            def __init__(self, lambd):
                if not callable(lambd):
                    raise TypeError(f'Argument lambd should be callable, got {repr(type(lambd).__name__)}')
                self.lambd = lambd

            def __call__(self, img):
                return self.lambd(img)

            def __repr__(self):
                return f'{self.__class__.__name__}()'

        class RandomTransforms:
            """What RandomOrder and RandomChoice have in common."""

            def __init__(self, transforms):
                if not isinstance(transforms, Sequence):
                    raise TypeError('Argument transforms should be a sequence')
                self.transforms = transforms

            def __call__(self, *args, **kwargs):
                raise NotImplementedError()

            def __repr__(self):
                return self.__class__.__name__ + '(' + ''.join(f'\n    {t}' for t in self.transforms) + '\n)'

        class RandomApply(torch.nn.Module):
            """All of a list with a probability."""

            def __init__(self, transforms, p=0.5):
                super().__init__()
                self.transforms = transforms
                self.p = p

            def forward(self, img):
                if self.p < torch.rand(1):
                    return img
                for t in self.transforms:
                    img = t(img)
                return img

            def __repr__(self):
                return (self.__class__.__name__ + f'(\n    p={self.p}' + ''.join(f'\n    {t}' for t in self.transforms)
                        + '\n)')

        class RandomOrder(RandomTransforms):
            """All of a list in random order."""

            def __call__(self, img):
                order = list(range(len(self.transforms)))
                random.shuffle(order)
                for i in order:
                    img = self.transforms[i](img)
                return img

        class RandomChoice(RandomTransforms):
            """One of a list."""

            def __init__(self, transforms, p=None):
                super().__init__(transforms)
                if p is not None and not isinstance(p, Sequence):
                    raise TypeError('Argument p should be a sequence')
                self.p = p

            def __call__(self, *args):
                return random.choices(self.transforms, weights=self.p)[0](*args)

            def __repr__(self):
                return f'{super().__repr__()}(p={self.p})'

        class RandomCrop(torch.nn.Module):
            """A box of a given size anywhere."""

            @staticmethod
            def get_params(img, output_size):
                _, h, w = F.get_dimensions(img)
                th, tw = output_size
                if h < th or w < tw:
                    raise ValueError(f'Required crop size {(th, tw)} is larger than input image size {(h, w)}')
                if w == tw and h == th:
                    return 0, 0, h, w
                i = torch.randint(0, h - th + 1, size=(1,)).item()
                j = torch.randint(0, w - tw + 1, size=(1,)).item()
                return i, j, th, tw

            def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode='constant'):
                super().__init__()
                self.size = tuple(_setup_size(size, error_msg='Please provide only two dimensions (h, w) for size.'))
                self.padding = padding
                self.pad_if_needed = pad_if_needed
                self.fill = fill
                self.padding_mode = padding_mode

            def forward(self, img):
                if self.padding is not None:
                    img = F.pad(img, self.padding, self.fill, self.padding_mode)
                _, height, width = F.get_dimensions(img)
                if self.pad_if_needed and width < self.size[1]:
                    img = F.pad(img, [self.size[1] - width, 0], self.fill, self.padding_mode)
                if self.pad_if_needed and height < self.size[0]:
                    img = F.pad(img, [0, self.size[0] - height], self.fill, self.padding_mode)
                return F.crop(img, *self.get_params(img, self.size))

            def __repr__(self):
                return f'{self.__class__.__name__}(size={self.size}, padding={self.padding})'

        class RandomHorizontalFlip(torch.nn.Module):
            """Mirrored left to right with a probability."""

            def __init__(self, p=0.5):
                super().__init__()
                self.p = p

            def forward(self, img):
                return F.hflip(img) if torch.rand(1) < self.p else img

            def __repr__(self):
                return f'{self.__class__.__name__}(p={self.p})'

        class RandomVerticalFlip(torch.nn.Module):
            """Mirrored top to bottom with a probability."""

            def __init__(self, p=0.5):
                super().__init__()
                self.p = p

            def forward(self, img):
                return F.vflip(img) if torch.rand(1) < self.p else img

            def __repr__(self):
                return f'{self.__class__.__name__}(p={self.p})'

        class RandomPerspective(torch.nn.Module):
            """The corners moved inwards with a probability."""

            def __init__(self, distortion_scale=0.5, p=0.5, interpolation=InterpolationMode.BILINEAR, fill=0):
                super().__init__()
                self.p = p
                self.interpolation = _mode(interpolation)
                self.distortion_scale = distortion_scale
                self.fill = _fill(fill)

            def forward(self, img):
                F.get_dimensions(img)
                if torch.rand(1) < self.p:
                    _, height, width = F.get_dimensions(img)
                    startpoints, endpoints = self.get_params(width, height, self.distortion_scale)
                    return F.perspective(img, startpoints, endpoints, self.interpolation, self.fill)
                return img

            @staticmethod
            def get_params(width, height, distortion_scale):
                dx = int(distortion_scale * (width // 2))
                dy = int(distortion_scale * (height // 2))

                def draw(low, high):
                    return int(torch.randint(low, high, size=(1,)).item())

                topleft = [draw(0, dx + 1), draw(0, dy + 1)]
                topright = [draw(width - dx - 1, width), draw(0, dy + 1)]
                botright = [draw(width - dx - 1, width), draw(height - dy - 1, height)]
                botleft = [draw(0, dx + 1), draw(height - dy - 1, height)]
                startpoints = [[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]]
                return startpoints, [topleft, topright, botright, botleft]

            def __repr__(self):
                return f'{self.__class__.__name__}(p={self.p})'

        class RandomResizedCrop(torch.nn.Module):
            """A box of random area and ratio at a given size."""

            def __init__(self, size, scale=(0.08, 1.0), ratio=(3.0 / 4.0, 4.0 / 3.0),
                         interpolation=InterpolationMode.BILINEAR, antialias=True):
                super().__init__()
                self.size = _setup_size(size, error_msg='Please provide only two dimensions (h, w) for size.')
                _check_ranges(scale, ratio)
                self.interpolation = _mode(interpolation)
                self.antialias = antialias
                self.scale = scale
                self.ratio = ratio

            @staticmethod
            def get_params(img, scale, ratio):
                _, height, width = F.get_dimensions(img)
                area = height * width
                log_ratio = torch.log(torch.tensor(ratio))
                for _ in range(10):
                    target = area * torch.empty(1).uniform_(scale[0], scale[1]).item()
                    aspect = torch.exp(torch.empty(1).uniform_(log_ratio[0].item(), log_ratio[1].item())).item()
                    w = int(round(math.sqrt(target * aspect)))
                    h = int(round(math.sqrt(target / aspect)))
                    if 0 < w <= width and 0 < h <= height:
                        i = torch.randint(0, height - h + 1, size=(1,)).item()
                        j = torch.randint(0, width - w + 1, size=(1,)).item()
                        return i, j, h, w
                in_ratio = float(width) / float(height)
                w, h = width, height
                if in_ratio < min(ratio):
                    h = int(round(w / min(ratio)))
                elif in_ratio > max(ratio):
                    w = int(round(h * max(ratio)))
                return (height - h) // 2, (width - w) // 2, h, w

            def forward(self, img):
                i, j, h, w = self.get_params(img, self.scale, self.ratio)
                return F.resized_crop(img, i, j, h, w, self.size, self.interpolation, antialias=self.antialias)

            def __repr__(self):
                return (f'{self.__class__.__name__}(size={self.size}, scale={tuple(round(s, 4) for s in self.scale)}, '
                        f'ratio={tuple(round(r, 4) for r in self.ratio)}, interpolation={self.interpolation.value}, '
                        f'antialias={self.antialias})')

        class FiveCrop(torch.nn.Module):
            """The corners and the middle."""

            def __init__(self, size):
                super().__init__()
                self.size = _setup_size(size, error_msg='Please provide only two dimensions (h, w) for size.')

            def forward(self, img):
                return F.five_crop(img, self.size)

            def __repr__(self):
                return f'{self.__class__.__name__}(size={self.size})'

        class TenCrop(torch.nn.Module):
            """The corners and the middle, and the same of the mirror image."""

            def __init__(self, size, vertical_flip=False):
                super().__init__()
                self.size = _setup_size(size, error_msg='Please provide only two dimensions (h, w) for size.')
                self.vertical_flip = vertical_flip

            def forward(self, img):
                return F.ten_crop(img, self.size, self.vertical_flip)

            def __repr__(self):
                return f'{self.__class__.__name__}(size={self.size}, vertical_flip={self.vertical_flip})'

        class ColorJitter(torch.nn.Module):
            """Brightness, contrast, saturation and hue changed at random, in random order."""

            def __init__(self, brightness=0, contrast=0, saturation=0, hue=0):
                super().__init__()
                self.brightness = self._check_input(brightness, 'brightness')
                self.contrast = self._check_input(contrast, 'contrast')
                self.saturation = self._check_input(saturation, 'saturation')
                self.hue = self._check_input(hue, 'hue', center=0, bound=(-0.5, 0.5), clip_first_on_zero=False)

            def _check_input(self, value, name, center=1, bound=(0, float('inf')), clip_first_on_zero=True):
                if isinstance(value, numbers.Number):
                    if value < 0:
                        raise ValueError(f'If {name} is a single number, it must be non negative.')
                    value = [center - float(value), center + float(value)]
                    if clip_first_on_zero:
                        value[0] = max(value[0], 0.0)
                elif isinstance(value, (tuple, list)) and len(value) == 2:
                    value = [float(value[0]), float(value[1])]
                else:
                    raise TypeError(f'{name} should be a single number or a list/tuple with length 2.')
                if not bound[0] <= value[0] <= value[1] <= bound[1]:
                    raise ValueError(f'{name} values should be between {bound}, but got {value}.')
                return None if value[0] == value[1] == center else tuple(value)

            @staticmethod
            def get_params(brightness, contrast, saturation, hue):
                order = torch.randperm(4)

                def draw(limits):
                    return None if limits is None else float(torch.empty(1).uniform_(limits[0], limits[1]))

                b, c = draw(brightness), draw(contrast)
                s, h = draw(saturation), draw(hue)
                return order, b, c, s, h

            def forward(self, img):
                order, b, c, s, h = self.get_params(self.brightness, self.contrast, self.saturation, self.hue)
                for step in order.tolist():
                    if step == 0 and b is not None:
                        img = F.adjust_brightness(img, b)
                    elif step == 1 and c is not None:
                        img = F.adjust_contrast(img, c)
                    elif step == 2 and s is not None:
                        img = F.adjust_saturation(img, s)
                    elif step == 3 and h is not None:
                        img = F.adjust_hue(img, h)
                return img

            def __repr__(self):
                return (f'{self.__class__.__name__}(brightness={self.brightness}, contrast={self.contrast}, '
                        f'saturation={self.saturation}, hue={self.hue})')

        class RandomRotation(torch.nn.Module):
            """Turned by a random angle."""

            def __init__(self, degrees, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=0):
                super().__init__()
                interpolation = _mode(interpolation)
                self.degrees = _setup_angle(degrees, name='degrees', req_sizes=(2,))
                if center is not None:
                    _check_sequence_input(center, 'center', req_sizes=(2,))
                self.center = center
                self.interpolation = interpolation
                self.expand = expand
                self.fill = _fill(fill)

            @staticmethod
            def get_params(degrees):
                return float(torch.empty(1).uniform_(float(degrees[0]), float(degrees[1])).item())

            def forward(self, img):
                F.get_dimensions(img)
                angle = self.get_params(self.degrees)
                return F.rotate(img, angle, self.interpolation, self.expand, self.center, self.fill)

            def __repr__(self):
                text = f'{self.__class__.__name__}(degrees={self.degrees}, interpolation={self.interpolation.value}'
                text += f', expand={self.expand}'
                if self.center is not None:
                    text += f', center={self.center}'
                if self.fill is not None:
                    text += f', fill={self.fill}'
                return text + ')'

        class RandomAffine(torch.nn.Module):
            """Turned, moved, scaled and sheared at random."""

            def __init__(self, degrees, translate=None, scale=None, shear=None, interpolation=InterpolationMode.NEAREST,
                         fill=0, center=None):
                super().__init__()
                interpolation = _mode(interpolation)
                self.degrees = _setup_angle(degrees, name='degrees', req_sizes=(2,))
                if translate is not None:
                    _check_sequence_input(translate, 'translate', req_sizes=(2,))
                    for t in translate:
                        if not 0.0 <= t <= 1.0:
                            raise ValueError('translation values should be between 0 and 1')
                self.translate = translate
                if scale is not None:
                    _check_sequence_input(scale, 'scale', req_sizes=(2,))
                    for s in scale:
                        if s <= 0:
                            raise ValueError('scale values should be positive')
                self.scale = scale
                self.shear = None if shear is None else _setup_angle(shear, name='shear', req_sizes=(2, 4))
                self.interpolation = interpolation
                self.fill = _fill(fill)
                if center is not None:
                    _check_sequence_input(center, 'center', req_sizes=(2,))
                self.center = center

            @staticmethod
            def get_params(degrees, translate, scale_ranges, shears, img_size):
                def draw(low, high):
                    return torch.empty(1).uniform_(low, high).item()

                angle = float(draw(float(degrees[0]), float(degrees[1])))
                translations = (0, 0)
                if translate is not None:
                    max_dx = float(translate[0] * img_size[0])
                    max_dy = float(translate[1] * img_size[1])
                    tx = int(round(draw(-max_dx, max_dx)))
                    translations = (tx, int(round(draw(-max_dy, max_dy))))
                scale = 1.0 if scale_ranges is None else float(draw(scale_ranges[0], scale_ranges[1]))
                shear_x = shear_y = 0.0
                if shears is not None:
                    shear_x = float(draw(shears[0], shears[1]))
                    if len(shears) == 4:
                        shear_y = float(draw(shears[2], shears[3]))
                return angle, translations, scale, (shear_x, shear_y)

            def forward(self, img):
                _, height, width = F.get_dimensions(img)
                drawn = self.get_params(self.degrees, self.translate, self.scale, self.shear, [width, height])
                return F.affine(img, *drawn, interpolation=self.interpolation, fill=self.fill, center=self.center)

            def __repr__(self):
                text = f'{self.__class__.__name__}(degrees={self.degrees}'
                text += f', translate={self.translate}' if self.translate is not None else ''
                text += f', scale={self.scale}' if self.scale is not None else ''
                text += f', shear={self.shear}' if self.shear is not None else ''
                if self.interpolation != InterpolationMode.NEAREST:
                    text += f', interpolation={self.interpolation.value}'
                text += f', fill={self.fill}' if self.fill != 0 else ''
                text += f', center={self.center}' if self.center is not None else ''
                return text + ')'

        class Grayscale(torch.nn.Module):
            """Without colours."""

            def __init__(self, num_output_channels=1):
                super().__init__()
                self.num_output_channels = num_output_channels

            def forward(self, img):
                return F.rgb_to_grayscale(img, num_output_channels=self.num_output_channels)

            def __repr__(self):
                return f'{self.__class__.__name__}(num_output_channels={self.num_output_channels})'

        class RandomGrayscale(torch.nn.Module):
            """Without colours with a probability."""

            def __init__(self, p=0.1):
                super().__init__()
                self.p = p

            def forward(self, img):
                channels, _, _ = F.get_dimensions(img)
                if torch.rand(1) < self.p:
                    return F.rgb_to_grayscale(img, num_output_channels=channels)
                return img

            def __repr__(self):
                return f'{self.__class__.__name__}(p={self.p})'

        class RandomErasing(torch.nn.Module):
            """A box of a tensor erased with a probability."""

            def __init__(self, p=0.5, scale=(0.02, 0.33), ratio=(0.3, 3.3), value=0, inplace=False):
                super().__init__()
                if not isinstance(value, (numbers.Number, str, tuple, list)):
                    raise TypeError('Argument value should be either a number or str or a sequence')
                if isinstance(value, str) and value != 'random':
                    raise ValueError("If value is str, it should be 'random'")
                _check_ranges(scale, ratio)
                if scale[0] < 0 or scale[1] > 1:
                    raise ValueError('Scale should be between 0 and 1')
                if p < 0 or p > 1:
                    raise ValueError('Random erasing probability should be between 0 and 1')
                self.p = p
                self.scale = scale
                self.ratio = ratio
                self.value = value
                self.inplace = inplace

            @staticmethod
            def get_params(img, scale, ratio, value=None):
                img_c, img_h, img_w = img.shape[-3], img.shape[-2], img.shape[-1]
                area = img_h * img_w
                log_ratio = torch.log(torch.tensor(ratio))
                for _ in range(10):
                    target = area * torch.empty(1).uniform_(scale[0], scale[1]).item()
                    aspect = torch.exp(torch.empty(1).uniform_(log_ratio[0].item(), log_ratio[1].item())).item()
                    h = int(round(math.sqrt(target * aspect)))
                    w = int(round(math.sqrt(target / aspect)))
                    if not (h < img_h and w < img_w):
                        continue
                    if value is None:
                        v = torch.empty([img_c, h, w], dtype=torch.float32).normal_()
                    else:
                        v = torch.tensor(value)[:, None, None]
                    i = torch.randint(0, img_h - h + 1, size=(1,)).item()
                    j = torch.randint(0, img_w - w + 1, size=(1,)).item()
                    return i, j, h, w, v
                return 0, 0, img_h, img_w, img

            def forward(self, img):
                if not torch.rand(1) < self.p:
                    return img
                value = self.value
                if isinstance(value, str):
                    value = None
                elif isinstance(value, (int, float)):
                    value = [float(value)]
                else:
                    value = [float(v) for v in value]
                if value is not None and len(value) not in (1, img.shape[-3]):
                    raise ValueError('If value is a sequence, it should have either a single value or '
                                     f'{img.shape[-3]} (number of input channels)')
                i, j, h, w, v = self.get_params(img, scale=self.scale, ratio=self.ratio, value=value)
                return F.erase(img, i, j, h, w, v, self.inplace)

            def __repr__(self):
                return (f'{self.__class__.__name__}(p={self.p}, scale={self.scale}, ratio={self.ratio}, value={self.value}, '
                        f'inplace={self.inplace})')

        class GaussianBlur(torch.nn.Module):
            """Blurred by a Gaussian of random width."""

            def __init__(self, kernel_size, sigma=(0.1, 2.0)):
                super().__init__()
                self.kernel_size = _setup_size(kernel_size, 'Kernel size should be a tuple/list of two integers')
                for size in self.kernel_size:
                    if size <= 0 or size % 2 == 0:
                        raise ValueError('Kernel size value should be an odd and positive number.')
                if isinstance(sigma, numbers.Number):
                    if sigma <= 0:
                        raise ValueError('If sigma is a single number, it must be positive.')
                    sigma = (sigma, sigma)
                elif isinstance(sigma, Sequence) and len(sigma) == 2:
                    if not 0.0 < sigma[0] <= sigma[1]:
                        raise ValueError('sigma values should be positive and of the form (min, max).')
                else:
                    raise ValueError('sigma should be a single number or a list/tuple with length 2.')
                self.sigma = sigma

            @staticmethod
            def get_params(sigma_min, sigma_max):
                return torch.empty(1).uniform_(sigma_min, sigma_max).item()

            def forward(self, img):
                sigma = self.get_params(self.sigma[0], self.sigma[1])
                return F.gaussian_blur(img, self.kernel_size, [sigma, sigma])

            def __repr__(self):
                return f'{self.__class__.__name__}(kernel_size={self.kernel_size}, sigma={self.sigma})'

        class RandomInvert(torch.nn.Module):
            """Negative with a probability."""

            def __init__(self, p=0.5):
                super().__init__()
                self.p = p

            def forward(self, img):
                return F.invert(img) if torch.rand(1).item() < self.p else img

            def __repr__(self):
                return f'{self.__class__.__name__}(p={self.p})'

        class RandomPosterize(torch.nn.Module):
            """Fewer bits with a probability."""

            def __init__(self, bits, p=0.5):
                super().__init__()
                self.bits = bits
                self.p = p

            def forward(self, img):
                return F.posterize(img, self.bits) if torch.rand(1).item() < self.p else img

            def __repr__(self):
                return f'{self.__class__.__name__}(bits={self.bits},p={self.p})'

        class RandomSolarize(torch.nn.Module):
            """Light samples inverted with a probability."""

            def __init__(self, threshold, p=0.5):
                super().__init__()
                self.threshold = threshold
                self.p = p

            def forward(self, img):
                return F.solarize(img, self.threshold) if torch.rand(1).item() < self.p else img

            def __repr__(self):
                return f'{self.__class__.__name__}(threshold={self.threshold},p={self.p})'

        class RandomAdjustSharpness(torch.nn.Module):
            """Sharper or softer with a probability."""

            def __init__(self, sharpness_factor, p=0.5):
                super().__init__()
                self.sharpness_factor = sharpness_factor
                self.p = p

            def forward(self, img):
                return F.adjust_sharpness(img, self.sharpness_factor) if torch.rand(1).item() < self.p else img

            def __repr__(self):
                return f'{self.__class__.__name__}(sharpness_factor={self.sharpness_factor},p={self.p})'

        class RandomAutocontrast(torch.nn.Module):
            """Full contrast with a probability."""

            def __init__(self, p=0.5):
                super().__init__()
                self.p = p

            def forward(self, img):
                return F.autocontrast(img) if torch.rand(1).item() < self.p else img

            def __repr__(self):
                return f'{self.__class__.__name__}(p={self.p})'

        class RandomEqualize(torch.nn.Module):
            """Equalized with a probability."""

            def __init__(self, p=0.5):
                super().__init__()
                self.p = p

            def forward(self, img):
                return F.equalize(img) if torch.rand(1).item() < self.p else img

            def __repr__(self):
                return f'{self.__class__.__name__}(p={self.p})'

        def _mode(interpolation):
            return _interpolation_modes_from_int(interpolation) if isinstance(interpolation, int) else interpolation

        def _fill(fill):
            if fill is None:
                return 0
            if not isinstance(fill, (Sequence, numbers.Number)):
                raise TypeError('Fill should be either a sequence or a number.')
            return fill

        def _check_ranges(scale, ratio):
            if not isinstance(scale, Sequence):
                raise TypeError('Scale should be a sequence')
            if not isinstance(ratio, Sequence):
                raise TypeError('Ratio should be a sequence')
            if scale[0] > scale[1] or ratio[0] > ratio[1]:
                warnings.warn('Scale and ratio should be of kind (min, max)')

        def _setup_size(size, error_msg):
            if isinstance(size, numbers.Number):
                return int(size), int(size)
            if isinstance(size, Sequence) and len(size) == 1:
                return size[0], size[0]
            if len(size) != 2:
                raise ValueError(error_msg)
            return size

        def _check_sequence_input(x, name, req_sizes):
            wanted = req_sizes[0] if len(req_sizes) < 2 else ' or '.join(str(s) for s in req_sizes)
            if not isinstance(x, Sequence):
                raise TypeError(f'{name} should be a sequence of length {wanted}.')
            if len(x) not in req_sizes:
                raise ValueError(f'{name} should be a sequence of length {wanted}.')

        def _setup_angle(x, name, req_sizes=(2,)):
            if isinstance(x, numbers.Number):
                if x < 0:
                    raise ValueError(f'If {name} is a single number, it must be positive.')
                x = [-x, x]
            else:
                _check_sequence_input(x, name, req_sizes)
            return [float(d) for d in x]
        """#
}
