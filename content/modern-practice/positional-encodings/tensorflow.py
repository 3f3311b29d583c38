import numpy as np
import tensorflow as tf

WIDTH, BASE = 64, 10_000.0
frequencies = tf.constant(BASE ** (-np.arange(0, WIDTH, 2) / WIDTH))


def rope(x, positions):  # x: (length, WIDTH)
    pairs = tf.reshape(x, [len(x), -1, 2])
    a, b = pairs[..., 0], pairs[..., 1]
    angle = positions[:, None] * frequencies
    cos, sin = tf.cos(angle), tf.sin(angle)
    turned = tf.stack([a * cos - b * sin, a * sin + b * cos], axis=-1)
    return tf.reshape(turned, tf.shape(x))


rng = np.random.default_rng(0)
tokens = tf.constant(rng.normal(size=(2, WIDTH)))
for m, n in ((3, 1), (103, 101), (1003, 1001), (3, 2)):
    q, k = rope(tokens, tf.constant([m, n], tf.float64))
    score = tf.tensordot(q, k, 1)
    print(f"positions {m:4}, {n:4}: rope {score:8.4f}")
