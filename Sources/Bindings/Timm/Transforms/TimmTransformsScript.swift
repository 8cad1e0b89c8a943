// timm.data.transforms, random_erasing and transforms_factory: timm's own steps, and the pipelines that create_transform makes.

enum TimmDataScripts {
    static let constants = #"""
        DEFAULT_CROP_PCT = 0.875
        DEFAULT_CROP_MODE = 'center'
        IMAGENET_DEFAULT_MEAN = (0.485, 0.456, 0.406)
        IMAGENET_DEFAULT_STD = (0.229, 0.224, 0.225)
        IMAGENET_INCEPTION_MEAN = (0.5, 0.5, 0.5)
        IMAGENET_INCEPTION_STD = (0.5, 0.5, 0.5)
        IMAGENET_DPN_MEAN = (124 / 255, 117 / 255, 104 / 255)
        IMAGENET_DPN_STD = tuple([1 / (.0167 * 255)] * 3)
        OPENAI_CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
        OPENAI_CLIP_STD = (0.26862954, 0.26130258, 0.27577711)
        """#

    static let transforms = #"""
        import math
        import numbers
        import random
        import warnings
        from collections.abc import Sequence

        import torch
        import torchvision.transforms as transforms
        import torchvision.transforms.functional as F
        from torchvision.transforms import _convert, _native
        from torchvision.transforms.functional import InterpolationMode

        _names = ['nearest', 'bilinear', 'bicubic', 'box', 'hamming', 'lanczos']
        _str_to_pil_interpolation = {
            name: F.pil_modes_mapping[InterpolationMode(name)] for name in _names}
        _str_to_torch_interpolation = {name: InterpolationMode(name) for name in _names}
        _torch_interpolation_to_str = {mode: name for name, mode in _str_to_torch_interpolation.items()}

        def str_to_pil_interp(mode_str):
            """Pillow's filter of a name."""
            from PIL import Image
            return Image.Resampling(_str_to_pil_interpolation[mode_str])

        def str_to_interp_mode(mode_str):
            """torchvision's filter of a name."""
            return _str_to_torch_interpolation[mode_str]

        def interp_mode_to_str(mode):
            """The name of torchvision's filter."""
            return _torch_interpolation_to_str[mode]

        _RANDOM_INTERPOLATION = (str_to_interp_mode('bilinear'), str_to_interp_mode('bicubic'))

        class ToNumpy:
            """An image as a NumPy array: refused, there are no arrays."""

            def __call__(self, pil_img):
                raise NotImplementedError('timm.data.ToNumpy is not available: there are no numpy arrays; use MaybePILToTensor')

        class ToTensor:
            """An image as a tensor, its values as they are."""

            def __init__(self, dtype=torch.float32):
                self.dtype = dtype

            def __call__(self, pil_img):
                return F.pil_to_tensor(pil_img).to(dtype=self.dtype)

        class MaybeToTensor(transforms.ToTensor):
            """An image as floats in 0...1; a tensor stays."""

            def __init__(self):
                super().__init__()

            def __call__(self, pic):
                return pic if isinstance(pic, torch.Tensor) else F.to_tensor(pic)

            def __repr__(self):
                return f'{self.__class__.__name__}()'

        class MaybePILToTensor:
            """An image as a tensor of its own type; a tensor stays."""

            def __init__(self):
                super().__init__()

            def __call__(self, pic):
                return pic if isinstance(pic, torch.Tensor) else F.pil_to_tensor(pic)

            def __repr__(self):
                return f'{self.__class__.__name__}()'

        def _setup_size(size, error_msg='Please provide only two dimensions (h, w) for size.'):
            if isinstance(size, numbers.Number):
                return int(size), int(size)
            if isinstance(size, Sequence) and len(size) == 1:
                return size[0], size[0]
            if len(size) != 2:
                raise ValueError(error_msg)
            return size

        def _filters(interpolation):
            return _RANDOM_INTERPOLATION if interpolation == 'random' else str_to_interp_mode(interpolation)

        def _choose(interpolation):
            return random.choice(interpolation) if isinstance(interpolation, (tuple, list)) else interpolation

        def _filter_names(interpolation):
            modes = interpolation if isinstance(interpolation, (tuple, list)) else [interpolation]
            return ' '.join(interp_mode_to_str(mode) for mode in modes)

        class RandomResizedCropAndInterpolation:
            """A box of random area and ratio, resized with one of several filters."""

            def __init__(self, size, scale=(0.08, 1.0), ratio=(3. / 4., 4. / 3.), interpolation='bilinear'):
                self.size = tuple(size) if isinstance(size, (list, tuple)) else (size, size)
                if scale[0] > scale[1] or ratio[0] > ratio[1]:
                    warnings.warn('range should be of kind (min, max)')
                self.interpolation = _filters(interpolation)
                self.scale = scale
                self.ratio = ratio

            @staticmethod
            def get_params(img, scale, ratio):
                img_w, img_h = F.get_image_size(img)
                area = img_w * img_h
                log_ratio = (math.log(ratio[0]), math.log(ratio[1]))
                for _ in range(10):
                    target = random.uniform(*scale) * area
                    aspect = math.exp(random.uniform(*log_ratio))
                    w = int(round(math.sqrt(target * aspect)))
                    h = int(round(math.sqrt(target / aspect)))
                    if w <= img_w and h <= img_h:
                        i = random.randint(0, img_h - h)
                        return i, random.randint(0, img_w - w), h, w
                in_ratio = img_w / img_h
                w, h = img_w, img_h
                if in_ratio < min(ratio):
                    h = int(round(w / min(ratio)))
                elif in_ratio > max(ratio):
                    w = int(round(h * max(ratio)))
                return (img_h - h) // 2, (img_w - w) // 2, h, w

            def __call__(self, img):
                i, j, h, w = self.get_params(img, self.scale, self.ratio)
                return F.resized_crop(img, i, j, h, w, self.size, _choose(self.interpolation))

            def __repr__(self):
                return (f'{self.__class__.__name__}(size={self.size}, scale={tuple(round(s, 4) for s in self.scale)}, '
                        f'ratio={tuple(round(r, 4) for r in self.ratio)}, interpolation={_filter_names(self.interpolation)})')

        def center_crop_or_pad(img, output_size, fill=0, padding_mode='constant'):
            """The middle, with a border where the image is too small."""
            crop_height, crop_width = _setup_size(output_size)
            _, height, width = F.get_dimensions(img)
            if crop_width > width or crop_height > height:
                x, y = max(crop_width - width, 0), max(crop_height - height, 0)
                img = F.pad(img, [x // 2, y // 2, (x + 1) // 2, (y + 1) // 2], fill=fill, padding_mode=padding_mode)
                _, height, width = F.get_dimensions(img)
                if crop_width == width and crop_height == height:
                    return img
            top = int(round((height - crop_height) / 2.0))
            left = int(round((width - crop_width) / 2.0))
            return F.crop(img, top, left, crop_height, crop_width)

        class _Sized(torch.nn.Module):
            def __init__(self, size, fill=0, padding_mode='constant'):
                super().__init__()
                self.size = _setup_size(size)
                self.fill = fill
                self.padding_mode = padding_mode

            def __repr__(self):
                return f'{self.__class__.__name__}(size={self.size})'

        class CenterCropOrPad(_Sized):
            """The middle, with a border where the image is too small."""

            def forward(self, img):
                return center_crop_or_pad(img, self.size, fill=self.fill, padding_mode=self.padding_mode)

        def crop_or_pad(img, top, left, height, width, fill=0, padding_mode='constant'):
            """A box, with a border where it reaches outside."""
            _, image_height, image_width = F.get_dimensions(img)
            right, bottom = left + width, top + height
            if left < 0 or top < 0 or right > image_width or bottom > image_height:
                border = [max(-left + min(0, right), 0), max(-top + min(0, bottom), 0),
                          max(right - max(image_width, left), 0), max(bottom - max(image_height, top), 0)]
                img = F.pad(img, border, fill=fill, padding_mode=padding_mode)
            return F.crop(img, max(top, 0), max(left, 0), height, width)

        class RandomCropOrPad(_Sized):
            """A box anywhere, with a border where it reaches outside."""

            @staticmethod
            def get_params(img, size):
                _, height, width = F.get_dimensions(img)
                dy, dx = height - size[0], width - size[1]
                top = int(math.copysign(random.randint(0, abs(dy)), dy))
                return top, int(math.copysign(random.randint(0, abs(dx)), dx))

            def forward(self, img):
                top, left = self.get_params(img, self.size)
                return crop_or_pad(img, top=top, left=left, height=self.size[0], width=self.size[1], fill=self.fill,
                                   padding_mode=self.padding_mode)

        class RandomPad:
            """A border that brings an image to a size, the image anywhere in it."""

            def __init__(self, input_size, fill=0):
                self.input_size = input_size
                self.fill = fill

            @staticmethod
            def get_params(img, input_size):
                width, height = F.get_image_size(img)
                dx, dy = max(input_size[1] - width, 0), max(input_size[0] - height, 0)
                left = random.randint(0, dx)
                top = random.randint(0, dy)
                return left, top, dx - left, dy - top

            def __call__(self, img):
                return F.pad(img, self.get_params(img, self.input_size), self.fill)

        class ResizeKeepRatio:
            """Resized to fit or to cover a size, at random somewhat larger or of another ratio."""

            def __init__(self, size, longest=0., interpolation='bilinear', random_scale_prob=0.,
                         random_scale_range=(0.85, 1.05), random_scale_area=False, random_aspect_prob=0.,
                         random_aspect_range=(0.9, 1.11)):
                self.size = tuple(size) if isinstance(size, (list, tuple)) else (size, size)
                self.interpolation = _filters(interpolation)
                self.longest = float(longest)
                self.random_scale_prob = random_scale_prob
                self.random_scale_range = random_scale_range
                self.random_scale_area = random_scale_area
                self.random_aspect_prob = random_aspect_prob
                self.random_aspect_range = random_aspect_range

            @staticmethod
            def get_params(img, target_size, longest, random_scale_prob=0., random_scale_range=(1.0, 1.33),
                           random_scale_area=False, random_aspect_prob=0., random_aspect_range=(0.9, 1.11)):
                img_size = F.get_dimensions(img)[1:]
                ratio_h, ratio_w = img_size[0] / target_size[0], img_size[1] / target_size[1]
                ratio = max(ratio_h, ratio_w) * longest + min(ratio_h, ratio_w) * (1. - longest)
                factor = (1., 1.)
                if random_scale_prob > 0 and random.random() < random_scale_prob:
                    drawn = random.uniform(random_scale_range[0], random_scale_range[1])
                    if random_scale_area:
                        # A share of the area, as for a crop.
                        drawn = 1. / math.sqrt(drawn)
                    factor = (drawn, drawn)
                if random_aspect_prob > 0 and random.random() < random_aspect_prob:
                    log_aspect = (math.log(random_aspect_range[0]), math.log(random_aspect_range[1]))
                    aspect = math.sqrt(math.exp(random.uniform(*log_aspect)))
                    factor = (factor[0] / aspect, factor[1] * aspect)
                return [round(x * f / ratio) for x, f in zip(img_size, factor)]

            def __call__(self, img):
                size = self.get_params(
                    img, self.size, self.longest, self.random_scale_prob, self.random_scale_range, self.random_scale_area,
                    self.random_aspect_prob, self.random_aspect_range)
                return F.resize(img, size, _choose(self.interpolation))

            def __repr__(self):
                scale, aspect = self.random_scale_range, self.random_aspect_range
                return (f'{self.__class__.__name__}(size={self.size}, interpolation={_filter_names(self.interpolation)}, '
                        f'longest={self.longest:.3f}, random_scale_prob={self.random_scale_prob:.3f}, '
                        f'random_scale_range=({scale[0]:.3f}, {scale[1]:.3f}), '
                        f'random_aspect_prob={self.random_aspect_prob:.3f}, '
                        f'random_aspect_range=({aspect[0]:.3f}, {aspect[1]:.3f}))')

        class TrimBorder(torch.nn.Module):
            """Without a border of some pixels."""

            def __init__(self, border_size):
                super().__init__()
                self.border_size = border_size

            def forward(self, img):
                w, h = F.get_image_size(img)
                # Both limited by the height, as in timm.
                top, left = min(self.border_size, h), min(self.border_size, h)
                return F.crop(img, top, left, max(0, h - 2 * self.border_size), max(0, w - 2 * self.border_size))

        _names_of = _convert.filters
        _list = _convert.numbers
        _convert.builders[MaybeToTensor] = lambda t: _native.to_tensor(True, True)
        _convert.builders[MaybePILToTensor] = lambda t: _native.to_tensor(False, True)
        _convert.builders[RandomResizedCropAndInterpolation] = lambda t: _native.random_resized_crop_and_interpolation(
            list(t.size), list(t.scale), list(t.ratio), _names_of(t.interpolation))
        _convert.builders[CenterCropOrPad] = lambda t: _native.center_crop(list(t.size), _list(t.fill), t.padding_mode)
        _convert.builders[RandomCropOrPad] = lambda t: _native.random_crop_or_pad(list(t.size), _list(t.fill), t.padding_mode)
        _convert.builders[ResizeKeepRatio] = lambda t: _native.resize_keep_ratio(
            list(t.size), t.longest, _names_of(t.interpolation), t.random_scale_prob, list(t.random_scale_range),
            t.random_scale_area, t.random_aspect_prob, list(t.random_aspect_range))
        _convert.builders[TrimBorder] = lambda t: _native.trim_border(t.border_size)
        """#

    static let randomErasing = #"""
        import math
        import random

        import torch
        from torchvision.transforms import _convert, _native

        def _get_pixels(per_pixel, rand_color, patch_size, dtype=torch.float32, device='cpu'):
            if per_pixel:
                return torch.empty(patch_size, dtype=dtype, device=device).normal_()
            if rand_color:
                return torch.empty((patch_size[0], 1, 1), dtype=dtype, device=device).normal_()
            return torch.zeros((patch_size[0], 1, 1), dtype=dtype, device=device)

        class RandomErasing:
            """Boxes of a normalised tensor erased (arXiv 1708.04896): to zero, to one colour, or each pixel to noise."""

            def __init__(self, probability=0.5, min_area=0.02, max_area=1 / 3, min_aspect=0.3, max_aspect=None, mode='const',
                         min_count=1, max_count=None, num_splits=0, device='cuda'):
                self.probability = probability
                self.min_area = min_area
                self.max_area = max_area
                max_aspect = max_aspect or 1 / min_aspect
                self.log_aspect_ratio = (math.log(min_aspect), math.log(max_aspect))
                self.min_count = min_count
                self.max_count = max_count or min_count
                self.num_splits = num_splits
                self.mode = mode.lower()
                self.rand_color = self.mode == 'rand'
                self.per_pixel = self.mode == 'pixel'
                assert self.rand_color or self.per_pixel or not self.mode or self.mode == 'const'
                self.device = device

            def _erase(self, img, chan, img_h, img_w, dtype):
                if random.random() > self.probability:
                    return
                area = img_h * img_w
                count = self.min_count if self.min_count == self.max_count else random.randint(self.min_count, self.max_count)
                for _ in range(count):
                    for _ in range(10):
                        target = random.uniform(self.min_area, self.max_area) * area / count
                        aspect = math.exp(random.uniform(*self.log_aspect_ratio))
                        h = int(round(math.sqrt(target * aspect)))
                        w = int(round(math.sqrt(target / aspect)))
                        if w < img_w and h < img_h:
                            top = random.randint(0, img_h - h)
                            left = random.randint(0, img_w - w)
                            img[:, top:top + h, left:left + w] = _get_pixels(
                                self.per_pixel, self.rand_color, (chan, h, w), dtype=dtype, device=self.device)
                            break

            def __call__(self, input):
                if len(input.size()) == 3:
                    self._erase(input, *input.size(), input.dtype)
                else:
                    batch_size, chan, img_h, img_w = input.size()
                    # The first part of a batch that is split stays clean.
                    start = batch_size // self.num_splits if self.num_splits > 1 else 0
                    for i in range(start, batch_size):
                        self._erase(input[i], chan, img_h, img_w, input.dtype)
                return input

            def __repr__(self):
                return (f'{self.__class__.__name__}(p={self.probability}, mode={self.mode}, '
                        f'count=({self.min_count}, {self.max_count}))')

        _convert.builders[RandomErasing] = lambda t: _native.random_erasing(
            float(t.probability), float(t.min_area), float(t.max_area), list(t.log_aspect_ratio), t.mode or 'const',
            t.min_count, t.max_count, t.num_splits)
        """#

    static let factory = #"""
        import math

        import torch
        from torchvision import transforms
        from timm.data.auto_augment import augment_and_mix_transform, auto_augment_transform, rand_augment_transform
        from timm.data.constants import DEFAULT_CROP_PCT, IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD
        from timm.data.random_erasing import RandomErasing
        from timm.data.transforms import (CenterCropOrPad, MaybePILToTensor, MaybeToTensor, RandomCropOrPad,
                                          RandomResizedCropAndInterpolation, ResizeKeepRatio, TrimBorder,
                                          str_to_interp_mode, str_to_pil_interp)

        def _final(mean, std, use_prefetcher, normalize):
            # With a prefetching loader, bytes go on: it normalises whole batches.
            if use_prefetcher or not normalize:
                return [MaybePILToTensor()]
            return [MaybeToTensor(), transforms.Normalize(mean=torch.tensor(mean), std=torch.tensor(std))]

        def _refuse_patches(naflex, patchify):
            if naflex:
                raise NotImplementedError('create_transform(naflex=True) is not available')
            if patchify:
                raise NotImplementedError('create_transform(patchify=True) is not available')

        def transforms_noaug_train(img_size=224, interpolation='bilinear', mean=IMAGENET_DEFAULT_MEAN,
                                   std=IMAGENET_DEFAULT_STD, use_prefetcher=False, normalize=True):
            """For training without augmentation."""
            if interpolation == 'random':
                interpolation = 'bilinear'
            return transforms.Compose([
                transforms.Resize(img_size, interpolation=str_to_interp_mode(interpolation)),
                transforms.CenterCrop(img_size),
            ] + _final(mean, std, use_prefetcher, normalize))

        def transforms_imagenet_train(img_size=224, scale=None, ratio=None, train_crop_mode=None, hflip=0.5, vflip=0.,
                                      color_jitter=0.4, color_jitter_prob=None, force_color_jitter=False, grayscale_prob=0.,
                                      gaussian_blur_prob=0., auto_augment=None, interpolation='random',
                                      mean=IMAGENET_DEFAULT_MEAN, std=IMAGENET_DEFAULT_STD, re_prob=0., re_mode='const',
                                      re_count=1, re_num_splits=0, use_prefetcher=False, normalize=True, separate=False,
                                      naflex=False, patch_size=16, max_seq_len=576, patchify=False,
                                      patchify_channels_last=True):
            """For training: a random box, mirror images, automatic augmentation or other colours, erased boxes."""
            _refuse_patches(naflex, patchify)
            train_crop_mode = train_crop_mode or 'rrc'
            assert train_crop_mode in {'rrc', 'rkrc', 'rkrr'}
            if train_crop_mode == 'rrc':
                primary = [RandomResizedCropAndInterpolation(
                    img_size, scale=tuple(scale or (0.08, 1.0)), ratio=tuple(ratio or (3. / 4., 4. / 3.)),
                    interpolation=interpolation)]
            else:
                place = CenterCropOrPad if train_crop_mode == 'rkrc' else RandomCropOrPad
                primary = [
                    ResizeKeepRatio(
                        img_size, interpolation=interpolation, random_scale_prob=0.5,
                        random_scale_range=tuple(scale or (0.8, 1.00)), random_scale_area=True, random_aspect_prob=0.5,
                        random_aspect_range=tuple(ratio or (0.9, 1 / .9))),
                    place(img_size, padding_mode='reflect'),
                ]
            if hflip > 0.:
                primary += [transforms.RandomHorizontalFlip(p=hflip)]
            if vflip > 0.:
                primary += [transforms.RandomVerticalFlip(p=vflip)]

            secondary = []
            disable_color_jitter = False
            if auto_augment:
                assert isinstance(auto_augment, str)
                # Automatic augmentation changes the colours already, but for the one of DeiT III.
                disable_color_jitter = not (force_color_jitter or '3a' in auto_augment)
                smallest = min(img_size) if isinstance(img_size, (tuple, list)) else img_size
                params = dict(translate_const=int(smallest * 0.45), img_mean=tuple([min(255, round(255 * x)) for x in mean]))
                if interpolation and interpolation != 'random':
                    params['interpolation'] = str_to_pil_interp(interpolation)
                if auto_augment.startswith('rand'):
                    secondary += [rand_augment_transform(auto_augment, params)]
                elif auto_augment.startswith('augmix'):
                    params['translate_pct'] = 0.3
                    secondary += [augment_and_mix_transform(auto_augment, params)]
                else:
                    secondary += [auto_augment_transform(auto_augment, params)]
            if color_jitter is not None and not disable_color_jitter:
                if isinstance(color_jitter, (list, tuple)):
                    assert len(color_jitter) in (3, 4)
                else:
                    color_jitter = (float(color_jitter),) * 3
                jitter = transforms.ColorJitter(*color_jitter)
                secondary += [jitter if color_jitter_prob is None else transforms.RandomApply([jitter], p=color_jitter_prob)]
            if grayscale_prob:
                secondary += [transforms.RandomGrayscale(p=grayscale_prob)]
            if gaussian_blur_prob:
                secondary += [transforms.RandomApply([transforms.GaussianBlur(kernel_size=23)], p=gaussian_blur_prob)]

            final = _final(mean, std, use_prefetcher, normalize)
            if not use_prefetcher and normalize and re_prob > 0.:
                final += [RandomErasing(re_prob, mode=re_mode, max_count=re_count, num_splits=re_num_splits, device='cpu')]
            if separate:
                return transforms.Compose(primary), transforms.Compose(secondary), transforms.Compose(final)
            return transforms.Compose(primary + secondary + final)

        def transforms_imagenet_eval(img_size=224, crop_pct=None, crop_mode=None, crop_border_pixels=None,
                                     interpolation='bilinear', mean=IMAGENET_DEFAULT_MEAN, std=IMAGENET_DEFAULT_STD,
                                     use_prefetcher=False, normalize=True, naflex=False, patch_size=16, max_seq_len=576,
                                     patchify=False, patchify_channels_last=True, patchify_flatten=True):
            """For evaluation: resized and the middle cut out, or fitted in."""
            _refuse_patches(naflex, patchify)
            crop_pct = crop_pct or DEFAULT_CROP_PCT
            if isinstance(img_size, (tuple, list)):
                assert len(img_size) == 2
                scale_size = tuple([math.floor(x / crop_pct) for x in img_size])
            else:
                scale_size = math.floor(img_size / crop_pct)
                scale_size = (scale_size, scale_size)
            steps = [TrimBorder(crop_border_pixels)] if crop_border_pixels else []
            if crop_mode == 'squash':
                steps += [transforms.Resize(scale_size, interpolation=str_to_interp_mode(interpolation)),
                          transforms.CenterCrop(img_size)]
            elif crop_mode == 'border':
                steps += [ResizeKeepRatio(scale_size, interpolation=interpolation, longest=1.0),
                          CenterCropOrPad(img_size, fill=[round(255 * v) for v in mean])]
            else:
                if scale_size[0] == scale_size[1]:
                    steps += [transforms.Resize(scale_size[0], interpolation=str_to_interp_mode(interpolation))]
                else:
                    steps += [ResizeKeepRatio(scale_size, interpolation=interpolation)]
                steps += [transforms.CenterCrop(img_size)]
            return transforms.Compose(steps + _final(mean, std, use_prefetcher, normalize))

        def create_transform(input_size=224, is_training=False, no_aug=False, train_crop_mode=None, scale=None, ratio=None,
                             hflip=0.5, vflip=0., color_jitter=0.4, color_jitter_prob=None, grayscale_prob=0.,
                             gaussian_blur_prob=0., auto_augment=None, interpolation='bilinear', mean=IMAGENET_DEFAULT_MEAN,
                             std=IMAGENET_DEFAULT_STD, re_prob=0., re_mode='const', re_count=1, re_num_splits=0,
                             crop_pct=None, crop_mode=None, crop_border_pixels=None, tf_preprocessing=False,
                             use_prefetcher=False, normalize=True, separate=False, naflex=False, patch_size=16,
                             max_seq_len=576, patchify=False, patchify_channels_last=True, patchify_flatten=True):
            """The transforms for training or evaluation."""
            img_size = input_size[-2:] if isinstance(input_size, (tuple, list)) else input_size
            common = dict(interpolation=interpolation, mean=mean, std=std, use_prefetcher=use_prefetcher, normalize=normalize)
            patches = dict(naflex=naflex, patch_size=patch_size, max_seq_len=max_seq_len, patchify=patchify,
                           patchify_channels_last=patchify_channels_last)
            if tf_preprocessing and use_prefetcher:
                assert not separate, 'Separate transforms not supported for TF preprocessing'
                raise NotImplementedError('create_transform(tf_preprocessing=True) is not available: it needs TensorFlow')
            if is_training and no_aug and not naflex:
                assert not separate, 'Cannot perform split augmentation with no_aug'
                return transforms_noaug_train(img_size, **common)
            if is_training and not no_aug:
                return transforms_imagenet_train(
                    img_size, train_crop_mode=train_crop_mode, scale=scale, ratio=ratio, hflip=hflip, vflip=vflip,
                    color_jitter=color_jitter, color_jitter_prob=color_jitter_prob, grayscale_prob=grayscale_prob,
                    gaussian_blur_prob=gaussian_blur_prob, auto_augment=auto_augment, re_prob=re_prob, re_mode=re_mode,
                    re_count=re_count, re_num_splits=re_num_splits, separate=separate, **common, **patches)
            assert not separate, 'Separate transforms not supported for validation or no_aug preprocessing'
            return transforms_imagenet_eval(
                img_size, crop_pct=crop_pct, crop_mode=crop_mode, crop_border_pixels=crop_border_pixels,
                patchify_flatten=patchify_flatten, **common, **patches)
        """#

    static let config = #"""
        import logging

        from timm.data.constants import DEFAULT_CROP_MODE, DEFAULT_CROP_PCT, IMAGENET_DEFAULT_MEAN, IMAGENET_DEFAULT_STD

        _logger = logging.getLogger(__name__)

        def resolve_data_config(args=None, pretrained_cfg=None, model=None, use_test_size=False, verbose=False):
            """What the images of a model must be like: from the arguments, else from its configuration, else the defaults."""
            assert model or args or pretrained_cfg, \
                'At least one of model, args, or pretrained_cfg required for data config.'
            args = args or {}
            cfg = pretrained_cfg or {}
            if not cfg and model is not None and hasattr(model, 'pretrained_cfg'):
                cfg = model.pretrained_cfg

            in_chans = 3
            if args.get('in_chans', None) is not None:
                in_chans = args['in_chans']
            elif args.get('chans', None) is not None:
                in_chans = args['chans']
            input_size = (in_chans, 224, 224)
            if args.get('input_size', None) is not None:
                assert isinstance(args['input_size'], (tuple, list))
                assert len(args['input_size']) == 3
                input_size = tuple(args['input_size'])
                in_chans = input_size[0]
            elif args.get('img_size', None) is not None:
                assert isinstance(args['img_size'], int)
                input_size = (in_chans, args['img_size'], args['img_size'])
            elif use_test_size and cfg.get('test_input_size', None) is not None:
                input_size = cfg['test_input_size']
            elif cfg.get('input_size', None) is not None:
                input_size = cfg['input_size']
            config = {'input_size': input_size}

            config['interpolation'] = args.get('interpolation', None) or cfg.get('interpolation', None) or 'bicubic'
            for name, default in [('mean', IMAGENET_DEFAULT_MEAN), ('std', IMAGENET_DEFAULT_STD)]:
                config[name] = default
                if args.get(name, None) is not None:
                    values = tuple(args[name])
                    if len(values) == 1:
                        values = tuple(list(values) * in_chans)
                    else:
                        assert len(values) == in_chans
                    config[name] = values
                elif cfg.get(name, None):
                    config[name] = cfg[name]

            crop_pct = DEFAULT_CROP_PCT
            if args.get('crop_pct', None):
                crop_pct = args['crop_pct']
            elif use_test_size and cfg.get('test_crop_pct', None):
                crop_pct = cfg['test_crop_pct']
            elif cfg.get('crop_pct', None):
                crop_pct = cfg['crop_pct']
            config['crop_pct'] = crop_pct
            config['crop_mode'] = args.get('crop_mode', None) or cfg.get('crop_mode', None) or DEFAULT_CROP_MODE
            if verbose:
                _logger.info('Data processing configuration for current model + dataset:')
                for name, value in config.items():
                    _logger.info('\t%s: %s' % (name, str(value)))
            return config

        def resolve_model_data_config(model, args=None, pretrained_cfg=None, use_test_size=False, verbose=False):
            """The same with the model first."""
            return resolve_data_config(args=args, pretrained_cfg=pretrained_cfg, model=model, use_test_size=use_test_size,
                                       verbose=verbose)
        """#
}
