import torch
from torch.nn.functional import scaled_dot_product_attention

x = torch.eye(3)[None, None]
padded = torch.tensor([False, False, True])  # the last one is padding
mask = padded.expand(3, 3)
out = scaled_dot_product_attention(x, x, x, attn_mask=~mask)
print("weight on the padding:", round(out[0, 0, 0, 2].item(), 2))
