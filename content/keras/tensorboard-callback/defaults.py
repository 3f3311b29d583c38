import inspect
import sys
import textwrap

import keras
import numpy as np

board = keras.callbacks.TensorBoard
for name, parameter in inspect.signature(board).parameters.items():
    print(f"{name} = {parameter.default!r}")

# What happens where `tensorboard` is not installed. None in
# sys.modules makes Python refuse the import.
for name in list(sys.modules):
    if name.split(".")[0] == "tensorboard":
        del sys.modules[name]
sys.modules["tensorboard"] = None
x, y = np.ones((4, 2), "float32"), np.ones((4, 1), "float32")
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
try:
    model.fit(x, y, verbose=0, callbacks=[board("logs")])
except Exception as error:
    message = f"{type(error).__name__}: {error}"
    print(textwrap.fill(message, 70))
