import torch
from torch import nn

layer = nn.Linear(512, 256, bias=False)
rank = 8
A = torch.zeros(rank, layer.in_features)
B = torch.zeros(layer.out_features, rank)
print(tuple((B @ A).shape), A.numel() + B.numel(), layer.weight.numel())
