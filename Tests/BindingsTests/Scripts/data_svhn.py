# SVHN's MAT files, compressed and plain; what is missing.
import hashlib
import os

import torch
from timm.data import create_loader
from torchvision import datasets
from torchvision.transforms.functional import pil_to_tensor

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'Data')
for split in ('train', 'test'):
    # torchvision compares the sums of the real files
    with open(f'{root}/svhn/{split}_32x32.mat', 'rb') as f:
        datasets.SVHN.split_list[split][2] = hashlib.md5(f.read()).hexdigest()

for split in ('train', 'test'):
    data = datasets.SVHN(f'{root}/svhn', split=split)
    print(len(data), tuple(data.data.shape), str(data.data.dtype).rpartition('.')[2], [int(v) for v in data.labels])
    for i in range(len(data)):
        image, target = data[i]
        print(image.mode, image.size, target, int(pil_to_tensor(image).sum(dtype=torch.int64)), image.getpixel((3, 7)))
    print(repr(data).replace(root, '…'))
data = datasets.SVHN(f'{root}/svhn', target_transform=lambda t: t + 100)
print(data[0][1])
data = datasets.SVHN(f'{root}/svhn')
for workers in (0, 2):
    for input, target in create_loader(data, (3, 32, 32), 2, num_workers=workers, device=torch.device('cpu')):
        print(tuple(input.shape), target.tolist(), f'{input.double().sum().item():.3f}')
for make in (lambda: datasets.SVHN(f'{root}/svhn', split='extra'), lambda: datasets.SVHN(f'{root}/svhn', split='all')):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
