# Shards of webdataset: order, shuffling by seed and epoch, shares of workers, targets, names with braces, broken samples.
import logging
import os
import random
import tempfile
import warnings

import torch
from timm.data import create_dataset, create_loader

warnings.simplefilter('ignore')
logging.disable(logging.CRITICAL)
root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'Data')
shards = f'{root}/wds'


def show(data):
    print(len(data), [(image.size, image.mode, target) for image, target in data])


show(create_dataset('wds/toy', root=shards, split='train'))
show(create_dataset('wds/toy', root=shards, split='validation'))
show(create_dataset('wds/toy', root=shards, split='toy-train-{00..01}.tar'))
show(create_dataset('wds/toy', root=shards, split='toy-train-{02,00}.tar|5', input_img_mode='L'))
show(create_dataset('wds/toy', root=shards, split='toy-train-00.tar::toy-train-02.tar|4', class_map={i: i * 10 for i in range(9)}))
print(create_dataset('wds/toy', root=shards, split='train').filenames())

# targets from descriptions
for options in (dict(target_key='label'), dict(target_key='tags'), dict(target_key='deep/is_red'), dict(target_key='is_big, deep/is_red'),
                dict(target_key='tags', target_format='multihot', class_map={0: 1, 1: 0}), dict(target_key='tags', class_map={0: 5, 1: 6, 2: 7})):
    try:
        show(create_dataset('wds/toy', root=shards, split='toy-train-{00..01}.tar|6', **options))
    except Exception as error:
        print(type(error).__name__, error)

# training: mixed by the seed, another order each epoch, to a multiple of the batch
for seed in (42, 7):
    data = create_dataset('wds/toy', root=shards, split='train', is_training=True, batch_size=4, seed=seed, num_samples=9)
    print(len(data))
    for epoch in range(2):
        data.set_epoch(epoch)
        print([target for _, target in data])
data = create_dataset('wds/toy', root=shards, split='train', is_training=True, batch_size=1, sample_shuffle_size=3,
                      sample_initial_size=2)
print([target for _, target in data], [target for _, target in data])

# loaders
for workers in (0, 1, 2):
    for persistent in (False, True):
        data = create_dataset('wds/toy', root=shards, split='train', is_training=True, batch_size=2, seed=1)
        random.seed(3)
        torch.manual_seed(3)
        loader = create_loader(data, (3, 8, 8), 2, is_training=True, num_workers=workers, persistent_workers=persistent,
                               scale=(0.8, 1.0), device=torch.device('cpu'))
        for epoch in range(2):
            data.set_epoch(epoch)
            print(workers, persistent, len(loader), [(target.tolist(), f'{input.double().sum().item():.3f}') for input, target in loader])
loader = create_loader(create_dataset('wds/toy', root=shards, split='train'), (3, 8, 8), 2, num_workers=2, device=torch.device('cpu'))
print([target.tolist() for _, target in loader])

# without an index; mistakes
empty = tempfile.mkdtemp()
for make in (lambda: create_dataset('wds/toy', root=empty, split='train'), lambda: create_dataset('wds/toy', root=shards, split='test'),
             lambda: create_dataset('wds/toy', root=shards, split='a-{0..1}.tar', is_training=True),
             lambda: list(create_dataset('wds/toy', root=shards, split='none-{0..1}.tar')),
             lambda: list(create_dataset('wds/toy', root=shards, split='train', target_key='nothing')),
             lambda: create_dataset('wds/toy', root=shards, split='train', target_key='a,,b'),
             lambda: create_dataset('wds/toy', root=shards, split='train', target_key='a', target_format='x'),
             lambda: create_dataset('wds/toy', root=shards, split='a-{0..1.tar')):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, str(error).replace(root, '…'))

# names with braces
from timm.data.readers.reader_wds import expand_urls

os.environ['WDS_PLACE'] = 'x{1,2}'
for pattern in ('a{1..3}b', 'a{03..1}', '{a..e..2}', '{Y..b}', '{e..a..3}', 'p{q,r{s,t},}u', '{x}', r'\{1,2\}', 'a{-2..2}', '${PLACE}/y', 'a::b{0,1}',
                'plain', '{1..10..4}', '{,a}{b,c}', '{01..-1}'):
    print(pattern, expand_urls(pattern))
