// torchvision.transforms.transforms, a part of it. Colours and sharpness: jitter, grey, blur, and the single operations with a
// probability.

extension TransformScripts {
    static let toning = #"""
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
        """#
}
