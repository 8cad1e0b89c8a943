"""Models that tnb wrote with save_for_hf, read by timm, and their config.json beside the one that timm writes for the same model.

Usage: python scripts/reference/export.py TNB     (the reference environment)"""

import json
import os
import subprocess
import sys
import tempfile

import refenv  # noqa: F401
import timm
import torch
from timm.models import save_for_hf

CASES = [
    ('test_resnet', {}, {}),
    ('test_resnet', dict(num_classes=3, in_chans=1, drop_rate=0.2), dict(model_config=dict(label_names=['a', 'b', 'c']))),
    ('test_vit', dict(num_classes=5), {}),
    ('vit_tiny_patch16_224', dict(depth=1, img_size=96, num_classes=2), {}),
    ('convnext_atto', dict(depths=(1, 1, 1, 1), drop_path_rate=0.1), dict(model_config=dict(labels=[str(n) for n in range(4)]))),
    ('test_efficientnet', dict(global_pool='max', num_classes=0), {}),
]


def program(name, options, extra, folder):
    return ('import timm, torch\nfrom timm.models import save_for_hf\ntorch.manual_seed(0)\n'
            f'model = timm.create_model({name!r}, **{options!r}).eval()\n'
            f'save_for_hf(model, {folder!r}, safe_serialization=True, **{extra!r})\n'
            f"x = torch.linspace(-1, 1, model.in_chans * 96 * 96).reshape(1, model.in_chans, 96, 96)\n"
            "print(model(x).flatten()[:8].tolist())\n")


failed = 0
for name, options, extra in CASES:
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = os.path.join(folder, 'ours'), os.path.join(folder, 'theirs')
        run = subprocess.run([sys.argv[1], '-c', program(name, options, extra, ours)], capture_output=True, text=True)
        if run.returncode:
            print(f'failed: {name} {options}: {run.stderr}')
            failed += 1
            continue
        model = timm.create_model('local-dir:' + ours, pretrained=True).eval()
        x = torch.linspace(-1, 1, model.in_chans * 96 * 96).reshape(1, model.in_chans, 96, 96)
        with torch.no_grad():
            same = torch.allclose(model(x).flatten()[:8], torch.tensor(json.loads(run.stdout)), atol=1e-4)
        save_for_hf(timm.create_model(name, **options), theirs, safe_serialization=True, **extra)
        configs = [json.load(open(os.path.join(f, 'config.json'))) for f in (ours, theirs)]
        print(name, options, 'same output' if same else 'OTHER OUTPUT', 'same config' if configs[0] == configs[1] else 'OTHER CONFIG')
        if configs[0] != configs[1]:
            flat = [{**c, **{'cfg.' + k: v for k, v in c['pretrained_cfg'].items()}} for c in configs]
            for key in sorted(set(flat[0]) | set(flat[1])):
                if key != 'pretrained_cfg' and flat[0].get(key, '-') != flat[1].get(key, '-'):
                    print('   ', key, flat[0].get(key, '-'), 'timm:', flat[1].get(key, '-'))
        failed += not same or configs[0] != configs[1]
print(f'{len(CASES) - failed} passed, {failed} failed')
sys.exit(failed != 0)
