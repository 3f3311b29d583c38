# tolerance: 0.01
import os
import tempfile

import keras
import numpy as np
from sklearn.datasets import load_digits

os.chdir(tempfile.mkdtemp())
x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
old, new = y < 5, y >= 5

# The publisher: 16 features (PCA) learned from the digits 0 to 4.
mean = x[old].mean(axis=0)
parts = np.linalg.svd(x[old] - mean, full_matrices=False)[2][:16].T
extractor = keras.Sequential(
    [keras.Input((64,)), keras.layers.Dense(16)])
extractor.set_weights([parts, -mean @ parts])
extractor.export("extractor", verbose=False)

# The consumer: only the folder, no code of the publisher. It is what
# hub.KerasLayer was for; TFSMLayer needs the TensorFlow backend.
reused = keras.layers.TFSMLayer(
    "extractor", call_endpoint="serve", trainable=False)
head = keras.layers.Dense(5, kernel_initializer="zeros")
model = keras.Sequential([keras.Input((64,)), reused, head])
model.compile(
    keras.optimizers.SGD(0.5), metrics=["accuracy"],
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))

x, y = x[new], y[new] - 5  # another task: the digits 5 to 9
train, test = slice(0, 600), slice(600, None)


def accuracy():
    return model.evaluate(x[test], y[test], verbose=0)[1]


print("features agree:", np.allclose(
    reused(x), (x - mean) @ parts, atol=1e-4))
print("trained weights:", len(model.trainable_weights))
print(f"accuracy before: {accuracy():.3f}")
model.fit(x[train], y[train], batch_size=600, epochs=100, verbose=0)
print(f"accuracy after:  {accuracy():.3f}")
