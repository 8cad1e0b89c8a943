# Pretrained weights of a cache: values, what is drawn afterwards, and that models made from one file share nothing.
import os
import shutil
import tempfile

folder = tempfile.mkdtemp()
os.environ['HF_HUB_CACHE'] = folder
os.environ['HF_HUB_OFFLINE'] = '1'

import timm
import torch
from timm.models import save_for_hf

sources = {}
for name in ('test_resnet', 'test_vit', 'test_convnext'):
    torch.manual_seed(1)
    source = sources[name] = timm.create_model(name)
    storage = os.path.join(folder, 'models--' + source.pretrained_cfg['hf_hub_id'].replace('/', '--'))
    os.makedirs(os.path.join(storage, 'refs'))
    with open(os.path.join(storage, 'refs', 'main'), 'w') as file:
        file.write('0' * 40)
    save_for_hf(source, os.path.join(storage, 'snapshots', '0' * 40), safe_serialization=True)


def same(a, b):
    a, b = a.state_dict(), b.state_dict()
    return list(a) == list(b) and all(torch.equal(a[key], b[key]) for key in a)


for name, source in sources.items():
    torch.manual_seed(7)
    model = timm.create_model(name, pretrained=True)
    print(name, same(model, source), torch.rand(2), torch.randn(2), torch.randn(20)[-1:])

model = timm.create_model('test_resnet', pretrained=True)
with torch.no_grad():
    model.fc.weight.mul_(2)
other = timm.create_model('test_resnet', pretrained=True)
print(torch.equal(model.fc.weight, 2 * sources['test_resnet'].fc.weight), same(other, sources['test_resnet']))

optimizer = torch.optim.SGD(other.parameters(), lr=0.1)
other.train()
other(torch.ones(2, 3, 32, 32)).square().mean().backward()
optimizer.step()
third = timm.create_model('test_resnet', pretrained=True)
print(same(other, third), same(third, sources['test_resnet']), third.conv1[0].weight.is_contiguous())

torch.manual_seed(7)
small = timm.create_model('test_resnet', pretrained=True, num_classes=5)
print(small.fc.weight[0, :3], torch.rand(2), torch.equal(small.conv1[0].weight, sources['test_resnet'].conv1[0].weight))
features = timm.create_model('test_resnet', pretrained=True, features_only=True)
print([tuple(x.shape) for x in features(torch.ones(1, 3, 64, 64))])

shutil.rmtree(folder)
third.eval(), sources['test_resnet'].eval()
image = torch.linspace(-1, 1, 3 * 64 * 64).reshape(1, 3, 64, 64)
print(torch.equal(third(image), sources['test_resnet'](image)))
