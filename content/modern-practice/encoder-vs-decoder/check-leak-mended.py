import torch
from torch import nn

torch.manual_seed(0)
layer = nn.TransformerEncoderLayer(8, 2, 16, batch_first=True).eval()
x = torch.randn(1, 5, 8)
later = x.clone()
later[0, 4] += 1  # the last token, which position 0 must not see
mask = nn.Transformer.generate_square_subsequent_mask(5)
with torch.no_grad():
    out, moved = layer(x, mask), layer(later, mask)
same = torch.allclose(out[0, 0], moved[0, 0], atol=1e-6)
print("position 0 unchanged:", same)
