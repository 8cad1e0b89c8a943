// timm.data.auto_augment: the strings that describe augmentation and the objects they make. The operations themselves run
// natively (Vision/Transforms/AutoAugment.swift) with the session's random streams.

extension TimmDataScripts {
    static let autoAugment = #"""
        import re

        from PIL import Image
        from torchvision.transforms import _convert, _native

        _FILL = (128, 128, 128)
        # What a magnitude is divided by to give the share of an operation's range.
        _LEVEL_DENOM = 10.
        _HPARAMS_DEFAULT = dict(translate_const=250, img_mean=_FILL)
        _RANDOM_INTERPOLATION = (Image.Resampling.BILINEAR, Image.Resampling.BICUBIC)
        _DEFAULT_INTERPOLATION = Image.Resampling.BICUBIC
        _PIL_NAMES = ['nearest', 'lanczos', 'bilinear', 'bicubic', 'box', 'hamming']

        class AugmentOp:
            """One operation with its probability and magnitude."""

            def __init__(self, name, prob=0.5, magnitude=10, hparams=None):
                hparams = hparams or _HPARAMS_DEFAULT
                if name not in _native.operation_names:
                    raise KeyError(name)
                self.name = name
                self.prob = prob
                self.magnitude = magnitude
                self.hparams = hparams.copy()
                self.kwargs = dict(
                    fillcolor=hparams['img_mean'] if 'img_mean' in hparams else _FILL,
                    resample=hparams['interpolation'] if 'interpolation' in hparams else _RANDOM_INTERPOLATION)
                self.magnitude_std = self.hparams.get('magnitude_std', 0)
                self.magnitude_max = self.hparams.get('magnitude_max', None)

            def _native(self):
                fill, resample = self.kwargs['fillcolor'], self.kwargs['resample']
                return _native.augment_op(
                    self.name, float(self.prob), float(self.magnitude), float(self.magnitude_std),
                    float(self.magnitude_max or _LEVEL_DENOM), float(self.hparams.get('translate_const', 250)),
                    float(self.hparams.get('translate_pct', 0.45)), list(fill) if isinstance(fill, (list, tuple)) else [fill],
                    [_PIL_NAMES[int(r)] for r in (resample if isinstance(resample, (list, tuple)) else [resample])])

            def __call__(self, img):
                return _native.run(_native.auto_augment([[self._native()]], False), img)

            def __repr__(self):
                text = f'{self.__class__.__name__}(name={self.name}, p={self.prob}, m={self.magnitude}, mstd={self.magnitude_std}'
                if self.magnitude_max is not None:
                    text += f', mmax={self.magnitude_max}'
                return text + ')'

        def _run(transform, img):
            native = _convert.native(transform)
            if native is None:
                raise NotImplementedError(f'{type(transform).__name__}: operations that are not AugmentOp are not available')
            return _native.run(native, img)

        def _ops(ops):
            return [op._native() for op in ops] if all(type(op) is AugmentOp for op in ops) else None

        # Pairs of operations: name, probability, magnitude.
        _POLICY_V0 = (
            'Equalize 0.8 1;ShearY 0.8 4 | Color 0.4 9;Equalize 0.6 3 | Color 0.4 1;Rotate 0.6 8 | Solarize 0.8 '
            '3;Equalize 0.4 7 | Solarize 0.4 2;Solarize 0.6 2 | Color 0.2 0;Equalize 0.8 8 | Equalize 0.4 '
            '8;SolarizeAdd 0.8 3 | ShearX 0.2 9;Rotate 0.6 8 | Color 0.6 1;Equalize 1.0 2 | Invert 0.4 9;Rotate '
            '0.6 0 | Equalize 1.0 9;ShearY 0.6 3 | Color 0.4 7;Equalize 0.6 0 | Posterize 0.4 6;AutoContrast 0.4 '
            '7 | Solarize 0.6 8;Color 0.6 9 | Solarize 0.2 4;Rotate 0.8 9 | Rotate 1.0 7;TranslateYRel 0.8 9 | '
            'ShearX 0.0 0;Solarize 0.8 4 | ShearY 0.8 0;Color 0.6 4 | Color 1.0 0;Rotate 0.6 2 | Equalize 0.8 '
            '4;Equalize 0.0 8 | Equalize 1.0 4;AutoContrast 0.6 2 | ShearY 0.4 7;SolarizeAdd 0.6 7 | Posterize '
            '0.8 2;Solarize 0.6 10 | Solarize 0.6 8;Equalize 0.6 1 | Color 0.8 6;Rotate 0.4 5 '
        )
        # arXiv 1805.09501
        _POLICY_ORIGINAL = (
            'PosterizeOriginal 0.4 8;Rotate 0.6 9 | Solarize 0.6 5;AutoContrast 0.6 5 | Equalize 0.8 8;Equalize '
            '0.6 3 | PosterizeOriginal 0.6 7;PosterizeOriginal 0.6 6 | Equalize 0.4 7;Solarize 0.2 4 | Equalize '
            '0.4 4;Rotate 0.8 8 | Solarize 0.6 3;Equalize 0.6 7 | PosterizeOriginal 0.8 5;Equalize 1.0 2 | Rotate '
            '0.2 3;Solarize 0.6 8 | Equalize 0.6 8;PosterizeOriginal 0.4 6 | Rotate 0.8 8;Color 0.4 0 | Rotate '
            '0.4 9;Equalize 0.6 2 | Equalize 0.0 7;Equalize 0.8 8 | Invert 0.6 4;Equalize 1.0 8 | Color 0.6 '
            '4;Contrast 1.0 8 | Rotate 0.8 8;Color 1.0 2 | Color 0.8 8;Solarize 0.8 7 | Sharpness 0.4 7;Invert '
            '0.6 8 | ShearX 0.6 5;Equalize 1.0 9 | Color 0.4 0;Equalize 0.6 3 | Equalize 0.4 7;Solarize 0.2 4 | '
            'Solarize 0.6 5;AutoContrast 0.6 5 | Invert 0.6 4;Equalize 1.0 8 | Color 0.6 4;Contrast 1.0 8 | '
            'Equalize 0.8 8;Equalize 0.6 3 '
        )
        # 3-Augment of DeiT III, arXiv 2204.07118
        _POLICY_3A = 'Solarize 1.0 5 | Desaturate 1.0 10 | GaussianBlurRand 1.0 10'

        def _policy(text, hparams, posterize=None):
            def operation(words):
                name, prob, magnitude = words.split()
                if posterize is not None and name.startswith('Posterize'):
                    name = posterize
                return AugmentOp(name, float(prob), int(magnitude), hparams=hparams)

            return [[operation(words) for words in pair.split(';')] for pair in text.split('|')]

        def auto_augment_policy_v0(hparams):
            return _policy(_POLICY_V0, hparams)

        def auto_augment_policy_v0r(hparams):
            return _policy(_POLICY_V0, hparams, posterize='PosterizeIncreasing')

        def auto_augment_policy_original(hparams):
            return _policy(_POLICY_ORIGINAL, hparams)

        def auto_augment_policy_originalr(hparams):
            return _policy(_POLICY_ORIGINAL, hparams, posterize='PosterizeIncreasing')

        def auto_augment_policy_3a(hparams):
            return _policy(_POLICY_3A, hparams)

        def auto_augment_policy(name='v0', hparams=None):
            """The pairs of operations of a policy."""
            policies = dict(original=auto_augment_policy_original, originalr=auto_augment_policy_originalr,
                            v0=auto_augment_policy_v0, v0r=auto_augment_policy_v0r)
            policies['3a'] = auto_augment_policy_3a
            assert name in policies, f'Unknown AA policy {name}'
            return policies[name](hparams or _HPARAMS_DEFAULT)

        class AutoAugment:
            """One of a list of sub-policies for each image."""

            def __init__(self, policy):
                self.policy = policy

            def __call__(self, img):
                return _run(self, img)

            def __repr__(self):
                text = self.__class__.__name__ + '(policy='
                for sub_policy in self.policy:
                    text += '\n\t[' + ', '.join(str(op) for op in sub_policy) + ']'
                return text + ')'

        def _sections(config_str):
            """The keys and values of a description's sections; a section without a number is skipped."""
            for section in config_str.split('-')[1:]:
                parts = re.split(r'(\d.*)', section)
                if len(parts) >= 2:
                    yield section, parts[0], parts[1]

        def auto_augment_transform(config_str, hparams=None):
            """AutoAugment from a description such as 'original-mstd0.5'."""
            hparams = hparams or dict(_HPARAMS_DEFAULT)
            for _, key, value in _sections(config_str):
                assert key == 'mstd', 'Unknown AutoAugment config section'
                hparams.setdefault('magnitude_std', float(value))
            return AutoAugment(auto_augment_policy(config_str.split('-')[0], hparams=hparams))

        _RAND_TRANSFORMS = ['AutoContrast', 'Equalize', 'Invert', 'Rotate', 'Posterize', 'Solarize', 'SolarizeAdd', 'Color',
                            'Contrast', 'Brightness', 'Sharpness', 'ShearX', 'ShearY', 'TranslateXRel', 'TranslateYRel']
        _RAND_INCREASING_TRANSFORMS = [
            'AutoContrast', 'Equalize', 'Invert', 'Rotate', 'PosterizeIncreasing', 'SolarizeIncreasing', 'SolarizeAdd',
            'ColorIncreasing', 'ContrastIncreasing', 'BrightnessIncreasing', 'SharpnessIncreasing', 'ShearX', 'ShearY',
            'TranslateXRel', 'TranslateYRel']
        _RAND_3A = ['SolarizeIncreasing', 'Desaturate', 'GaussianBlur']
        _RAND_WEIGHTED_3A = {
            'SolarizeIncreasing': 6, 'Desaturate': 6, 'GaussianBlur': 6, 'Rotate': 3, 'ShearX': 2, 'ShearY': 2,
            'PosterizeIncreasing': 1, 'AutoContrast': 1, 'ColorIncreasing': 1, 'SharpnessIncreasing': 1,
            'ContrastIncreasing': 1, 'BrightnessIncreasing': 1, 'Equalize': 1, 'Invert': 1}
        _RAND_WEIGHTED_0 = {
            'Rotate': 3, 'ShearX': 2, 'ShearY': 2, 'TranslateXRel': 1, 'TranslateYRel': 1, 'ColorIncreasing': .25,
            'SharpnessIncreasing': 0.25, 'AutoContrast': 0.25, 'SolarizeIncreasing': .05, 'SolarizeAdd': .05,
            'ContrastIncreasing': .05, 'BrightnessIncreasing': .05, 'Equalize': .05, 'PosterizeIncreasing': 0.05,
            'Invert': 0.05}

        def _sum(values):
            # NumPy adds eight interleaved sums from eight numbers on.
            if len(values) < 8:
                return sum(values)
            r, whole = list(values[:8]), len(values) // 8 * 8
            for start in range(8, whole, 8):
                r = [a + b for a, b in zip(r, values[start:start + 8])]
            total = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
            for value in values[whole:]:
                total += value
            return total

        def rand_augment_choices(name, increasing=True):
            """The operations of a set, with weights or without."""
            if name == 'weights':
                return _RAND_WEIGHTED_0
            if name == '3aw':
                return _RAND_WEIGHTED_3A
            if name == '3a':
                return _RAND_3A
            return _RAND_INCREASING_TRANSFORMS if increasing else _RAND_TRANSFORMS

        def rand_augment_ops(magnitude=10, prob=0.5, hparams=None, transforms=None):
            """The operations of RandAugment."""
            hparams = hparams or _HPARAMS_DEFAULT
            return [AugmentOp(name, prob=prob, magnitude=magnitude, hparams=hparams)
                    for name in transforms or _RAND_TRANSFORMS]

        class RandAugment:
            """Some of a list of operations for each image."""

            def __init__(self, ops, num_layers=2, choice_weights=None):
                self.ops = ops
                self.num_layers = num_layers
                self.choice_weights = choice_weights

            def __call__(self, img):
                return _run(self, img)

            def __repr__(self):
                return f'{self.__class__.__name__}(n={self.num_layers}, ops=' + ''.join(f'\n\t{op}' for op in self.ops) + ')'

        def rand_augment_transform(config_str, hparams=None, transforms=None):
            """RandAugment from a description such as 'rand-m9-n3-mstd0.5'."""
            hparams = hparams or dict(_HPARAMS_DEFAULT)
            magnitude, num_layers, increasing, prob = _LEVEL_DENOM, 2, False, 0.5
            assert config_str.split('-')[0] == 'rand'
            for section in config_str.split('-')[1:]:
                if section.startswith('t'):
                    if transforms is None:
                        transforms = str(section[1:])
                    continue
                parts = re.split(r'(\d.*)', section)
                if len(parts) < 2:
                    continue
                key, value = parts[:2]
                if key == 'mstd':
                    deviation = float(value)
                    hparams.setdefault('magnitude_std', float('inf') if deviation > 100 else deviation)
                elif key == 'mmax':
                    hparams.setdefault('magnitude_max', int(value))
                elif key == 'inc':
                    increasing = bool(int(value))
                elif key == 'm':
                    magnitude = int(value)
                elif key == 'n':
                    num_layers = int(value)
                elif key == 'p':
                    prob = float(value)
                else:
                    assert False, 'Unknown RandAugment config section'
            if isinstance(transforms, str):
                transforms = rand_augment_choices(transforms, increasing=increasing)
            elif transforms is None:
                transforms = _RAND_INCREASING_TRANSFORMS if increasing else _RAND_TRANSFORMS
            choice_weights = None
            if isinstance(transforms, dict):
                names, weights = list(transforms.keys()), list(transforms.values())
                choice_weights = [weight / _sum(weights) for weight in weights]
                transforms = names
            ops = rand_augment_ops(magnitude=magnitude, prob=prob, hparams=hparams, transforms=transforms)
            return RandAugment(ops, num_layers, choice_weights=choice_weights)

        _AUGMIX_TRANSFORMS = [
            'AutoContrast', 'ColorIncreasing', 'ContrastIncreasing', 'BrightnessIncreasing', 'SharpnessIncreasing', 'Equalize',
            'Rotate', 'PosterizeIncreasing', 'SolarizeIncreasing', 'ShearX', 'ShearY', 'TranslateXRel', 'TranslateYRel']

        def augmix_ops(magnitude=10, hparams=None, transforms=None):
            """The operations of AugMix."""
            hparams = hparams or _HPARAMS_DEFAULT
            return [AugmentOp(name, prob=1.0, magnitude=magnitude, hparams=hparams)
                    for name in transforms or _AUGMIX_TRANSFORMS]

        class AugMixAugment:
            """A mix of chains of operations (arXiv 1912.02781)."""

            def __init__(self, ops, alpha=1., width=3, depth=-1, blended=False):
                self.ops = ops
                self.alpha = alpha
                self.width = width
                self.depth = depth
                self.blended = blended

            def __call__(self, img):
                return _run(self, img)

            def __repr__(self):
                return (f'{self.__class__.__name__}(alpha={self.alpha}, width={self.width}, depth={self.depth}, ops='
                        + ''.join(f'\n\t{op}' for op in self.ops) + ')')

        def augment_and_mix_transform(config_str, hparams=None):
            """AugMix from a description such as 'augmix-m5-w4-d2'."""
            hparams = hparams or dict(_HPARAMS_DEFAULT)
            magnitude, width, depth, alpha, blended = 3, 3, -1, 1., False
            assert config_str.split('-')[0] == 'augmix'
            for _, key, value in _sections(config_str):
                if key == 'mstd':
                    hparams.setdefault('magnitude_std', float(value))
                elif key == 'm':
                    magnitude = int(value)
                elif key == 'w':
                    width = int(value)
                elif key == 'd':
                    depth = int(value)
                elif key == 'a':
                    alpha = float(value)
                elif key == 'b':
                    blended = bool(int(value))
                else:
                    assert False, 'Unknown AugMix config section'
            hparams.setdefault('magnitude_std', float('inf'))
            return AugMixAugment(augmix_ops(magnitude=magnitude, hparams=hparams), alpha=alpha, width=width, depth=depth,
                                 blended=blended)

        def _native_auto_augment(t):
            policy = [_ops(sub_policy) for sub_policy in t.policy]
            return None if None in policy else _native.auto_augment(policy, True)

        def _native_rand_augment(t):
            ops = _ops(t.ops)
            return None if ops is None else _native.rand_augment(ops, t.num_layers, t.choice_weights)

        def _native_augmix(t):
            ops = _ops(t.ops)
            return None if ops is None else _native.augmix(ops, float(t.alpha), t.width, t.depth, t.blended)

        _convert.builders[AutoAugment] = _native_auto_augment
        _convert.builders[RandAugment] = _native_rand_augment
        _convert.builders[AugMixAugment] = _native_augmix
        """#
}
