import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
# 4 examples, 6 channels, 5 places; the second is ten times larger
x = rng.normal(2, 1, (4, 6, 5))
x[1] *= 10
x = tf.constant(x, tf.float32)


def normal(x, axes):  # without the learned scale and shift
    mean, variance = tf.nn.moments(x, axes, keepdims=True)
    return (x - mean) * tf.math.rsqrt(variance + 1e-5)


def groups(x, count):
    parts = tf.reshape(x, [len(x), count, 6 // count, 5])
    return tf.reshape(normal(parts, [2, 3]), tf.shape(x))


def close(a, b):
    return np.allclose(a, b, atol=1e-5)


for name, norm in {"batch": lambda x: normal(x, [0, 2]),
                   "group": lambda x: groups(x, 3),
                   "layer": lambda x: groups(x, 1)}.items():
    out = norm(x)[0].numpy()
    others = norm(tf.concat([x[:1], x[2:]], 0))[0]
    print(f"{name:6} first example: mean {out.mean():.3f}, deviation "
          f"{out.std():.3f}, needs the batch: {not close(out, others)}")

tokens = tf.transpose(x, [0, 2, 1])  # (batch, length, features)


def rms(x):
    square = tf.reduce_mean(x**2, axis=-1, keepdims=True)
    return x * tf.math.rsqrt(square + 1e-5)


print("layer norm:", normal(tokens, [2])[0, 0, :3].numpy().round(3))
print("RMS norm:  ", rms(tokens)[0, 0, :3].numpy().round(3))
print("scaled by 7, same:", close(rms(7 * tokens), rms(tokens)))
print("shifted by 7, same:", close(normal(tokens + 7, [2]), normal(
    tokens, [2])), close(rms(tokens + 7), rms(tokens)))
