# QMNIST: its parts, its labels with all that NIST knows, what is missing.
import os
import struct
import tempfile

import torch
from timm.data import create_dataset
from torchvision import datasets
from torchvision.transforms.functional import pil_to_tensor

root = tempfile.mkdtemp()
raw = os.path.join(root, 'QMNIST', 'raw')
os.makedirs(raw)
for name, count in (('qmnist-train', 4), ('qmnist-test', 10003), ('xnist', 2)):
    with open(os.path.join(raw, f'{name}-images-idx3-ubyte'), 'wb') as f:
        f.write(struct.pack('>IIII', 0x803, count, 28, 28) + bytes((i * 7 + i // 784) % 251 for i in range(784)) * count)
    with open(os.path.join(raw, f'{name}-labels-idx2-int'), 'wb') as f:
        f.write(struct.pack('>III', 0xc02, count, 8) + struct.pack(f'>{8 * count}i', *((i * 31) % 10 - (i % 8 == 7) for i in range(8 * count))))

for options in (dict(), dict(train=False), dict(what='test10k'), dict(what='test50k'), dict(what='nist'), dict(what='test', compat=False),
                dict(compat=False, target_transform=lambda t: t.tolist())):
    data = datasets.QMNIST(root, **options)
    image, target = data[1 if len(data) < 100 else len(data) - 1]
    print(len(data), data.what, image.mode, image.size, int(pil_to_tensor(image).sum(dtype=torch.int64)), target, data.targets.shape,
          data.targets.dtype, data.data.shape)
print(repr(datasets.QMNIST(root, what='test50k')).replace(root, '…'))
print(len(create_dataset('torch/qmnist', root=root, split='train')))
for make in (lambda: datasets.QMNIST(root, what='all'), lambda: datasets.QMNIST(root + '/none')):
    try:
        make()
    except Exception as error:
        print(type(error).__name__, error)
