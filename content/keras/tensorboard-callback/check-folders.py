import os

import keras
import numpy as np

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
x = np.zeros((4, 1))
board = keras.callbacks.TensorBoard("logs")
model.fit(x, x, validation_data=(x, x), verbose=0, callbacks=[board])
print(sorted(os.listdir("logs")))
