# tolerance: 0.1
import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

keras.utils.set_random_seed(0)
images, digit = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
x = np.zeros((len(digit), 12, 12, 1), "float32")
for i, (r, c) in enumerate(rng.integers(0, 5, (len(digit), 2))):
    x[i, r:r + 8, c:c + 8, 0] = images[i].reshape(8, 8) / 16
y, source = digit % 5, np.flatnonzero(digit < 5)
few, test = np.split(rng.permutation(np.flatnonzero(digit > 4)), [50])
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def make():  # like keras.applications with include_top=False
    norm = [layers.BatchNormalization(momentum=0.9) for _ in range(2)]
    return keras.Sequential([  # 0.99, the default, is for longer runs
        layers.Conv2D(16, 3), norm[0], layers.ReLU(),
        layers.MaxPooling2D(), layers.Conv2D(32, 3), norm[1],
        layers.ReLU(), layers.Flatten()])


def with_head(body, training=None):
    x = keras.Input((12, 12, 1))
    return keras.Model(x, layers.Dense(5)(body(x, training=training)))


def train(model, rows, epochs, rate):
    model.compile(keras.optimizers.AdamW(rate), loss, metrics=["acc"])
    model.fit(x[rows], y[rows], 64, epochs, verbose=0)
    return f"{model.evaluate(x[test], y[test], verbose=0)[1]:.2f}"


body = make()
train(with_head(body), source, 20, 5e-3)
body.trainable = False
model = with_head(body, training=False)  # also in fine-tuning
print("before:      ", train(model, few, 0, 5e-3))
print("head trained:", train(model, few, 60, 5e-3))
body.trainable = True  # counts from the next compile()
print("fine-tuned:  ", train(model, few, 60, 5e-4))
print("from scratch:", train(with_head(make()), few, 120, 5e-3))
