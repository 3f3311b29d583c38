import numpy as np
import tensorflow as tf

N, D, BLOCK = 256, 32, 64
rng = np.random.default_rng(0)
q, k, v = tf.constant(rng.normal(size=(3, N, D)), tf.float32)


@tf.function  # TensorFlow has no such kernel: the blocks as a loop
def tiled(q, k, v):
    top = tf.fill([N, 1], -np.inf)
    total, part = tf.zeros([N, 1]), tf.zeros([N, D])
    for j in tf.range(0, N, BLOCK):
        scores = q @ tf.transpose(k[j:j + BLOCK]) / D**0.5
        new_top = tf.maximum(
            top, tf.reduce_max(scores, axis=1, keepdims=True))
        weights = tf.exp(scores - new_top)
        shrink = tf.exp(top - new_top)
        total = shrink * total + tf.reduce_sum(
            weights, axis=1, keepdims=True)
        part = shrink * part + weights @ v[j:j + BLOCK]
        top = new_top
    return part / total


out = tiled(q, k, v)
print("first numbers:", out[0, :4].numpy().round(4))
plain = tf.nn.softmax(q @ tf.transpose(k) / D**0.5) @ v
print("same as plain:", np.allclose(out, plain, atol=1e-5))
