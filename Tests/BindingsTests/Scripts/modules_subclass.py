# A script's class over nn.Module: registering by assignment, forward, printing, state.
import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.fc = nn.Linear(width, width)
        self.scale = nn.Parameter(torch.ones(width))
        self.register_buffer('steps', torch.zeros(1))
        self.width = width

    def forward(self, x):
        return F.relu(self.fc(x)) * self.scale + x

    def extra_repr(self):
        return f'width={self.width}'


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Linear(3, 4)
        self.blocks = nn.Sequential(Block(4), nn.ReLU(), Block(4))
        self.head = nn.Linear(4, 2, bias=False)

    def forward(self, x, scale=1):
        return self.head(self.blocks(self.stem(x))) * scale


torch.manual_seed(0)
net = Net()
print(net)
x = torch.randn(2, 3)
print(net(x))
print(net(x, scale=2))
print(net.forward(x))
for name, parameter in net.named_parameters():
    print(name, parameter.shape, parameter.requires_grad)
print(list(net.state_dict().keys()))
print(isinstance(net, nn.Module), isinstance(net.head.weight, nn.Parameter), isinstance(net.head.weight, torch.Tensor))
print(net.blocks[0].width, net.blocks[0] is net.blocks[0], len(net.blocks))
loss = net(x).sum()
loss.backward()
print(net.stem.weight.grad)
net.zero_grad()
print(net.stem.weight.grad)
net.head = nn.Linear(4, 5)
print(net(x).shape)
print([type(m).__name__ for m in net.modules()])
print(net.training, net.eval().training, net.blocks[0].fc.training, net.train().blocks[0].fc.training)
net.extra = 3
print(net.extra, hasattr(net, 'missing'))
net.head.note = 'seen'
print(net.head.note)
del net.head.note
print(hasattr(net.head, 'note'))
for parameter in net.stem.parameters():
    parameter.requires_grad = False
print([p.requires_grad for p in net.parameters()])
print(sum(p.numel() for p in net.parameters()))
print(dict(net.named_children()).keys())
