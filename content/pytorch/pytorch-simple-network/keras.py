import keras
import numpy as np
from keras import layers, ops

model = keras.Sequential([
    keras.Input((64,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(10),  # logits, no softmax
])


def weights(rows, columns):
    rng = np.random.default_rng(rows)
    return rng.normal(0, (2 / rows) ** 0.5, (rows, columns))


# The same weights in all tabs; Dense stores its kernel as (in, out).
model.set_weights([
    weights(64, 32), np.zeros(32), weights(32, 10), np.zeros(10)])

x = np.random.default_rng(1).normal(size=(2, 64)).astype("float32")
y = np.array([3, 7])

logits = model(x)
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
print("logits:", tuple(logits.shape),
      ops.convert_to_numpy(logits)[0, :3].round(3))
print(f"loss: {float(loss(y, logits)):.4f}")
print("parameters:", model.count_params())
probabilities = ops.softmax(logits)
print("sum of probabilities:",
      round(float(ops.sum(probabilities[0])), 4))
