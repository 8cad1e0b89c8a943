"""timm's pipelines with seeds, as checksums of what they make."""
import random
import zlib

import numpy as np
import torch
from PIL import Image
from timm.data import create_transform
from timm.data.random_erasing import RandomErasing


def picture(mode, width, height):
    state, data = 7, bytearray()
    for i in range(width * height * len(mode)):
        state = (state * 1103515245 + 12345) & 0x7fffffff
        data.append(((state >> 16) % 97 + i // 2) & 255)
    return Image.frombytes(mode, (width, height), bytes(data))


def text(result):
    return f'{tuple(result.shape)} {result.dtype} {result.double().sum().item():.4f} {result.double().pow(2).sum().item():.4f}'


def show(name, transform, image, count=4):
    for seed in range(count):
        random.seed(seed)
        np.random.seed(seed)
        torch.manual_seed(seed)
        try:
            result = transform(image)
            if isinstance(result, Image.Image):
                print(name, seed, result.mode, result.size, zlib.crc32(result.tobytes()))
            else:
                print(name, seed, text(result))
        except Exception as e:
            print(name, seed, type(e).__name__, e)


images = [picture('RGB', 61, 47), picture('RGB', 30, 90)]
evaluation = [dict(), dict(crop_pct=0.95), dict(crop_pct=1.0, interpolation='bicubic'), dict(crop_mode='squash'),
              dict(crop_mode='border', interpolation='lanczos'), dict(crop_border_pixels=3), dict(input_size=(3, 24, 40)),
              dict(normalize=False), dict(use_prefetcher=True, interpolation='nearest')]
for options in evaluation:
    for image in images:
        show(f'eval {options}', create_transform(**{'input_size': 32, **options}), image, count=1)
training = [dict(), dict(no_aug=True), dict(train_crop_mode='rkrc'), dict(train_crop_mode='rkrr', interpolation='bicubic'),
            dict(scale=(0.5, 1.0), ratio=(1.0, 1.0), hflip=0.0, vflip=0.5), dict(interpolation='random'),
            dict(color_jitter=(0.1, 0.2, 0.3, 0.1)), dict(color_jitter=0.4, color_jitter_prob=0.5), dict(color_jitter=None),
            dict(grayscale_prob=0.5), dict(re_prob=1.0), dict(re_prob=0.7, re_mode='rand'), dict(re_prob=0.9, re_mode='pixel', re_count=3),
            dict(auto_augment='3a', interpolation='bicubic')]
for options in training:
    for image in images:
        show(f'train {options}', create_transform(input_size=32, is_training=True, **options), image)
strings = ['rand-m9-mstd0.5', 'rand-m9-mstd0.5-inc1', 'rand-m7-n4-p0.9', 'rand-m15-mmax20-mstd1', 'rand-mstd101', 'rand-m9-tweights',
           'rand-n3-t3a', 'rand-n4-t3aw-mstd0.3', 'v0', 'v0r-mstd0.5', 'original', 'originalr-mstd0.5', '3a', 'augmix', 'augmix-m5-w4-d2',
           'augmix-m3-w2-a0.5-mstd0.5', 'augmix-b1']
for string in strings:
    for interpolation in ['bilinear', 'random']:
        # The part between cropping and tensors, so that images are compared byte for byte.
        _, secondary, _ = create_transform(
            input_size=32, is_training=True, auto_augment=string, interpolation=interpolation, separate=True)
        show(f'{string} {interpolation}', secondary, images[0], count=8)
    show(f'{string} whole', create_transform(input_size=32, is_training=True, auto_augment=string, use_prefetcher=True), images[1])
show('grey', create_transform(input_size=(1, 24, 24), is_training=True, auto_augment='rand-m9', mean=(0.5,), std=(0.25,)),
     picture('L', 31, 40), count=8)
random.seed(3)
torch.manual_seed(3)
erasing = RandomErasing(0.8, mode='pixel', max_count=2, num_splits=2, device='cpu')
print(erasing, text(erasing(torch.ones(6, 3, 20, 24))))
np.random.seed(5)
print([round(float(x), 10) for x in [np.random.rand(), np.random.uniform(2, 3), np.random.beta(0.4, 0.4), np.random.normal(1, 2),
                                     np.random.randint(0, 1000), np.random.beta(2.0, 3.0), np.random.gamma(0.3)]])
