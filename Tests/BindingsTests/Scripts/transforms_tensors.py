"""torchvision's operations on images that are tensors, AugMix, and Dirichlet draws: pixels of what they make."""
import random
import zlib

import torch
import torchvision.transforms as T
import torchvision.transforms.functional as F
from PIL import Image

M = T.InterpolationMode


def pixels(channels, width, height):
    state, data = 7, []
    for i in range(width * height * channels):
        state = (state * 1103515245 + 12345) & 0x7fffffff
        data.append(((state >> 16) % 97 + i * 3) & 255)
    return torch.tensor(data, dtype=torch.uint8).view(height, width, channels).permute(2, 0, 1).contiguous()


def text(x):
    if not isinstance(x, torch.Tensor):
        return f'{x.mode} {x.size} {zlib.crc32(x.tobytes())}'
    flat = x.double().flatten()
    weights = torch.arange(len(flat), dtype=torch.float64) % 31
    sums = [flat.sum().item(), (flat * weights).sum().item()]
    return f'{tuple(x.shape)} {x.dtype} ' + ' '.join(f'{s:.4f}' if x.is_floating_point() else str(int(s)) for s in sums)


def attempt(name, function):
    try:
        print(name, text(function()))
    except Exception as error:
        print(name, type(error).__name__, error)


rgb, grey = pixels(3, 21, 17), pixels(1, 13, 11)
images = {'bytes': rgb, 'grey': grey, 'floats': rgb.float() / 255, 'batch': torch.stack([rgb, rgb.flip(-1)])}
operations = {
    'brightness': lambda x: F.adjust_brightness(x, 1.7), 'contrast': lambda x: F.adjust_contrast(x, 0.6),
    'saturation': lambda x: F.adjust_saturation(x, 1.4), 'hue': lambda x: F.adjust_hue(x, 0.3), 'hue back': lambda x: F.adjust_hue(x, -0.21),
    'gamma': lambda x: F.adjust_gamma(x, 0.7, 1.1), 'sharpness': lambda x: F.adjust_sharpness(x, 2.5),
    'blurred': lambda x: F.adjust_sharpness(x, 0.0), 'grey': lambda x: F.rgb_to_grayscale(x, 3), 'grey 1': lambda x: F.rgb_to_grayscale(x),
    'invert': F.invert, 'posterize': lambda x: F.posterize(x, 3), 'posterize 0': lambda x: F.posterize(x, 0),
    'solarize': lambda x: F.solarize(x, 100 if x.dtype == torch.uint8 else 0.4), 'autocontrast': F.autocontrast, 'equalize': F.equalize,
    'blur': lambda x: F.gaussian_blur(x, [5, 3], [1.1, 0.7]), 'rotate': lambda x: F.rotate(x, 33.0),
    'rotate smooth': lambda x: F.rotate(x, -20, M.BILINEAR, fill=[9.0]), 'rotate wide': lambda x: F.rotate(x, 40, M.BILINEAR, expand=True),
    'rotate about': lambda x: F.rotate(x, 15, center=[3, 4], fill=7),
    'affine': lambda x: F.affine(x, 10, [3, 4], 1.2, [5, 6]), 'affine smooth': lambda x: F.affine(x, -30, [1, -2], 0.8, 7.0, M.BILINEAR, fill=50),
    'affine about': lambda x: F.affine(x, 5, [0, 0], 1.0, [20.0, -10.0], center=[0, 0], fill=[1.0]),
    'perspective': lambda x: F.perspective(x, [[0, 0], [12, 0], [12, 10], [0, 10]], [[2, 1], [10, 0], [12, 9], [1, 8]]),
    'symmetric': lambda x: F.pad(x, [2, 3, 1, 4], padding_mode='symmetric'), 'cut': lambda x: F.pad(x, [-2, 3, 1, -4], padding_mode='symmetric'),
}
for name, operation in operations.items():
    for kind, image in images.items():
        attempt(f'{name} {kind}', lambda: operation(image))

for name, make in (('bad fill', lambda: F.rotate(rgb, 3, fill=[1.0, 2.0])), ('bad mode', lambda: F.rotate(rgb, 3, M.BICUBIC)),
                   ('two channels', lambda: F.invert(rgb[:2])), ('flat', lambda: F.invert(rgb[0])), ('line', lambda: F.adjust_brightness(rgb[0, 0], 1)),
                   ('factor', lambda: F.adjust_contrast(rgb, -1)), ('threshold', lambda: F.solarize(rgb, 300)),
                   ('type', lambda: F.equalize(rgb.float())), ('type', lambda: F.posterize(rgb.float(), 3)), ('deep', lambda: F.equalize(rgb[None, None]))):
    attempt(name, make)

# transforms that draw, on tensors
for transform in (T.ColorJitter(0.4, 0.3, 0.2, 0.1), T.RandomRotation(30), T.RandomAffine(20, (0.1, 0.2), (0.8, 1.2), 5), T.RandomPerspective(p=0.9),
                  T.GaussianBlur(3), T.RandAugment(3, 14), T.AutoAugment(), T.TrivialAugmentWide(), T.RandomEqualize(), T.RandomGrayscale(0.5)):
    for seed in range(3):
        random.seed(seed)
        torch.manual_seed(seed)
        attempt(f'{type(transform).__name__} {seed}', lambda: transform(rgb))

# AugMix
for transform in (T.AugMix(), T.AugMix(5, 2, 2, 0.5), T.AugMix(10, 4, interpolation=M.NEAREST, fill=[1.0, 2.0, 3.0]), T.AugMix(all_ops=False, fill=9)):
    print(transform)
    for seed in range(8):
        for image in (F.to_pil_image(rgb), F.to_pil_image(grey), rgb, images['batch']):
            if transform.fill == [1.0, 2.0, 3.0] and getattr(image, 'mode', '') == 'L':
                continue
            torch.manual_seed(seed)
            mixed = transform(image)
            assert type(mixed) is type(image) or mixed.mode == image.mode
            mixed = mixed if isinstance(mixed, torch.Tensor) else F.pil_to_tensor(mixed)
            # Shares of floats are cut to bytes: a rounding error may move a pixel by one.
            parts = (mixed, mixed[..., :10], mixed[..., :8, :])
            print(f'AugMix {seed}', tuple(mixed.shape), [f'{part.double().mean().item():.3f}' for part in parts], f'{torch.rand(1).item():.5f}')
attempt('severity', lambda: T.AugMix(11))

# Dirichlet draws
for seed, alpha in enumerate(([1.0, 1.0], [0.3, 2.0, 0.01], [50.0, 100.0, 3.0, 0.5])):
    torch.manual_seed(seed)
    drawn = torch._sample_dirichlet(torch.tensor(alpha).expand(3, -1))
    print(drawn.shape, drawn.dtype, [f'{v:.6f}' for v in drawn.flatten().tolist()], f'{torch.rand(1).item():.6f}')
