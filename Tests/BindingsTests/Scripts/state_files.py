# State dictionaries in safetensors files.
import os
import torch
import torch.nn as nn
from safetensors.torch import load_file, save_file

torch.manual_seed(0)
model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(8, 2))
path = '/tmp/tnb_state_files.safetensors'
save_file(model.state_dict(), path, metadata={'format': 'pt'})
state = load_file(path)
print(sorted(state.keys()))
print(state['4.bias'], state['1.num_batches_tracked'])
torch.manual_seed(1)
other = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(8, 2))
print(other.load_state_dict(state))
x = torch.randn(1, 1, 4, 4)
print(torch.equal(model.eval()(x), other.eval()(x)))
print(other.load_state_dict({'4.bias': torch.zeros(2)}, strict=False).missing_keys)
os.remove(path)
try:
    load_file(path)
except FileNotFoundError as error:
    print('FileNotFoundError')
