import keras
import numpy as np
from sklearn.datasets import load_digits

keras.utils.set_random_seed(0)
x, y = load_digits(return_X_y=True)
files = np.argsort(y, kind="stable")  # read folder by folder
x, y = x[files] / 16, y[files]

model = keras.Sequential([
    keras.layers.Dense(64, "relu"),
    keras.layers.Dense(10, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy",
              metrics=["accuracy"])
log = model.fit(x, y, epochs=20, validation_split=0.1, verbose=0)
print(f"train {log.history['accuracy'][-1]:.2f},",
      f"validation {log.history['val_accuracy'][-1]:.2f}")
