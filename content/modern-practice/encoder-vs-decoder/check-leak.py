import torch
from torch import nn

torch.manual_seed(0)
layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True).eval()
x = torch.randn(1, 5, 8)
later = x.clone()
later[0, 4] += 1  # the last token, which position 0 must not see
with torch.no_grad():
    same = torch.allclose(layer(x)[0, 0], layer(later)[0, 0], atol=1e-6)
print("position 0 unchanged:", same)
