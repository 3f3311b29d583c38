import keras
import numpy as np
from keras import layers, ops


class Normalised(layers.Layer):
    def __init__(self, outputs, **kwargs):
        super().__init__(**kwargs)
        self.linear = layers.Dense(
            outputs, use_bias=False,
            kernel_initializer=keras.initializers.Constant(0.5))

    def build(self, shape):  # at the first call: sizes are known then
        self.scale = self.add_weight(
            shape=(shape[-1],), initializer="ones", name="scale")
        self.mean = self.add_weight(  # like a buffer
            shape=(shape[-1],), initializer="zeros", name="mean",
            trainable=False)
        self.linear.build(shape)

    def call(self, x, training=False):  # an argument, not an attribute
        if training:
            batch_mean = ops.mean(x, axis=0)
            self.mean.assign(0.5 * self.mean + 0.5 * batch_mean)
        return self.linear((x - self.mean) * self.scale)


def show(mode, out):
    print(mode, ops.convert_to_numpy(out).ravel().tolist(),
          ops.convert_to_numpy(model.mean).tolist())


model = Normalised(1, name="normalised")
x = np.array([[1.0, 2.0], [3.0, 6.0]], "float32")
model.build(x.shape)
for w in model.trainable_weights:
    print("parameter:", w.path, tuple(w.shape))
print("state:", *[w.path for w in model.weights])
show("train:", model(x, training=True))
show("eval: ", model(x))
model.linear.trainable = False
print("trainable:", sum(
    int(np.prod(w.shape)) for w in model.trainable_weights))
