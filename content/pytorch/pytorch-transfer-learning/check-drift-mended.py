import torch
from torch import nn

base = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
base.requires_grad_(False)
base.eval()
before = base[1].running_mean.clone()
base(torch.full((4, 2), 5.0))
print("unchanged:", torch.equal(before, base[1].running_mean))
