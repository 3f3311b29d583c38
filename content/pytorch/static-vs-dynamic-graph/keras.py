import keras
import numpy as np
from keras import ops


class Shrink(keras.layers.Layer):
    def call(self, x):  # (1, 3)
        # Not Python's "while": ops.while_loop can become an operation
        # of a graph on every backend.
        return ops.while_loop(
            lambda x: ops.norm(x) > 1, lambda x: (x / 2,), (x,))[0]


# A Functional model is a static graph of layers, made before the data.
inputs = keras.Input((3,), batch_size=1)
print("symbolic:", type(inputs).__name__, inputs.shape)
try:
    if ops.norm(inputs) > 1:
        print("never reached")
except Exception as error:
    print("if:", type(error).__name__)

model = keras.Model(inputs, Shrink()(inputs))
x = np.array([[3.0, 4.0, 12.0]], "float32")
for name in ("eager", "graph"):
    # "graph", the default on TensorFlow: predict is compiled
    model.compile(run_eagerly=name == "eager")
    for scale in (1, 100):
        out = model.predict(x * scale, verbose=0)
        print(f"{name}:", out[0].tolist())
