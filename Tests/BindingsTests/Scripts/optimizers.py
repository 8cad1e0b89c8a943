# Optimizers, their groups, their state.
import torch
import torch.nn as nn

torch.manual_seed(0)
model = nn.Linear(3, 1)
data = torch.randn(8, 3)
target = data.sum(1, keepdim=True)


def train(optimizer, steps):
    for step in range(steps):
        optimizer.zero_grad()
        loss = ((model(data) - target) ** 2).mean()
        loss.backward()
        optimizer.step()
    return loss.item()


sgd = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
print(sgd)
print(f'{train(sgd, 5):.6f}')
sgd.param_groups[0]['lr'] = 0.01
print(f'{train(sgd, 5):.6f}', sgd.param_groups[0]['lr'])
for group in sgd.param_groups:
    print(sorted(group.keys()), len(group['params']))
    group['lr'] *= 0.5
print(sgd.param_groups[0]['lr'])
adam = torch.optim.AdamW([{'params': [model.weight], 'lr': 0.05}, {'params': [model.bias]}], lr=0.01, weight_decay=0.1)
print(adam)
print(f'{train(adam, 5):.6f}')
state = adam.state_dict()
print(state['state'].keys(), state['state'][0].keys(), state['state'][0]['step'])
print(state['param_groups'])
again = torch.optim.AdamW(model.parameters(), lr=0.3)
other = torch.optim.AdamW([{'params': [model.weight]}, {'params': [model.bias]}])
other.load_state_dict(state)
print(f'{train(other, 5):.6f}', other.param_groups[0]['lr'])
print(len(adam.state), adam.defaults['betas'])
adam.zero_grad()
print(model.weight.grad)
before = torch.optim.Adam(model.parameters())
print(f'{train(before, 3):.6f}', before)
