# Data sets of files: folders, archives, broken images, CIFAR, MNIST, STL-10; names of classes; errors.
import os

import torch
from timm.data import create_dataset, create_reader, get_img_extensions, set_img_extensions
from timm.data.dataset_info import CustomDatasetInfo, DatasetInfoLabelMapper
from timm.data.readers.class_map import load_class_map
from torchvision import datasets
from torchvision.transforms.functional import pil_to_tensor

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'Data')


def attempt(function):
    try:
        result = function()
        print(result if isinstance(result, (str, int, tuple, list, dict)) else type(result).__name__)
    except Exception as error:
        print(type(error).__name__, str(error).replace(root, '…'))


def show(dataset, exact=True):
    print(type(dataset).__name__, len(dataset))
    for i in range(len(dataset)):
        image, target = dataset[i]
        pixels = pil_to_tensor(image)
        print(image.mode, image.size, target, int(pixels.sum(dtype=torch.int64)) if exact else round(pixels.float().mean().item()))


# folders
for split in ('train', 'training', 'validation', 'val', 'eval', 'train[:3]', 'other'):
    dataset = create_dataset('', root=f'{root}/folder', split=split)
    print(split, len(dataset), dataset.reader.class_to_idx, dataset.filenames())
dataset = create_dataset('', root=f'{root}/folder', split='train')
show(dataset, exact=False)
print(dataset.filename(0), dataset.filename(1, basename=True), dataset.filename(2, absolute=True).replace(root, '…'))
show(create_dataset('', root=f'{root}/folder/val', split='train'))
show(create_dataset('', root=f'{root}/folder', split='val', input_img_mode='L'))
mapped = create_dataset('', root=f'{root}/folder', split='train', class_map=f'{root}/classes.txt')
print(mapped.reader.class_to_idx, [t for _, t in mapped.reader.samples], mapped.filenames())
mapped = create_dataset('', root=f'{root}/folder', split='train', class_map={'class2': 7})
print([t for _, t in mapped.reader.samples])
print(load_class_map('classes.txt', root))
bytes_ = create_dataset('', root=f'{root}/folder', split='val', load_bytes=True)[0][0]
print(type(bytes_).__name__, bytes_[:4])
changed = create_dataset('', root=f'{root}/folder', split='val', transform=lambda image: image.size, target_transform=lambda t: t * 10)
print(list(changed[i] for i in range(3)))

# broken images are passed over, with the next one in their place
broken = create_dataset('', root=f'{root}/broken')
print(len(broken), [broken[i][1] for i in range(4)])

# archives
for name in ('one.tar', 'nested.tar', 'tars'):
    if name != 'tars':
        dataset = create_dataset('', root=f'{root}/{name}')
        print(name, dataset.filenames())
        show(dataset)

# extensions
print(get_img_extensions())
set_img_extensions(['.jpg'])
print(create_dataset('', root=f'{root}/folder', split='train').filenames())
set_img_extensions(['.png', '.jpg', '.jpeg'])

# torchvision's
datasets.cifar.check_integrity = lambda *args: True
for cls in (datasets.CIFAR10, datasets.CIFAR100):
    for train in (True, False):
        dataset = cls(f'{root}/cifar', train=train)
        show(dataset)
        print(dataset.classes[:3], dataset.class_to_idx[dataset.classes[1]], dataset.targets)
print(repr(datasets.CIFAR10(f'{root}/cifar', train=False)).replace(root, '…'))
show(create_dataset('torch/cifar10', root=f'{root}/cifar', split='validation'))
for train in (True, False):
    dataset = datasets.MNIST(f'{root}/idx', train=train)
    show(dataset)
    print(dataset.classes[:2], dataset.targets, dataset.data.shape, dataset.data.dtype, dataset.class_to_idx['3 - three'])
print(repr(datasets.MNIST(f'{root}/idx')).replace(root, '…'))
show(create_dataset('torch/mnist', root=f'{root}/idx', split='train'))
datasets.stl10.check_integrity = lambda *args: True
datasets.STL10._check_integrity = lambda self: True
for split in ('train', 'test'):
    dataset = datasets.STL10(f'{root}/stl', split=split)
    show(dataset)
    print(dataset.classes[:2], dataset[0][1])
folder = datasets.ImageFolder(f'{root}/folder/train')
show(folder, exact=False)
print(folder.classes, folder.class_to_idx, folder.targets, [os.path.basename(path) for path, _ in folder.samples])
show(create_dataset('torch/image_folder', root=f'{root}/folder', split='val'))

# names of classes
info = CustomDatasetInfo(['cat', 'dog'], {'cat': 'a cat', 'dog': 'a dog'})
print(info.num_classes(), info.label_names(), info.index_to_label_name(1), info.index_to_description(0), info.has_label(2),
      info.label_indices())
sparse = CustomDatasetInfo({'3': 'c', 7: 'g'})
print(sparse.label_indices(), sparse.has_label(3), sparse.index_to_label_name(7))
mapper = DatasetInfoLabelMapper(sparse)
print(mapper(3), mapper(4), mapper.coverage(8))

# mistakes
try:
    create_dataset('', root=f'{root}/nowhere')
except AssertionError as error:
    print(type(error).__name__)
for make in (lambda: create_reader('', f'{root}/classes.txt'),
             lambda: create_dataset('', root=f'{root}/cifar'), lambda: create_dataset('torch/nothing', root=root),
             lambda: datasets.MNIST(f'{root}/folder'), lambda: datasets.ImageFolder(f'{root}/folder/val/dog'),
             lambda: load_class_map('none.txt', root), lambda: load_class_map('classes.md', root),
             lambda: datasets.STL10(f'{root}/stl', split='all'), lambda: CustomDatasetInfo([]), lambda: CustomDatasetInfo([1]),
             lambda: CustomDatasetInfo(['a'], {'b': 'x'}), lambda: CustomDatasetInfo({'x': 'a'}), lambda: CustomDatasetInfo({-1: 'a'}),
             lambda: DatasetInfoLabelMapper(info, 'no'), lambda: set_img_extensions(['png'])):
    attempt(make)
