import numpy as np
import tensorflow as tf

WIDTH, DEPTH = 256, 20
rng = np.random.default_rng(0)
x = tf.constant(rng.normal(size=(200, WIDTH)), tf.float32)
raw = tf.constant(rng.normal(size=(DEPTH, WIDTH, WIDTH)), tf.float32)


def spread(name, scale, activation):
    """The root mean square after the first and the last layer."""
    h, found = x, []
    for kernel in raw:
        h = activation(h @ (scale * kernel))
        found.append(float(tf.sqrt(tf.reduce_mean(h**2))))
    print(f"{name:14} layer 1: {found[0]:.2e}  last: {found[-1]:.2e}")


spread("0.02, relu", 0.02, tf.nn.relu)
spread("0.2, relu", 0.2, tf.nn.relu)
spread("glorot, relu", (1 / WIDTH) ** 0.5, tf.nn.relu)
spread("he, relu", (2 / WIDTH) ** 0.5, tf.nn.relu)
spread("glorot, tanh", (1 / WIDTH) ** 0.5, tf.tanh)

# A tf.Variable has no default: draw with the deviation you want.
kernel = tf.Variable(tf.random.stateless_normal(
    [WIDTH, 64], seed=[0, 0], stddev=(2 / WIDTH) ** 0.5))
print(f"he by hand: deviation {float(tf.math.reduce_std(kernel)):.3f}")
