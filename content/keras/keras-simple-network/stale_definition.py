import warnings

import keras
import numpy as np

keras.utils.set_random_seed(0)
# 1. input_dim still works, and warns.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    keras.layers.Dense(64, activation="relu", input_dim=100)
print(caught[0].category.__name__ + ":")
print(str(caught[0].message)[:60] + "...")

# 2. Integer labels with the one-hot loss.
model = keras.Sequential([
    keras.Input(shape=(100,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
x, y = np.ones((8, 100), "float32"), np.arange(8)
model.compile("adam", "categorical_crossentropy")
try:
    model.fit(x, y, verbose=0)
except ValueError as error:
    print("ValueError:", error)

# 3. Mended: the sparse loss, or one-hot labels.
model.compile("adam", "sparse_categorical_crossentropy")
sparse = model.evaluate(x, y, verbose=0)
model.compile("adam", "categorical_crossentropy")
rows = keras.utils.to_categorical(y, 10)
one_hot = model.evaluate(x, rows, verbose=0)
print(f"sparse {sparse:.4f}, one-hot {one_hot:.4f}")
