"""Fills a folder with models of random weights in the Hugging Face cache's layout, for tests and for trying out what loads
pretrained weights without a network.

Usage: tnb scripts/fill-hub.py FOLDER MODEL…    (or python3 with timm)
Afterwards TNB_HUB=FOLDER or HF_HUB_CACHE=FOLDER makes `timm.create_model(MODEL, pretrained=True)` find them."""

import hashlib
import os
import sys

import timm
import torch
from timm.models import save_for_hf

if len(sys.argv) < 3:
    sys.exit(__doc__)
folder = sys.argv[1]
for name in sys.argv[2:]:
    torch.manual_seed(0)
    model = timm.create_model(name)
    repository = model.pretrained_cfg['hf_hub_id']
    storage = os.path.join(folder, 'models--' + repository.replace('/', '--'))
    commit = hashlib.sha1(repository.encode()).hexdigest()
    snapshot = os.path.join(storage, 'snapshots', commit)
    save_for_hf(model, snapshot, safe_serialization=True)
    os.makedirs(os.path.join(storage, 'refs'), exist_ok=True)
    with open(os.path.join(storage, 'refs', 'main'), 'w') as file:
        file.write(commit)
    print(f'{repository}: {sum(p.numel() for p in model.parameters()):,} parameters')
