import torch
from torch.nn.functional import scaled_dot_product_attention

torch.manual_seed(0)
q, k, v = torch.randn(3, 1, 6, 8)  # (heads, length, width)
whole = scaled_dot_product_attention(q, k, v, is_causal=True)
# the last token alone, with the cache of all six
step = scaled_dot_product_attention(q[:, -1:], k, v)
print("same:", torch.allclose(step[0, 0], whole[0, -1], atol=1e-6))
