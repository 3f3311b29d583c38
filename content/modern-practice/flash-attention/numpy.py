import numpy as np

N, D, BLOCK = 256, 32, 64
rng = np.random.default_rng(0)
q, k, v = rng.normal(size=(3, N, D))


def plain(q, k, v):
    scores = q @ k.T / D**0.5  # N x N numbers, written and read again
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True) @ v


def tiled(q, k, v):
    """Block by block; of the scores only one block exists at a time."""
    out = np.zeros((N, D))
    largest = 0
    for i in range(0, N, BLOCK):
        rows = q[i:i + BLOCK]
        top = np.full(BLOCK, -np.inf)  # largest score so far
        total = np.zeros(BLOCK)  # sum of exponentials so far
        part = np.zeros((BLOCK, D))  # weighted values so far
        for j in range(0, N, BLOCK):
            scores = rows @ k[j:j + BLOCK].T / D**0.5
            largest = max(largest, scores.size)
            new_top = np.maximum(top, scores.max(axis=1))
            weights = np.exp(scores - new_top[:, None])
            shrink = np.exp(top - new_top)  # the old parts, rescaled
            total = shrink * total + weights.sum(axis=1)
            part = (shrink[:, None] * part
                    + weights @ v[j:j + BLOCK])
            top = new_top
        out[i:i + BLOCK] = part / total[:, None]
    return out, largest


out, largest = tiled(q, k, v)
print("first numbers:", out[0, :4].round(4))
print("same as plain:", np.allclose(out, plain(q, k, v)))
print("scores held at once:", N * N, "or", largest)
