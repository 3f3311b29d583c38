import numpy as np
import torch
from torch.nn.functional import scaled_dot_product_attention

N, WIDTH, PREFIX = 5, 8, 2
rng = np.random.default_rng(0)
x = torch.tensor(rng.normal(size=(N, WIDTH)), dtype=torch.float32)
wq, wk, wv = torch.tensor(rng.normal(size=(3, WIDTH, WIDTH)) / 3,
                          dtype=torch.float32)
row, column = torch.arange(N)[:, None], torch.arange(N)[None]
MAY_SEE = {
    "encoder": torch.ones(N, N, dtype=torch.bool),
    "decoder": column <= row,
    "prefix": (column <= row) | (column < PREFIX),
}


def layer(x, allowed):  # True: may be looked at
    q, k, v = (part[None] for part in (x @ wq, x @ wk, x @ wv))
    return scaled_dot_product_attention(q, k, v, attn_mask=allowed)[0]


for name, allowed in MAY_SEE.items():
    out = layer(x, allowed)
    print(f"{name}: output 0 {out[0, :3].numpy().round(4)}")
    for token in (0, N - 1):  # change one token: who notices?
        changed = x.clone()
        changed[token] += 1
        moved = (layer(changed, allowed) - out).abs().amax(1) > 1e-6
        print(f"  token {token} changed, seen at",
              moved.nonzero()[:, 0].tolist())

# The cross-attention of an encoder-decoder: queries from one side,
# keys and values from the other, no mask.
y = x[:2]
q, k, v = (part[None] for part in (y @ wq, x @ wk, x @ wv))
cross = scaled_dot_product_attention(q, k, v)[0]
print("cross-attention:", tuple(cross.shape))
