import numpy as np
import torch
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.nn.functional import scaled_dot_product_attention

N, D = 256, 32
rng = np.random.default_rng(0)
q, k, v = torch.tensor(rng.normal(size=(3, 1, 1, N, D))).float()

# (batch, heads, length, width). PyTorch chooses among its kernels;
# on a GPU with float16 or bfloat16 that is FlashAttention if it can.
out = scaled_dot_product_attention(q, k, v)
print("first numbers:", out[0, 0, 0, :4].numpy().round(4))
with sdpa_kernel(SDPBackend.MATH):  # plain matrix products
    plain = scaled_dot_product_attention(q, k, v)
with sdpa_kernel(SDPBackend.FLASH_ATTENTION):  # there is one for CPUs
    flash = scaled_dot_product_attention(q, k, v)
print("same as plain:", torch.allclose(flash, plain, atol=1e-5))

# The causal mask by name, not as a tensor: blocks above the diagonal
# are then not computed at all.
causal = scaled_dot_product_attention(q, k, v, is_causal=True)
print("causal, first row is v:", torch.allclose(causal[0, 0, 0],
                                                v[0, 0, 0]))
