import torch
from torch import nn
from torch.nn.functional import scaled_dot_product_attention

torch.manual_seed(0)
x = torch.randn(1, 2, 4)
nothing = torch.tensor([[False, False], [True, True]])  # True: may look
out = scaled_dot_product_attention(x, x, x, attn_mask=nothing)
print("function:", out[0, 0].tolist())

layer = nn.MultiheadAttention(4, 1, batch_first=True)
out, weights = layer(x, x, x, attn_mask=~nothing)
print("layer:   ", weights[0, 0].tolist())
out, _ = layer(x, x, x, attn_mask=~nothing, need_weights=False)
print("layer without weights, NaN:", bool(out.isnan().any()))
