// From a transform that a script made to the value that native threads apply: a table by class, read by the loader and by timm's
// augmentation. A class that is not in it (a script's own, or one that inherits) stays with the interpreter.

extension TransformScripts {
    static let convert = #"""
        import math

        import torch
        from torchvision import transforms as T
        from torchvision.transforms import _native as N

        builders = {}

        def native(transform):
            """The native form of a transform, or None if it has none."""
            build = builders.get(type(transform))
            return None if build is None else build(transform)

        def natives(transforms):
            """The native forms of several transforms, or None if one has none."""
            result = []
            for transform in transforms:
                part = native(transform)
                if part is None:
                    return None
                result.append(part)
            return result

        def numbers(value):
            return list(value) if isinstance(value, (list, tuple)) else [value]

        def filters(interpolation):
            return [mode.value for mode in interpolation] if isinstance(interpolation, (list, tuple)) else [interpolation.value]

        def _list(make, transform, *more):
            parts = natives(transform.transforms)
            return None if parts is None else make(parts, *more)

        def _normalize(t):
            if t.inplace:
                return None
            return N.normalize(*[v.tolist() if isinstance(v, torch.Tensor) else numbers(v) for v in (t.mean, t.std)])

        def _flip(p, vertical):
            return N.flip(float(p), vertical)

        def _register(cls, build):
            builders[cls] = build

        _register(T.Compose, lambda t: _list(N.compose, t))
        _register(T.RandomApply, lambda t: _list(N.random_apply, t, float(t.p)))
        _register(T.ToTensor, lambda t: N.to_tensor(True, False))
        _register(T.PILToTensor, lambda t: N.to_tensor(False, False))
        _register(T.Normalize, _normalize)
        _register(T.Resize, lambda t: N.resize(numbers(t.size), t.interpolation.value, t.max_size))
        _register(T.CenterCrop, lambda t: N.center_crop(list(t.size), [0], 'constant'))
        _register(T.Pad, lambda t: N.border(numbers(t.padding), numbers(t.fill), t.padding_mode))
        _register(T.RandomCrop, lambda t: N.random_crop(
            list(t.size), [] if t.padding is None else numbers(t.padding), t.pad_if_needed, numbers(t.fill), t.padding_mode))
        _register(T.RandomResizedCrop, lambda t: N.random_resized_crop(
            list(t.size), list(t.scale), list(t.ratio), t.interpolation.value))
        _register(T.RandomHorizontalFlip, lambda t: _flip(t.p, False))
        _register(T.RandomVerticalFlip, lambda t: _flip(t.p, True))
        _register(T.ColorJitter, lambda t: N.color_jitter(t.brightness, t.contrast, t.saturation, t.hue))
        _register(T.Grayscale, lambda t: N.grayscale(t.num_output_channels, None))
        _register(T.RandomGrayscale, lambda t: N.grayscale(1, float(t.p)))
        _register(T.GaussianBlur, lambda t: N.blur(list(t.kernel_size), [float(s) for s in t.sigma]))
        _register(T.RandomRotation, lambda t: N.random_rotation(
            t.degrees, t.interpolation.value, t.expand, t.center, numbers(t.fill)))
        _register(T.RandomAffine, lambda t: N.random_affine(
            t.degrees, t.translate, t.scale, t.shear, t.interpolation.value, numbers(t.fill), t.center))
        _register(T.RandomInvert, lambda t: N.operation('invert', 0, float(t.p)))
        _register(T.RandomPosterize, lambda t: N.operation('posterize', t.bits, float(t.p)))
        _register(T.RandomSolarize, lambda t: N.operation('solarize', t.threshold, float(t.p)))
        _register(T.RandomAdjustSharpness, lambda t: N.operation('sharpness', t.sharpness_factor, float(t.p)))
        _register(T.RandomAutocontrast, lambda t: N.operation('autocontrast', 0, float(t.p)))
        _register(T.RandomEqualize, lambda t: N.operation('equalize', 0, float(t.p)))
        """#
}
