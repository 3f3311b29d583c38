import keras
import numpy as np
from keras import initializers, ops

WIDTH, DEPTH = 256, 20
rng = np.random.default_rng(0)
x = rng.normal(size=(200, WIDTH)).astype("float32")
raw = rng.normal(size=(DEPTH, WIDTH, WIDTH)).astype("float32")


def spread(name, scale, activation):
    """The root mean square after the first and the last layer."""
    h, found = x, []
    for kernel in raw:
        layer = keras.layers.Dense(WIDTH, activation=activation)
        layer.build((None, WIDTH))
        layer.kernel.assign(scale * kernel)
        h = layer(h)
        found.append(float(ops.sqrt(ops.mean(h**2))))
    print(f"{name:14} layer 1: {found[0]:.2e}  last: {found[-1]:.2e}")


spread("0.02, relu", 0.02, "relu")
spread("0.2, relu", 0.2, "relu")
spread("glorot, relu", (1 / WIDTH) ** 0.5, "relu")
spread("he, relu", (2 / WIDTH) ** 0.5, "relu")
spread("glorot, tanh", (1 / WIDTH) ** 0.5, "tanh")

# What Dense does by default, and what to ask for
drawn = initializers.GlorotUniform(seed=0)((WIDTH, 64))
limit = (6 / (WIDTH + 64)) ** 0.5
largest = float(ops.max(ops.abs(drawn)))
print(f"Dense: at most {largest:.3f} of {limit:.3f}")
he = initializers.HeNormal(seed=0)((WIDTH, 64))
print(f"he_normal: deviation {float(ops.std(he)):.3f}")
