import numpy as np
import torch
from torch import nn
from torch.nn.functional import scaled_dot_product_attention

torch.manual_seed(0)
rng = np.random.default_rng(0)
q, k, v = torch.tensor(rng.normal(size=(3, 1, 4, 8))).float()

out = scaled_dot_product_attention(q, k, v, is_causal=True)
print("first numbers out", out[0, :, 0].numpy().round(4))

# The layer: learned projections of queries, keys and values, 2 heads.
layer = nn.MultiheadAttention(8, num_heads=2, batch_first=True)
# Here True means "must NOT look": the opposite of the function's mask.
blocked = torch.ones(4, 4, dtype=torch.bool).triu(1)
out, weights = layer(q, k, v, attn_mask=blocked,
                     average_attn_weights=False)
print("output", tuple(out.shape), "weights", tuple(weights.shape))
print("rows sum to 1:", torch.allclose(weights.sum(-1), torch.ones(4)))
print("weight on later tokens:", weights[0, 0, 0, 1:].sum().item())
print("parameters", sum(p.numel() for p in layer.parameters()))
