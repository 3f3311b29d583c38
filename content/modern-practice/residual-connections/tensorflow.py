import numpy as np
import tensorflow as tf

WIDTH, DEPTH = 64, 40
rng = np.random.default_rng(0)
x = tf.constant(rng.normal(size=(128, WIDTH)), tf.float32)
kernels = [tf.constant(rng.normal(size=(WIDTH, WIDTH)) / 8, tf.float32)
           for _ in range(DEPTH)]


def report(name, block):
    with tf.GradientTape() as tape:
        tape.watch(x)
        h = x
        for w in kernels:
            h = block(h, w)
        size = tf.sqrt(tf.reduce_mean(h**2))
    at_start, at_end = tape.gradient(size, [x, h])
    kept = tf.norm(at_start) / tf.norm(at_end)
    print(f"{name:15} output {size:8.2e}  gradient kept {kept:8.2e}")


report("plain", lambda h, w: tf.tanh(h @ w) * 0.9)
report("residual", lambda h, w: h + tf.tanh(h @ w) * 0.9)
report("scaled", lambda h, w: h + tf.tanh(h @ w) * DEPTH**-0.5)
