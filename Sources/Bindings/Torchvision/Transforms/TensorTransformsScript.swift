// torchvision.transforms.transforms, a part of it. Between images and tensors, and what works on tensors: conversion,
// normalisation, erasing.

extension TransformScripts {
    static let tensors = #"""
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

        class LinearTransformation(torch.nn.Module):
            """(image - mean_vector) times a matrix, over all of an image's values."""

            def __init__(self, transformation_matrix, mean_vector):
                super().__init__()
                rows, columns = transformation_matrix.size(0), transformation_matrix.size(1)
                if rows != columns:
                    raise ValueError('transformation_matrix should be square. Got '
                                     f'{tuple(transformation_matrix.size())} rectangular matrix.')
                if mean_vector.size(0) != rows:
                    raise ValueError(f'mean_vector should have the same length {mean_vector.size(0)} as any one of the '
                                     f'dimensions of the transformation_matrix [{tuple(transformation_matrix.size())}]')
                if transformation_matrix.device != mean_vector.device:
                    raise ValueError('Input tensors should be on the same device. Got '
                                     f'{transformation_matrix.device} and {mean_vector.device}')
                if transformation_matrix.dtype != mean_vector.dtype:
                    raise ValueError('Input tensors should have the same dtype. Got '
                                     f'{transformation_matrix.dtype} and {mean_vector.dtype}')
                self.transformation_matrix = transformation_matrix
                self.mean_vector = mean_vector

            def forward(self, tensor):
                shape = tensor.shape
                n = shape[-3] * shape[-2] * shape[-1]
                if n != self.transformation_matrix.shape[0]:
                    raise ValueError('Input tensor and transformation matrix have incompatible shape.'
                                     f'[{shape[-3]} x {shape[-2]} x {shape[-1]}] != {self.transformation_matrix.shape[0]}')
                if tensor.device.type != self.mean_vector.device.type:
                    raise ValueError('Input tensor should be on the same device as transformation matrix and mean vector. '
                                     f'Got {tensor.device} vs {self.mean_vector.device}')
                flat = tensor.view(-1, n) - self.mean_vector
                return torch.mm(flat, self.transformation_matrix.to(flat.dtype)).view(shape)

            def __repr__(self):
                return (f'{self.__class__.__name__}(transformation_matrix={self.transformation_matrix.tolist()}, '
                        f'mean_vector={self.mean_vector.tolist()})')

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
        """#
}
