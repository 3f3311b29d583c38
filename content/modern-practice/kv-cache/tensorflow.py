import numpy as np
import tensorflow as tf

HEADS, GROUPS, WIDTH, HEAD = 8, 2, 64, 8  # 8 queries share 2 keys
rng = np.random.default_rng(0)


def weights(outputs):
    return (rng.normal(size=(WIDTH, outputs)) / 8).astype("float32")


wq, wk, wv = (weights(n * HEAD) for n in (HEADS, GROUPS, GROUPS))
tokens = rng.normal(size=(10, WIDTH)).astype("float32")


def split(x, w, heads):  # (length, width) -> (heads, length, HEAD)
    return tf.transpose(tf.reshape(x @ w, [-1, heads, HEAD]), [1, 0, 2])


def attend(q, k, v, mask=0.0):
    k, v = (tf.repeat(part, HEADS // GROUPS, axis=0) for part in (k, v))
    scores = q @ tf.transpose(k, [0, 2, 1]) / HEAD**0.5
    return tf.nn.softmax(scores + mask) @ v


# All at once, as in training
causal = np.triu(np.full((10, 10), -np.inf, "float32"), 1)
whole = attend(split(tokens, wq, HEADS), split(tokens, wk, GROUPS),
               split(tokens, wv, GROUPS), causal)

# One token at a time: only its own key and value are computed.
keys = values = tf.zeros([GROUPS, 0, HEAD])
steps = []
for token in tokens[:, None]:
    keys = tf.concat([keys, split(token, wk, GROUPS)], axis=1)
    values = tf.concat([values, split(token, wv, GROUPS)], axis=1)
    steps.append(attend(split(token, wq, HEADS), keys, values))
cached = tf.concat(steps, axis=1).numpy()
print("last token:", cached[0, -1, :4].round(4))
print("same as all at once:", np.allclose(cached, whole, atol=1e-5))
print("numbers in the cache:", keys.numpy().size + values.numpy().size,
      "with a key for each query head:", 2 * HEADS * 10 * HEAD)
