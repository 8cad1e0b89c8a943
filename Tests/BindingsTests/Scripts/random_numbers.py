# The random numbers of a seed.
import torch

torch.manual_seed(0)
print(torch.rand(3), torch.randn(2, 2), torch.randint(0, 10, (5,)), torch.randperm(6))
print(torch.randn(20))
print(torch.empty(3).uniform_(-1, 1), torch.empty(3).normal_(2, 0.5), torch.empty(4).bernoulli_(0.5))
generator = torch.Generator().manual_seed(7)
print(torch.rand(2, generator=generator), torch.randperm(4, generator=generator))
torch.manual_seed(0)
print(torch.nn.functional.dropout(torch.ones(12), 0.5))
print(torch.nn.Dropout(0.3)(torch.ones(2, 4)))
print(torch.bernoulli(torch.full((8,), 0.5)))
print(torch.rand_like(torch.ones(2)), torch.randn_like(torch.ones(2)))
torch.manual_seed(1)
print(torch.nn.Linear(2, 2).weight, torch.nn.Conv2d(1, 1, 2).weight)
