"""torchvision's transforms with seeds, as checksums of what they make."""
import random
import zlib

import torch
import torchvision.transforms as T
import torchvision.transforms.functional as F
from PIL import Image


def picture(mode, width, height):
    state, data = 7, bytearray()
    for i in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7fffffff
        data.append(((state >> 16) % 97 + i * 3) & 255)
    return Image.frombytes(mode, (width, height), bytes(data))


def text(result):
    if isinstance(result, tuple):
        return [text(r) for r in result]
    if isinstance(result, torch.Tensor):
        return f'{tuple(result.shape)} {result.dtype} {result.double().sum().item():.4f} {result.flatten()[5].item():.5f}'
    return f'{result.mode} {result.size} {zlib.crc32(result.tobytes())}'


def show(name, transform, image):
    for seed in range(3):
        random.seed(seed)
        torch.manual_seed(seed)
        try:
            print(name, seed, text(transform(image)))
        except Exception as e:
            print(name, seed, type(e).__name__, e)


M = T.InterpolationMode
transforms = [
    T.Resize(20), T.Resize((20, 31), M.BICUBIC), T.Resize([30], max_size=35), T.Resize(20, M.NEAREST), T.Resize(20, M.LANCZOS),
    T.CenterCrop(24), T.CenterCrop((60, 20)), T.Pad(3), T.Pad((1, 2), fill=9, padding_mode='constant'),
    T.Pad((1, 2, 3, 4), padding_mode='reflect'), T.Pad(5, padding_mode='edge'), T.Pad(5, padding_mode='symmetric'),
    T.RandomCrop(16), T.RandomCrop(16, padding=4), T.RandomCrop((70, 60), pad_if_needed=True, padding_mode='reflect'),
    T.RandomCrop(99), T.RandomResizedCrop(24), T.RandomResizedCrop((24, 20), scale=(0.5, 1.0), interpolation=M.BICUBIC),
    T.RandomHorizontalFlip(), T.RandomVerticalFlip(0.8), T.ColorJitter(0.4, 0.4, 0.4), T.ColorJitter(0.4, 0.3, 0.2, 0.1),
    T.ColorJitter(brightness=(0.5, 0.9)), T.RandomRotation(30), T.RandomRotation((10, 80), M.BILINEAR, expand=True, fill=7),
    T.RandomRotation(15, center=(3, 4)), T.RandomAffine(20), T.RandomAffine(10, (0.1, 0.2), (0.8, 1.2), 5),
    T.RandomAffine(10, shear=(-5, 5, -3, 3), interpolation=M.BILINEAR, fill=3, center=(2, 1)), T.Grayscale(), T.Grayscale(3),
    T.RandomGrayscale(0.5), T.RandomInvert(), T.RandomPosterize(3), T.RandomSolarize(100), T.RandomAdjustSharpness(2),
    T.RandomAutocontrast(), T.RandomEqualize(), T.RandomPerspective(p=0.9), T.RandomApply([T.CenterCrop(9), T.Pad(1)], p=0.6),
    T.RandomChoice([T.CenterCrop(9), T.Pad(1), T.Resize(9)]), T.RandomChoice([T.CenterCrop(9), T.Pad(1)], p=[0.2, 0.8]),
    T.RandomOrder([T.CenterCrop(19), T.Pad(1), T.Resize(11)]), T.FiveCrop(9), T.TenCrop((9, 8)), T.PILToTensor(), T.ToTensor(),
    T.Compose([T.ToTensor(), T.Normalize((0.5, 0.4, 0.3), (0.2, 0.3, 0.4))]),
    T.Compose([T.ToTensor(), T.RandomErasing(p=0.9)]), T.Compose([T.ToTensor(), T.RandomErasing(p=0.9, value='random')]),
    T.Compose([T.ToTensor(), T.RandomErasing(p=0.9, value=(1, 2, 3), inplace=True)]),
    T.Compose([T.PILToTensor(), T.ConvertImageDtype(torch.float), T.RandomHorizontalFlip(), T.CenterCrop(11), T.RandomCrop(7)]),
    T.Compose([T.ToTensor(), T.ToPILImage()]), T.RandAugment(), T.RandAugment(3, 14, interpolation=M.BILINEAR, fill=[1, 2, 3]),
    T.AutoAugment(), T.AutoAugment(T.AutoAugmentPolicy.CIFAR10), T.AutoAugment(T.AutoAugmentPolicy.SVHN), T.TrivialAugmentWide(),
    T.Lambda(lambda image: image.rotate(90)),
]
image = picture('RGB', 53, 41)
for transform in transforms:
    show(str(transform).replace('\n', ' ') if 'Lambda' not in str(transform) else 'Lambda', transform, image)
for transform in [T.Resize(20), T.Pad(2, padding_mode='reflect'), T.RandomResizedCrop(12), T.ColorJitter(0.3, 0.3, 0.3, 0.1),
                  T.RandomRotation(20), T.ToTensor(), T.Grayscale(3)]:
    show('L ' + str(transform), transform, picture('L', 31, 44))
for name, make in [('hue', lambda: F.adjust_hue(image, 0.3)), ('hue', lambda: F.adjust_hue(image, -0.21)),
                   ('gamma', lambda: F.adjust_gamma(image, 0.7, 1.1)), ('affine', lambda: F.affine(image, 10, [3, 4], 1.2, [5, 6])),
                   ('size', lambda: F.get_image_size(image)), ('dimensions', lambda: F.get_dimensions(image)),
                   ('erase', lambda: F.erase(F.to_tensor(image), 1, 2, 3, 4, 0.0)), ('bad', lambda: F.hflip(3)),
                   ('bad', lambda: F.resize(image, 3, 'x')), ('bad', lambda: F.center_crop('a', 3)),
                   ('bad', lambda: F.adjust_hue(image, 2)), ('bad', lambda: F.pil_to_tensor(torch.ones(3)))]:
    try:
        result = make()
        print(name, result if isinstance(result, (list, tuple)) else text(result))
    except Exception as e:
        print(name, type(e).__name__, e)
