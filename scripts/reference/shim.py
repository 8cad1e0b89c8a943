"""What tnb offers beyond timm, for running tnb's own notebooks under CPython: the plain data-set names `digits` and
`fashion_mnist`, and the `*_cifar` ResNets (3x3 stem of stride 1, no max pooling). Import it first."""

import functools
import gzip
import os
import pathlib
import struct

import refenv  # noqa: F401  (lets the CUDA build of torchvision load beside a CPU torch)
import numpy
import timm
import timm.data
import torch
from PIL import Image
from timm.models import register_model
from timm.models.resnet import BasicBlock, Bottleneck, ResNet

FASHION_CLASSES = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot']
FASHION_ROOT = '/usr/share/datasets/fashion-mnist'


class ImageArrays(torch.utils.data.Dataset):
    """Grey images [N, H, W] uint8 with their labels, as PIL images."""

    def __init__(self, images, labels, classes):
        self.images, self.labels, self.classes, self.transform, self.target_transform = images, labels, classes, None, None

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        image = Image.fromarray(self.images[index], mode='L')
        return (self.transform(image) if self.transform else image), int(self.labels[index])


def read_idx(path):
    with gzip.open(path, 'rb') as file:
        magic, = struct.unpack('>I', file.read(4))
        shape = struct.unpack('>' + 'I' * (magic & 255), file.read(4 * (magic & 255)))
        return numpy.frombuffer(file.read(), dtype=numpy.uint8).reshape(shape)


def fashion_mnist(root, training):
    folder = pathlib.Path(root or FASHION_ROOT)
    prefix = 'train' if training else 't10k'
    return ImageArrays(read_idx(folder / f'{prefix}-images-idx3-ubyte.gz'),
                       read_idx(folder / f'{prefix}-labels-idx1-ubyte.gz'), FASHION_CLASSES)


def digits(root, training):
    """The split and the scaling of tnb's embedded copy: every fifth image is held out, 0..16 becomes 0..255."""
    from sklearn.datasets import load_digits
    data = load_digits()
    images = numpy.minimum(data.images * 16, 255).astype(numpy.uint8)
    held_out = numpy.arange(len(images)) % 5 == 4
    keep = ~held_out if training else held_out
    return ImageArrays(images[keep], data.target[keep], [str(i) for i in range(10)])


timm_create_dataset = timm.data.create_dataset


@functools.wraps(timm_create_dataset)
def create_dataset(name, root=None, split='validation', **options):
    builder = {'digits': digits, 'fashion_mnist': fashion_mnist}.get(name)
    if builder is None:
        return timm_create_dataset(name, root, split, **options)
    return builder(root, split in ('train', 'training'))


timm.data.create_dataset = create_dataset


def register_cifar(name, block, layers):
    def entry(pretrained=False, in_chans=3, **options):
        options = {key: value for key, value in options.items() if key in ('num_classes', 'drop_rate', 'drop_path_rate', 'global_pool')}
        model = CifarResNet(block, layers, in_chans=in_chans, **options)
        return model
    entry.__name__ = name
    entry.__module__ = 'timm.models.resnet'
    register_model(entry)


class StemConv2d(torch.nn.Conv2d):
    """Conv2d, but the one 7x7 convolution of a ResNet, its stem, becomes 3x3 with stride 1."""

    def __init__(self, *args, **kwargs):
        if kwargs.get('kernel_size') == 7:
            kwargs.update(kernel_size=3, stride=1, padding=1)
        super().__init__(*args, **kwargs)


StemConv2d.__name__ = 'Conv2d'


class CifarResNet(ResNet):
    """timm's ResNet with a 3x3 stem of stride 1 in place of the 7x7 one and its pooling; drawn in the same order."""

    def __init__(self, block, layers, in_chans=3, **options):
        original, torch.nn.Conv2d = torch.nn.Conv2d, StemConv2d
        try:
            super().__init__(block, layers, in_chans=in_chans, **options)
        finally:
            torch.nn.Conv2d = original
        self.maxpool = torch.nn.Identity()


for _name, _block, _layers in [('resnet18_cifar', BasicBlock, [2, 2, 2, 2]), ('resnet34_cifar', BasicBlock, [3, 4, 6, 3]),
                               ('resnet50_cifar', Bottleneck, [3, 4, 6, 3])]:
    register_cifar(_name, _block, _layers)


def install_adapt():
    """timm.adapt out of its own sources: it is written in the language, over timm's and torch's names only."""
    import re
    import sys
    import types
    folder = pathlib.Path(__file__).resolve().parents[2] / 'Sources' / 'Bindings' / 'Timm' / 'Adapt'
    sources, names = {}, {}
    for path in folder.glob('*.swift'):
        text = path.read_text()
        names.update((key, name) for name, key in re.findall(r'scripted\("([\w.]+)".*?DataScripts\.(\w+)\)', text))
        for key, source in re.findall(r'static let (\w+) = #"""\n(.*?)\n {8}"""#', text, re.S):
            sources[key] = re.sub(r'(?m)^ {8}', '', source)
    modules = {name: types.ModuleType(name) for name in names.values()}
    sys.modules.update(modules)
    for key, name in sorted(names.items(), key=lambda item: -len(item[1])):
        exec(compile(sources[key], f'<{name}>', 'exec'), modules[name].__dict__)
        parent, _, own = name.rpartition('.')
        setattr(sys.modules[parent], own, modules[name])


install_adapt()
