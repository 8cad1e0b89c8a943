// torchvision.transforms.transforms, a part of it. Mirror images, rotations, affine and perspective transforms.

extension TransformScripts {
    static let turning = #"""
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

        class ElasticTransform(torch.nn.Module):
            """Pixels displaced at random, near ones alike: by up to alpha pixels, smoothed by a Gaussian of sigma."""

            def __init__(self, alpha=50.0, sigma=5.0, interpolation=InterpolationMode.BILINEAR, fill=0):
                super().__init__()
                self.alpha = self._pair(alpha, 'alpha')
                self.sigma = self._pair(sigma, 'sigma')
                if isinstance(interpolation, int):
                    interpolation = _interpolation_modes_from_int(interpolation)
                self.interpolation = interpolation
                if isinstance(fill, (int, float)):
                    fill = [fill]
                elif not isinstance(fill, (list, tuple)):
                    raise TypeError(f'fill should be int or float or a list or tuple of them. Got {type(fill)}')
                self.fill = [float(f) for f in fill]

            @staticmethod
            def _pair(value, name):
                if isinstance(value, float):
                    return [value, value]
                if not isinstance(value, Sequence):
                    raise TypeError(f'{name} should be float or a sequence of floats. Got {type(value)}')
                if len(value) != 2:
                    raise ValueError(f'If {name} is a sequence its length should be 2. Got {len(value)}')
                for element in value:
                    if not isinstance(element, float):
                        raise TypeError(f'{name} should be a sequence of floats. Got {type(element)}')
                return value

            @staticmethod
            def get_params(alpha, sigma, size):
                parts = []
                for k, side in enumerate((size[1], size[0])):
                    part = torch.rand([1, 1] + size) * 2 - 1
                    if sigma[k] > 0.0:
                        kernel = int(8 * sigma[k] + 1) | 1
                        part = F.gaussian_blur(part, [kernel, kernel], sigma)
                    parts.append(part * alpha[k] / side)
                return torch.cat(parts, 1).permute([0, 2, 3, 1])

            def forward(self, tensor):
                _, height, width = F.get_dimensions(tensor)
                displacement = self.get_params(self.alpha, self.sigma, [height, width])
                return F.elastic_transform(tensor, displacement, self.interpolation, self.fill)

            def __repr__(self):
                return (f'{self.__class__.__name__}(alpha={self.alpha}, sigma={self.sigma}, '
                        f'interpolation={self.interpolation}, fill={self.fill})')
        """#
}
