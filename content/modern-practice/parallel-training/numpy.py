import numpy as np

rng = np.random.default_rng(0)
x, y, w1, w2 = (rng.normal(size=size) for size in
                ((8, 6), (8, 4), (12, 6), (4, 12)))
w1, w2 = w1.T / 3, w2.T / 3


def forward(x, w1, w2):
    return (h := np.maximum(x @ w1, 0)), h @ w2


def backward(x, h, w2, d_out):
    return x.T @ (d_out @ w2.T * (h > 0)), h.T @ d_out


def gradient(w1, w2, rows=slice(8)):  # of the mean squared difference
    h, out = forward(x[rows], w1, w2)
    return backward(x[rows], h, w2, 2 * (out - y[rows]) / out.size)


def show(name, grads, own):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    print(f"{name:7} gradient {norm:.4f}, weights on device 0: {own}")

top, bottom = slice(0, 4), slice(4, 8)
show("one", gradient(w1, w2), w1.size + w2.size)
grads = zip(gradient(w1, w2, top), gradient(w1, w2, bottom))
show("DDP", [(a + b) / 2 for a, b in grads],  # all-reduce
     w1.size + w2.size)

# Device d holds half of w1's columns and the same rows of w2.
w1s, w2s = np.split(w1, 2, axis=1), np.split(w2, 2, axis=0)
(h0, out0), (h1, out1) = map(forward, (x, x), w1s, w2s)
d_out = 2 * (out0 + out1 - y) / y.size  # all-reduce of the outputs
g0, g1 = (backward(x, h, w, d_out) for h, w in zip((h0, h1), w2s))
show("tensor", g0 + g1, w1s[0].size + w2s[0].size)

# Device d holds half of the rows of both, and half of the batch.
stored = [(w1[:3], w2[:6]), (w1[3:], w2[6:])]
full = [np.concatenate(parts) for parts in zip(*stored)]  # all-gather
grads = zip(gradient(*full, top), gradient(*full, bottom))
show("FSDP", [(a + b) / 2 for a, b in grads],  # reduce-scatter
     sum(w.size for w in stored[0]))
