import os

import keras
import numpy as np

Checkpoint = keras.callbacks.ModelCheckpoint
names = ("m.keras", "m.h5", "m.weights.h5", "m", "m.ckpt", "m.tf")
for weights_only in (False, True):
    print("weights only:" if weights_only else "whole model:")
    for name in names:
        try:
            Checkpoint(name, save_weights_only=weights_only)
            print("  accepted", name)
        except ValueError:
            print("  refused ", name)
try:
    Checkpoint("m.keras", period=5)
except TypeError as error:
    print("TypeError:", str(error).split(".")[-1])

# By default every save overwrites; a pattern keeps them all.
x, y = np.ones((8, 2), "float32"), np.ones((8, 1), "float32")
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y, epochs=3, verbose=0, callbacks=[
    Checkpoint("last.keras"),
    Checkpoint("all/{epoch:02d}.weights.h5", save_weights_only=True),
])
print(sorted(n for n in os.listdir() if n.endswith(".keras")))
print(sorted(os.listdir("all")))

# A trap: without save_weights_only this holds a whole legacy model.
model.fit(x, y, verbose=0, callbacks=[Checkpoint("m.weights.h5")])
try:
    model.load_weights("m.weights.h5")
except ValueError as error:
    print("ValueError:", str(error).split(".")[0])
