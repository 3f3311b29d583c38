import numpy as np
from keras import layers, ops

HEADS, GROUPS, WIDTH, HEAD = 8, 2, 64, 8  # 8 queries share 2 keys
rng = np.random.default_rng(0)


def weights(outputs):
    return (rng.normal(size=(WIDTH, outputs)) / 8).astype("float32")


wq, wk, wv = (weights(n * HEAD) for n in (HEADS, GROUPS, GROUPS))
tokens = rng.normal(size=(1, 10, WIDTH)).astype("float32")

# The layer; its output map is set to the identity to look inside.
layer = layers.GroupQueryAttention(
    head_dim=HEAD, num_query_heads=HEADS, num_key_value_heads=GROUPS,
    use_bias=False)
layer(tokens, tokens)
shapes = [tuple(w.shape) for w in layer.weights]
layer.set_weights([w.reshape(s) for w, s in zip(
    (wq, wk, wv, np.eye(WIDTH, dtype="float32")), shapes)])
whole = ops.convert_to_numpy(
    layer(tokens, tokens, use_causal_mask=True))


def split(x, w, heads):  # to (1, length, heads, HEAD)
    return (x @ w).reshape(1, -1, heads, HEAD)


# One token at a time: only its own key and value are computed.
keys = values = np.zeros((1, 0, GROUPS, HEAD), "float32")
steps = []
for t in range(10):
    x = tokens[:, t:t + 1]
    keys = np.concatenate([keys, split(x, wk, GROUPS)], axis=1)
    values = np.concatenate([values, split(x, wv, GROUPS)], axis=1)
    k, v = (part.repeat(HEADS // GROUPS, 2) for part in (keys, values))
    steps.append(ops.dot_product_attention(split(x, wq, HEADS), k, v))
cached = ops.convert_to_numpy(ops.concatenate(steps, axis=1))
print("last token:", cached[0, -1, 0, :4].round(4))
print("same as all at once:", np.allclose(
    cached.reshape(whole.shape), whole, atol=1e-5))
print("numbers in the cache:", keys.size + values.size,
      "with a key for each query head:", 2 * HEADS * 10 * HEAD)
