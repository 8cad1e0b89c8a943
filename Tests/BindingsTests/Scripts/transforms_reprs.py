"""What pipelines of transforms look like in print."""
import torch
import torchvision.transforms as T
from timm.data import create_transform
from timm.data.auto_augment import (augment_and_mix_transform, auto_augment_transform, rand_augment_transform)


def create_adaptive_transform(image_size, dataset_type='imagenet'):
    if dataset_type == 'cifar':
        return create_transform(
            input_size=image_size, is_training=True, auto_augment='rand-m9-mstd0.5', interpolation='bicubic', re_prob=0.25,
            re_mode='pixel', re_count=1, mean=(0.4914, 0.4822, 0.4465), std=(0.2023, 0.1994, 0.2010))
    if dataset_type == 'medical':
        return T.Compose([
            T.Resize((image_size, image_size)), T.RandomHorizontalFlip(p=0.5), T.RandomRotation(degrees=10),
            T.ColorJitter(brightness=0.1, contrast=0.1), T.ToTensor(),
            T.Normalize(mean=[0.5, 0.5, 0.5], std=[0.5, 0.5, 0.5])])
    return create_transform(
        input_size=image_size, is_training=True, auto_augment='rand-m7-mstd0.5-inc1', interpolation='random', re_prob=0.1,
        re_mode='const', re_count=1)


for size, kind in [(32, 'cifar'), (224, 'medical'), (224, 'imagenet')]:
    print(kind, create_adaptive_transform(size, kind))

for options in [
        dict(), dict(input_size=(3, 224, 224), crop_pct=0.95), dict(input_size=(1, 28, 28), mean=(0.5,), std=(0.25,)),
        dict(input_size=(3, 192, 256)), dict(input_size=96, crop_mode='squash'), dict(input_size=96, crop_mode='border'),
        dict(input_size=96, crop_border_pixels=4), dict(input_size=96, use_prefetcher=True), dict(input_size=96, normalize=False),
        dict(input_size=64, is_training=True), dict(input_size=64, is_training=True, no_aug=True, interpolation='random'),
        dict(input_size=64, is_training=True, train_crop_mode='rkrc'), dict(input_size=64, is_training=True, train_crop_mode='rkrr'),
        dict(input_size=64, is_training=True, scale=(0.5, 1.0), ratio=(1.0, 1.0), hflip=0.0, vflip=0.3),
        dict(input_size=64, is_training=True, color_jitter=(0.1, 0.2, 0.3, 0.1), color_jitter_prob=0.5),
        dict(input_size=64, is_training=True, color_jitter=None, grayscale_prob=0.2, gaussian_blur_prob=0.5),
        dict(input_size=64, is_training=True, auto_augment='3a', re_prob=0.3, re_mode='rand', re_count=3),
        dict(input_size=64, is_training=True, auto_augment='augmix-m5-w4-d2', use_prefetcher=True, re_prob=0.5),
        dict(input_size=64, is_training=True, auto_augment='original-mstd0.5', interpolation='bilinear'),
        dict(input_size=64, is_training=True, separate=True, auto_augment='rand-m9-n3-p0.7-mmax15-tweights')]:
    print(options)
    print(create_transform(**options))

for name in ['v0', 'v0r', 'original', 'originalr', '3a']:
    print(auto_augment_transform(name))
print([round(float(w), 6) for w in rand_augment_transform('rand-mstd101-inc1-t3aw').choice_weights])
print([round(float(w), 6) for w in rand_augment_transform('rand-tweights').choice_weights])
print(augment_and_mix_transform('augmix'))
for bad in [lambda: auto_augment_transform('nothing'), lambda: rand_augment_transform('rand-x3'),
            lambda: create_transform(is_training=True, train_crop_mode='none'),
            lambda: T.Resize('big'), lambda: T.Resize((1, 2, 3)), lambda: T.ColorJitter(brightness=-1),
            lambda: T.ColorJitter(hue=0.7), lambda: T.RandomRotation(-3), lambda: T.GaussianBlur(4), lambda: T.CenterCrop((1, 2, 3)),
            lambda: T.RandomErasing(p=2), lambda: T.Pad('a'), lambda: T.Lambda(3), lambda: T.RandomAffine(3, translate=(2, 0)),
            lambda: T.ToTensor()(3), lambda: T.Normalize([0.5], [0.0])(torch.ones(1, 2, 2))]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
for t in [T.Resize(5), T.Resize([5], max_size=9), T.CenterCrop(4), T.Pad((1, 2), fill=3), T.RandomCrop(4, padding=1),
          T.RandomResizedCrop(5), T.RandomVerticalFlip(), T.FiveCrop(3), T.TenCrop(3, True), T.ColorJitter(0.4, 0.3, 0.2, 0.1),
          T.RandomAffine(10, (0.1, 0.2), (0.8, 1.2), 5, fill=3), T.Grayscale(3), T.RandomGrayscale(), T.RandomErasing(),
          T.GaussianBlur(3), T.RandomInvert(), T.RandomPosterize(3), T.RandomSolarize(128), T.RandomAdjustSharpness(2),
          T.RandomAutocontrast(), T.RandomEqualize(), T.RandomPerspective(), T.RandomApply([T.CenterCrop(3)], p=0.3),
          T.RandomChoice([T.CenterCrop(3), T.Pad(2)]), T.RandomOrder([T.CenterCrop(3)]), T.PILToTensor(), T.ToPILImage(),
          T.ToPILImage('L'), T.Lambda(len), T.RandAugment(), T.AutoAugment(), T.TrivialAugmentWide(),
          T.InterpolationMode.BICUBIC, T.AutoAugmentPolicy.SVHN]:
    print(t)
