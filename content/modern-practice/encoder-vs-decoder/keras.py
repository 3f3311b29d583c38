import keras
import numpy as np
from keras import ops

N, WIDTH, PREFIX = 5, 8, 2
rng = np.random.default_rng(0)
x = rng.normal(size=(N, WIDTH)).astype("float32")
wq, wk, wv = (rng.normal(size=(3, WIDTH, WIDTH)) / 3).astype("float32")
row, column = np.arange(N)[:, None], np.arange(N)[None]
MAY_SEE = {
    "encoder": np.ones((N, N), bool),
    "decoder": column <= row,
    "prefix": (column <= row) | (column < PREFIX),
}
# The layer adds projections and heads; the core is this function,
# of (batch, length, heads, width per head).
attention = keras.ops.dot_product_attention


def attend(queries, keys, allowed=None):  # True: may be looked at
    q, k, v = (part[None, :, None] for part in
               (queries @ wq, keys @ wk, keys @ wv))
    mask = None if allowed is None else allowed[None, None]
    return ops.convert_to_numpy(attention(q, k, v, mask=mask))[0, :, 0]


for name, allowed in MAY_SEE.items():
    out = attend(x, x, allowed)
    print(f"{name}: output 0 {out[0, :3].round(4)}")
    for token in (0, N - 1):  # change one token: who notices?
        changed = x.copy()
        changed[token] += 1
        moved = np.abs(attend(changed, changed, allowed) - out).max(1)
        print(f"  token {token} changed, seen at",
              np.flatnonzero(moved > 1e-6).tolist())

# The cross-attention of an encoder-decoder: queries from one side,
# keys and values from the other, no mask.
print("cross-attention:", attend(x[:2], x).shape)
