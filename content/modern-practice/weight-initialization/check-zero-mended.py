import torch
from torch import nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
for p in net.parameters():
    if p.ndim > 1:
        nn.init.kaiming_normal_(p)
    else:
        nn.init.zeros_(p)  # biases may be zero
net(torch.randn(16, 4)).square().mean().backward()
grads = [p.grad.abs().sum().item() for p in net.parameters()]
print("parameters with a gradient:", sum(g > 0 for g in grads))
