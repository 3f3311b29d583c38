import os
import tempfile

import keras
import numpy as np

os.chdir(tempfile.mkdtemp())
keras.utils.set_random_seed(0)
x = np.random.default_rng(0).normal(size=(64, 3)).astype("float32")
y = x @ np.float32([[2], [-1], [0.5]])

model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, y, epochs=3, verbose=0)

# Everything: architecture, weights, compile settings, optimiser.
model.save("model.keras")
again = keras.saving.load_model("model.keras")
same = np.array_equal(model.predict(x, verbose=0),
                      again.predict(x, verbose=0))
print("same predictions:", same)
print("optimiser steps kept:", int(again.optimizer.iterations))

# No architecture: the code must build the same model again.
model.save_weights("model.weights.h5")
fresh = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
fresh.load_weights("model.weights.h5")
kernels = fresh.layers[0].kernel, model.layers[0].kernel
print("same weights:", bool(keras.ops.all(kernels[0] == kernels[1])))

# For serving: a SavedModel, inference only.
model.export("served", verbose=False)
print("exported:", *sorted(os.listdir("served")))

# What older guides write:
for name, call in (
    ("save to a folder", lambda: model.save("folder")),
    ("load a SavedModel", lambda: keras.saving.load_model("served")),
):
    try:
        call()
    except ValueError as error:
        print(f"{name}: ValueError:", str(error).split(".")[0])
