import torch
from torch import nn

torch.manual_seed(0)
blocks = [nn.Linear(8, 8) for _ in range(100)]
for block in blocks:
    nn.init.zeros_(block.weight)
    nn.init.zeros_(block.bias)
x = h = torch.randn(2, 8)
for block in blocks:
    h = h + torch.relu(block(h))
print(torch.equal(h, x))
