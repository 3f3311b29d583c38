import torch
from torch import nn

mask = nn.Transformer.generate_square_subsequent_mask(3)
print(torch.isinf(mask).sum(dim=1).tolist())
