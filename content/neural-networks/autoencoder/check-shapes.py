import torch
from torch import nn

encoder = nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 2))
decoder = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 64))
code = encoder(torch.zeros(5, 64))
print(code.shape[1], decoder(code).shape[1])
