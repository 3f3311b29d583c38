import numpy as np
import tensorflow as tf

DEPTH, WIDTH = 20, 64
rng = np.random.default_rng(0)
x = tf.constant(rng.normal(size=(128, WIDTH)), tf.float32)
W = rng.normal(size=(DEPTH, WIDTH, WIDTH)) / WIDTH**0.5  # Glorot scale


def report(name, activation, gain=1.0, residual=False):
    kernels = [tf.Variable(gain * start, dtype=tf.float32)
               for start in W]
    with tf.GradientTape() as tape:
        h = x
        for kernel in kernels:
            out = activation(h @ kernel)
            # The shortcut lets the gradient past the layer.
            h = h + out if residual else out
        loss = tf.reduce_mean(h)
    gradients = tape.gradient(loss, kernels)
    first, *_, last = (tf.norm(g).numpy() for g in gradients)
    print(f"{name:9} layer 1: {first:.1e}  layer 20: {last:.1e}"
          f"  ratio {first / last:.0e}")


report("sigmoid", tf.sigmoid)
report("relu", tf.nn.relu, gain=2**0.5)  # He: makes up for the halving
report("residual", tf.sigmoid, residual=True)
