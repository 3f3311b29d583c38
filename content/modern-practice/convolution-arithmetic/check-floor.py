import torch
from torch import nn

layer = nn.Conv2d(1, 1, kernel_size=3, stride=2)
for size in 7, 8, 9:
    print(size, tuple(layer(torch.zeros(1, 1, size, size)).shape[2:]))
back = nn.ConvTranspose2d(1, 1, kernel_size=3, stride=2)
print(tuple(back(torch.zeros(1, 1, 3, 3)).shape[2:]))
