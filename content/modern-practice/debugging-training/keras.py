import math

import keras
import numpy as np
from keras import layers, ops
from sklearn.datasets import load_digits

images, digits = load_digits(return_X_y=True)
x = (images[:32] / 16).astype("float32")
y = digits[:32]  # one small batch, always the same
rng = np.random.default_rng(0)
start = [rng.normal(0, 0.05, (64, 32)), np.zeros(32),
         rng.normal(0, 0.05, (32, 10)), np.zeros(10)]


def overfit(spoil=lambda logits: logits, steps=300):
    inputs = keras.Input((64,))
    hidden = layers.Dense(32, activation="relu")(inputs)
    logits = layers.Dense(10)(hidden)
    model = keras.Model(inputs, layers.Lambda(spoil)(logits))
    model.set_weights(start)
    model.compile(
        keras.optimizers.SGD(0.5), metrics=["accuracy"],
        loss=keras.losses.SparseCategoricalCrossentropy(
            from_logits=True))
    first = model.evaluate(x, y, verbose=0)[0]
    # All rows in one batch: an epoch is a step.
    model.fit(x, y, batch_size=32, epochs=steps, verbose=0)
    loss, right = model.evaluate(x, y, verbose=0)
    return f"loss {first:.3f} -> {loss:.3f}, right {right:.2f}"


print(f"guessing among ten: {math.log(10):.3f}")
print("sound:", overfit())
print("softmax twice:", overfit(ops.softmax))
try:  # on TensorFlow the optimizer looks for this one itself
    overfit(ops.stop_gradient)
except ValueError as error:
    print("graph cut:", error)
