import numpy as np
import tensorflow as tf


def attention(q, k, v, mask):  # (..., tokens, d)
    scores = tf.matmul(q, k, transpose_b=True) / q.shape[-1] ** 0.5
    weights = tf.nn.softmax(tf.where(mask, scores, -1e9))
    return weights @ v, weights


def split(x, heads):  # to (batch, heads, tokens, d / heads)
    batch, tokens, d = x.shape
    x = tf.reshape(x, (batch, tokens, heads, d // heads))
    return tf.transpose(x, (0, 2, 1, 3))


rng = np.random.default_rng(0)
q, k, v = rng.normal(size=(3, 1, 4, 8)).astype("float32")
causal = tf.linalg.band_part(tf.ones((4, 4)), -1, 0) > 0  # may look

out, weights = attention(q, k, v, causal)
print("first numbers out", out.numpy()[0, :, 0].round(4))

# Learned projections of queries, keys and values, 2 heads.
tf.random.set_seed(0)
matrices = [tf.Variable(tf.random.normal((8, 8)) / 3) for _ in "qkvo"]
heads = [split(x @ w, 2) for x, w in zip((q, k, v), matrices)]
out, weights = attention(*heads, causal)
joined = tf.reshape(tf.transpose(out, (0, 2, 1, 3)), (1, 4, 8))
out = joined @ matrices[3]
print("output", out.shape, "weights", weights.shape)
sums = tf.reduce_sum(weights, -1).numpy()
print("rows sum to 1:", np.allclose(sums, 1, atol=1e-5))
print("weight on later tokens:", weights[0, 0, 0, 1:].numpy().sum())
print("parameters", sum(w.shape.num_elements() for w in matrices))
