import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
for p in net.parameters():
    nn.init.zeros_(p)
net(torch.randn(16, 4)).square().mean().backward()
grads = [p.grad.abs().sum().item() for p in net.parameters()]
print("parameters with a gradient:", sum(g > 0 for g in grads))
