import keras
import numpy as np
from keras import initializers, layers, ops

DEPTH, WIDTH = 20, 64
rng = np.random.default_rng(0)
x = rng.normal(size=(128, WIDTH))
W = rng.normal(size=(DEPTH, WIDTH, WIDTH)) / WIDTH**0.5  # Glorot scale
norms = []


class GradientNorms(keras.optimizers.SGD):
    """Notes the norms of the gradients instead of taking a step."""

    def apply(self, grads, trainable_variables=None):
        norms[:] = [float(ops.norm(g)) for g in grads]


def report(name, activation, gain=1.0, residual=False):
    h = inputs = keras.Input(shape=(WIDTH,))
    for start in W:
        dense = layers.Dense(
            WIDTH, activation, use_bias=False,
            kernel_initializer=initializers.Constant(gain * start))
        # The shortcut lets the gradient past the layer.
        h = layers.add([h, dense(h)]) if residual else dense(h)
    model = keras.Model(inputs, h)
    model.compile(GradientNorms(), loss=lambda t, h: ops.mean(h),
                  run_eagerly=True)
    model.train_on_batch(x, x)  # the target plays no part
    first, *_, last = norms
    print(f"{name:9} layer 1: {first:.1e}  layer 20: {last:.1e}"
          f"  ratio {first / last:.0e}")


report("sigmoid", "sigmoid")
report("relu", "relu", gain=2**0.5)  # He: makes up for the halving
report("residual", "sigmoid", residual=True)
