// torchvision.transforms: the classes that scripts make and inherit from. Each draws as torchvision does; beside every class, in
// NativeTransformsScript.swift, is how it becomes a value that a loader's workers apply without the interpreter.

extension TransformScripts {
    static let names = #"""
        from torchvision.transforms import functional
        from torchvision.transforms.transforms import (
            CenterCrop, ColorJitter, Compose, ConvertImageDtype, ElasticTransform, FiveCrop, GaussianBlur, Grayscale, InterpolationMode, Lambda,
            LinearTransformation, Normalize, Pad, PILToTensor, RandomAdjustSharpness, RandomAffine, RandomApply, RandomAutocontrast, RandomChoice,
            RandomCrop, RandomEqualize, RandomErasing, RandomGrayscale, RandomHorizontalFlip, RandomInvert, RandomOrder,
            RandomPerspective, RandomPosterize, RandomResizedCrop, RandomRotation, RandomSolarize, RandomVerticalFlip, Resize,
            TenCrop, ToPILImage, ToTensor)
        from torchvision.transforms.autoaugment import AugMix, AutoAugment, AutoAugmentPolicy, RandAugment, TrivialAugmentWide
        """#

    /// The module: its parts see each other's names.
    static let transforms = [imports, composing, tensors, placing, turning, toning, checks].joined(separator: "\n\n")

    private static let imports = #"""
        import math
        import numbers
        import random
        import warnings
        from collections.abc import Sequence

        import torch
        from torchvision.transforms import functional as F
        from torchvision.transforms.functional import InterpolationMode, _interpolation_modes_from_int
        """#

    /// What the classes check of their options.
    private static let checks = #"""
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
