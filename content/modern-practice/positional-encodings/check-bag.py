import torch
from torch import nn

torch.manual_seed(0)
embed, layer = nn.Embedding(10, 8), nn.TransformerEncoderLayer(
    8, 2, 16, batch_first=True).eval()
a, b = torch.tensor([[1, 2, 3]]), torch.tensor([[3, 2, 1]])
with torch.no_grad():
    same = torch.allclose(layer(embed(a))[0, 1], layer(embed(b))[0, 1],
                          atol=1e-6)
print("order makes no difference:", same)
