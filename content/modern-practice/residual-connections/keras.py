import keras
import numpy as np
import tensorflow as tf  # the backend differentiates
from keras import layers, ops

WIDTH, DEPTH = 64, 40
rng = np.random.default_rng(0)
x = rng.normal(size=(128, WIDTH)).astype("float32")
kernels = [rng.normal(size=(WIDTH, WIDTH)) / 8 for _ in range(DEPTH)]


def report(name, block):
    inputs = h = keras.Input((WIDTH,))
    for _ in kernels:
        dense = layers.Dense(WIDTH, "tanh", use_bias=False)
        h = block(h, dense(h))
    model = keras.Model(inputs, h)
    model.set_weights(kernels)
    start = ops.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(start)
        out = model(start)
        size = ops.sqrt(ops.mean(out**2))
    at_start, at_end = tape.gradient(size, [start, out])
    kept = float(ops.norm(at_start) / ops.norm(at_end))
    print(f"{name:15} output {float(size):8.2e}  "
          f"gradient kept {kept:8.2e}")


report("plain", lambda h, out: out * 0.9)
report("residual", lambda h, out: h + out * 0.9)
report("scaled", lambda h, out: layers.Add()([h, out * DEPTH**-0.5]))
