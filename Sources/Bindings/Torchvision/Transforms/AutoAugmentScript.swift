// torchvision.transforms' automatic augmentation: AutoAugment, RandAugment, TrivialAugmentWide, AugMix.

extension TransformScripts {
    static let autoaugment = #"""
        import math
        from enum import Enum

        import torch
        from torchvision.transforms import functional as F
        from torchvision.transforms.functional import InterpolationMode

        def _apply_op(img, op_name, magnitude, interpolation, fill):
            if op_name == 'ShearX' or op_name == 'ShearY':
                # The angle whose tangent is the magnitude; around the corner, as the papers' code shears.
                degrees = math.degrees(math.atan(magnitude))
                shear = [degrees, 0.0] if op_name == 'ShearX' else [0.0, degrees]
                return F.affine(img, angle=0.0, translate=[0, 0], scale=1.0, shear=shear, interpolation=interpolation,
                                fill=fill, center=[0, 0])
            if op_name == 'TranslateX' or op_name == 'TranslateY':
                translate = [int(magnitude), 0] if op_name == 'TranslateX' else [0, int(magnitude)]
                return F.affine(img, angle=0.0, translate=translate, scale=1.0, shear=[0.0, 0.0],
                                interpolation=interpolation, fill=fill)
            if op_name == 'Rotate':
                return F.rotate(img, magnitude, interpolation=interpolation, fill=fill)
            if op_name == 'Brightness':
                return F.adjust_brightness(img, 1.0 + magnitude)
            if op_name == 'Color':
                return F.adjust_saturation(img, 1.0 + magnitude)
            if op_name == 'Contrast':
                return F.adjust_contrast(img, 1.0 + magnitude)
            if op_name == 'Sharpness':
                return F.adjust_sharpness(img, 1.0 + magnitude)
            if op_name == 'Posterize':
                return F.posterize(img, int(magnitude))
            if op_name == 'Solarize':
                return F.solarize(img, magnitude)
            if op_name == 'AutoContrast':
                return F.autocontrast(img)
            if op_name == 'Equalize':
                return F.equalize(img)
            if op_name == 'Invert':
                return F.invert(img)
            if op_name == 'Identity':
                return img
            raise ValueError(f'The provided operator {op_name} is not recognized.')

        class AutoAugmentPolicy(Enum):
            """Policies found on different data sets."""
            IMAGENET = 'imagenet'
            CIFAR10 = 'cifar10'
            SVHN = 'svhn'

        # Pairs of operations: name, probability, and the place of the magnitude if it has one.
        _policies = {
            AutoAugmentPolicy.IMAGENET:
            'Posterize 0.4 8; Rotate 0.6 9 | Solarize 0.6 5; AutoContrast 0.6 | Equalize 0.8; Equalize 0.6 | '
            'Posterize 0.6 7; Posterize 0.6 6 | Equalize 0.4; Solarize 0.2 4 | Equalize 0.4; Rotate 0.8 8 | '
            'Solarize 0.6 3; Equalize 0.6 | Posterize 0.8 5; Equalize 1.0 | Rotate 0.2 3; Solarize 0.6 8 | '
            'Equalize 0.6; Posterize 0.4 6 | Rotate 0.8 8; Color 0.4 0 | Rotate 0.4 9; Equalize 0.6 | Equalize '
            '0.0; Equalize 0.8 | Invert 0.6; Equalize 1.0 | Color 0.6 4; Contrast 1.0 8 | Rotate 0.8 8; Color 1.0 '
            '2 | Color 0.8 8; Solarize 0.8 7 | Sharpness 0.4 7; Invert 0.6 | ShearX 0.6 5; Equalize 1.0 | Color '
            '0.4 0; Equalize 0.6 | Equalize 0.4; Solarize 0.2 4 | Solarize 0.6 5; AutoContrast 0.6 | Invert 0.6; '
            'Equalize 1.0 | Color 0.6 4; Contrast 1.0 8 | Equalize 0.8; Equalize 0.6 ',
            AutoAugmentPolicy.CIFAR10:
            'Invert 0.1; Contrast 0.2 6 | Rotate 0.7 2; TranslateX 0.3 9 | Sharpness 0.8 1; Sharpness 0.9 3 | '
            'ShearY 0.5 8; TranslateY 0.7 9 | AutoContrast 0.5; Equalize 0.9 | ShearY 0.2 7; Posterize 0.3 7 | '
            'Color 0.4 3; Brightness 0.6 7 | Sharpness 0.3 9; Brightness 0.7 9 | Equalize 0.6; Equalize 0.5 | '
            'Contrast 0.6 7; Sharpness 0.6 5 | Color 0.7 7; TranslateX 0.5 8 | Equalize 0.3; AutoContrast 0.4 | '
            'TranslateY 0.4 3; Sharpness 0.2 6 | Brightness 0.9 6; Color 0.2 8 | Solarize 0.5 2; Invert 0.0 | '
            'Equalize 0.2; AutoContrast 0.6 | Equalize 0.2; Equalize 0.6 | Color 0.9 9; Equalize 0.6 | '
            'AutoContrast 0.8; Solarize 0.2 8 | Brightness 0.1 3; Color 0.7 0 | Solarize 0.4 5; AutoContrast 0.9 '
            '| TranslateY 0.9 9; TranslateY 0.7 9 | AutoContrast 0.9; Solarize 0.8 3 | Equalize 0.8; Invert 0.1 | '
            'TranslateY 0.7 9; AutoContrast 0.9 ',
            AutoAugmentPolicy.SVHN:
            'ShearX 0.9 4; Invert 0.2 | ShearY 0.9 8; Invert 0.7 | Equalize 0.6; Solarize 0.6 6 | Invert 0.9; '
            'Equalize 0.6 | Equalize 0.6; Rotate 0.9 3 | ShearX 0.9 4; AutoContrast 0.8 | ShearY 0.9 8; Invert '
            '0.4 | ShearY 0.9 5; Solarize 0.2 6 | Invert 0.9; AutoContrast 0.8 | Equalize 0.6; Rotate 0.9 3 | '
            'ShearX 0.9 4; Solarize 0.3 3 | ShearY 0.8 8; Invert 0.7 | Equalize 0.9; TranslateY 0.6 6 | Invert '
            '0.9; Equalize 0.6 | Contrast 0.3 3; Rotate 0.8 4 | Invert 0.8; TranslateY 0.0 2 | ShearY 0.7 6; '
            'Solarize 0.4 8 | Invert 0.6; Rotate 0.8 4 | ShearY 0.3 7; TranslateX 0.9 3 | ShearX 0.1 6; Invert '
            '0.6 | Solarize 0.7 2; TranslateY 0.6 7 | ShearY 0.8 4; Invert 0.8 | ShearX 0.7 9; TranslateY 0.8 3 | '
            'ShearY 0.8 5; AutoContrast 0.7 | ShearX 0.7 2; Invert 0.1 ',
        }

        def _space(num_bins, shear, across, down, rotate, enhance, posterize, bits=8):
            """What magnitudes mean: values and whether their sign is random."""
            def line(last):
                return torch.linspace(0.0, last, num_bins), True

            return {
                'ShearX': line(shear), 'ShearY': line(shear), 'TranslateX': line(across), 'TranslateY': line(down),
                'Rotate': line(rotate), 'Brightness': line(enhance), 'Color': line(enhance), 'Contrast': line(enhance),
                'Sharpness': line(enhance),
                'Posterize': (bits - (torch.arange(num_bins) / ((num_bins - 1) / posterize)).round().int(), False),
                'Solarize': (torch.linspace(255.0, 0.0, num_bins), False), 'AutoContrast': (torch.tensor(0.0), False),
                'Equalize': (torch.tensor(0.0), False),
            }

        class AutoAugment(torch.nn.Module):
            """One of 25 pairs of operations."""

            def __init__(self, policy=AutoAugmentPolicy.IMAGENET, interpolation=InterpolationMode.NEAREST, fill=None):
                super().__init__()
                self.policy = policy
                self.interpolation = interpolation
                self.fill = fill
                self.policies = self._get_policies(policy)

            def _get_policies(self, policy):
                if policy not in _policies:
                    raise ValueError(f'The provided policy {policy} is not recognized.')

                def operation(text):
                    name, p, *rest = text.split()
                    return name, float(p), int(rest[0]) if rest else None

                return [tuple(operation(op) for op in pair.split(';')) for pair in _policies[policy].split('|')]

            def _augmentation_space(self, num_bins, image_size):
                space = _space(num_bins, 0.3, 150.0 / 331.0 * image_size[1], 150.0 / 331.0 * image_size[0], 30.0, 0.9, 4)
                space['Invert'] = (torch.tensor(0.0), False)
                return space

            @staticmethod
            def get_params(transform_num):
                policy_id = int(torch.randint(transform_num, (1,)).item())
                probs = torch.rand((2,))
                return policy_id, probs, torch.randint(2, (2,))

            def forward(self, img):
                _, height, width = F.get_dimensions(img)
                chosen, probs, signs = self.get_params(len(self.policies))
                space = self._augmentation_space(10, (height, width))
                for i, (name, p, place) in enumerate(self.policies[chosen]):
                    if probs[i] <= p:
                        magnitudes, signed = space[name]
                        magnitude = 0.0 if place is None else float(magnitudes[place].item())
                        if signed and signs[i] == 0:
                            magnitude *= -1.0
                        img = _apply_op(img, name, magnitude, interpolation=self.interpolation, fill=self.fill)
                return img

            def __repr__(self):
                return f'{self.__class__.__name__}(policy={self.policy}, fill={self.fill})'

        def _with_identity(space):
            return {'Identity': (torch.tensor(0.0), False), **space}

        def _draw_op(space):
            name = list(space.keys())[int(torch.randint(len(space), (1,)).item())]
            return name, *space[name]

        class RandAugment(torch.nn.Module):
            """A number of random operations of one magnitude."""

            def __init__(self, num_ops=2, magnitude=9, num_magnitude_bins=31, interpolation=InterpolationMode.NEAREST,
                         fill=None):
                super().__init__()
                self.num_ops = num_ops
                self.magnitude = magnitude
                self.num_magnitude_bins = num_magnitude_bins
                self.interpolation = interpolation
                self.fill = fill

            def _augmentation_space(self, num_bins, image_size):
                return _with_identity(
                    _space(num_bins, 0.3, 150.0 / 331.0 * image_size[1], 150.0 / 331.0 * image_size[0], 30.0, 0.9, 4))

            def forward(self, img):
                _, height, width = F.get_dimensions(img)
                space = self._augmentation_space(self.num_magnitude_bins, (height, width))
                for _ in range(self.num_ops):
                    name, magnitudes, signed = _draw_op(space)
                    magnitude = float(magnitudes[self.magnitude].item()) if magnitudes.ndim > 0 else 0.0
                    if signed and torch.randint(2, (1,)):
                        magnitude *= -1.0
                    img = _apply_op(img, name, magnitude, interpolation=self.interpolation, fill=self.fill)
                return img

            def __repr__(self):
                return (f'{self.__class__.__name__}(num_ops={self.num_ops}, magnitude={self.magnitude}, '
                        f'num_magnitude_bins={self.num_magnitude_bins}, interpolation={self.interpolation}, '
                        f'fill={self.fill})')

        class TrivialAugmentWide(torch.nn.Module):
            """One random operation of random magnitude."""

            def __init__(self, num_magnitude_bins=31, interpolation=InterpolationMode.NEAREST, fill=None):
                super().__init__()
                self.num_magnitude_bins = num_magnitude_bins
                self.interpolation = interpolation
                self.fill = fill

            def _augmentation_space(self, num_bins):
                return _with_identity(_space(num_bins, 0.99, 32.0, 32.0, 135.0, 0.99, 6))

            def forward(self, img):
                F.get_dimensions(img)
                name, magnitudes, signed = _draw_op(self._augmentation_space(self.num_magnitude_bins))
                magnitude = 0.0
                if magnitudes.ndim > 0:
                    magnitude = float(magnitudes[torch.randint(len(magnitudes), (1,), dtype=torch.long).item()].item())
                if signed and torch.randint(2, (1,)):
                    magnitude *= -1.0
                return _apply_op(img, name, magnitude, interpolation=self.interpolation, fill=self.fill)

            def __repr__(self):
                return (f'{self.__class__.__name__}(num_magnitude_bins={self.num_magnitude_bins}, '
                        f'interpolation={self.interpolation}, fill={self.fill})')

        class AugMix(torch.nn.Module):
            """A mix of the image and of chains of operations on it, computed on tensors."""

            _PARAMETER_MAX = 10

            def __init__(self, severity=3, mixture_width=3, chain_depth=-1, alpha=1.0, all_ops=True,
                         interpolation=InterpolationMode.BILINEAR, fill=None):
                super().__init__()
                if not 1 <= severity <= self._PARAMETER_MAX:
                    raise ValueError(f'The severity must be between [1, {self._PARAMETER_MAX}]. Got {severity} instead.')
                self.severity = severity
                self.mixture_width = mixture_width
                self.chain_depth = chain_depth
                self.alpha = alpha
                self.all_ops = all_ops
                self.interpolation = interpolation
                self.fill = fill

            def _augmentation_space(self, num_bins, image_size):
                space = _space(num_bins, 0.3, image_size[1] / 3.0, image_size[0] / 3.0, 30.0, 0.9, 4, bits=4)
                enhancing = ('Brightness', 'Color', 'Contrast', 'Sharpness')
                last = {name: space.pop(name) for name in enhancing}
                return {**space, **last} if self.all_ops else space

            def _sample_dirichlet(self, params):
                return torch._sample_dirichlet(params)

            def forward(self, orig_img):
                fill = self.fill
                channels, height, width = F.get_dimensions(orig_img)
                if isinstance(orig_img, torch.Tensor):
                    img = orig_img
                    if isinstance(fill, (int, float)):
                        fill = [float(fill)] * channels
                    elif fill is not None:
                        fill = [float(f) for f in fill]
                else:
                    img = F.pil_to_tensor(orig_img)
                space = self._augmentation_space(self._PARAMETER_MAX, (height, width))
                names = list(space)
                batch = img.view([1] * max(4 - img.ndim, 0) + list(img.shape))
                dims = [batch.size(0)] + [1] * (batch.ndim - 1)
                # A beta distribution is a Dirichlet one of two parameters: the shares of the image and of the mix.
                m = self._sample_dirichlet(torch.tensor([self.alpha, self.alpha]).expand(dims[0], -1))
                weights = self._sample_dirichlet(torch.tensor([self.alpha] * self.mixture_width).expand(dims[0], -1))
                weights = weights * m[:, 1].view([dims[0], -1])
                mix = m[:, 0].view(dims) * batch
                for i in range(self.mixture_width):
                    augmented = batch
                    depth = self.chain_depth if self.chain_depth > 0 else int(torch.randint(low=1, high=4, size=(1,)).item())
                    for _ in range(depth):
                        name = names[int(torch.randint(len(names), (1,)).item())]
                        magnitudes, signed = space[name]
                        magnitude = 0.0
                        if magnitudes.ndim > 0:
                            magnitude = float(magnitudes[torch.randint(self.severity, (1,), dtype=torch.long).item()].item())
                        if signed and torch.randint(2, (1,)):
                            magnitude *= -1.0
                        augmented = _apply_op(augmented, name, magnitude, interpolation=self.interpolation, fill=fill)
                    mix.add_(weights[:, i].view(dims) * augmented)
                mix = mix.view(img.shape).to(dtype=img.dtype)
                return mix if isinstance(orig_img, torch.Tensor) else F.to_pil_image(mix)

            def __repr__(self):
                return (f'{self.__class__.__name__}(severity={self.severity}, mixture_width={self.mixture_width}, '
                        f'chain_depth={self.chain_depth}, alpha={self.alpha}, all_ops={self.all_ops}, '
                        f'interpolation={self.interpolation}, fill={self.fill})')
        """#
}
