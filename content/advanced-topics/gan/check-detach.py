import torch
from torch import nn

generator, discriminator = nn.Linear(1, 1), nn.Linear(1, 1)
fake = generator(torch.ones(4, 1))
loss = nn.functional.softplus(discriminator(fake)).mean()
loss.backward()
print("generator left alone:", generator.weight.grad is None)
