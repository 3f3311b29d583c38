import keras
import numpy as np
from keras import ops

rng = np.random.default_rng(0)
w = rng.normal(size=(8, 8)).astype("float32")
traces = []


class Layer(keras.layers.Layer):
    def call(self, x):
        traces.append(x.shape)  # Python: runs while tracing only
        h = ops.matmul(x, w)
        h = h - ops.mean(h, axis=1, keepdims=True)
        return ops.tanh(h) * 0.5 + h


def rows(n):
    return np.linspace(-1, 1, 8 * n, dtype="float32").reshape(n, 8)


model = keras.Sequential([keras.Input((8,)), Layer()])
# "auto", the default, asks XLA where it is known to work.
model.compile(jit_compile=True)
fast = model.predict(rows(4), verbose=0)
slow = ops.convert_to_numpy(model(rows(4)))
print("same result:", np.allclose(fast, slow, atol=1e-6))
print(f"sum: {fast.sum():.4f}")
traces.clear()
found = []
for n in (4, 4, 6, 9, 12):
    model.predict_on_batch(rows(n))
    found.append(len(traces))
print("traces after 4, 4, 6, 9, 12 rows:", found)
