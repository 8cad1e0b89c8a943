// torchvision.transforms.transforms, a part of it. Which part of an image is seen, and at which size: resizing, crops, borders.

extension TransformScripts {
    static let placing = #"""
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
        """#
}
