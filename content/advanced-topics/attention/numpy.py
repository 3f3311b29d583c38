import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def attention(q, k, v, mask=None):  # (..., tokens, d)
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)  # True: may look
    weights = softmax(scores)  # each row sums to 1
    return weights @ v, weights


rng = np.random.default_rng(0)
q, k, v = rng.normal(size=(3, 4, 8)).astype("float32")
causal = np.tril(np.ones((4, 4), dtype=bool))  # no look ahead
out, weights = attention(q, k, v, causal)
print(weights.round(3))
print("first numbers out", out[:, 0].round(4))

# A set has no order: permuting keys and values changes nothing.
p = [2, 0, 3, 1]
same = np.allclose(attention(q, k, v)[0], attention(q, k[p], v[p])[0])
print("permuted keys and values, same output:", same)

# Why 1/sqrt(d): without it the softmax saturates as d grows.
for d in (4, 64, 1024):
    q, k = rng.normal(size=(2, 2000, 16, d))
    scores = q[:, :1] @ k.transpose(0, 2, 1)  # 2000 queries, 16 keys
    plain = softmax(scores).max(-1).mean()
    scaled = softmax(scores / np.sqrt(d)).max(-1).mean()
    print(f"d {d:4}: largest weight {plain:.2f}, scaled {scaled:.2f}")
