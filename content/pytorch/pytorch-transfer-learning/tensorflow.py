# tolerance: 0.1
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from tensorflow.keras import layers

tf.keras.utils.set_random_seed(0)
images, digit = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
x = np.zeros((len(digit), 12, 12, 1), "float32")
for i, (r, c) in enumerate(rng.integers(0, 5, (len(digit), 2))):
    x[i, r:r + 8, c:c + 8, 0] = images[i].reshape(8, 8) / 16
y, source = digit % 5, np.flatnonzero(digit < 5)
few, test = np.split(rng.permutation(np.flatnonzero(digit > 4)), [50])
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(True)  # logits


def make():
    norm = [layers.BatchNormalization(momentum=0.9) for _ in range(2)]
    return tf.keras.Sequential([
        layers.Conv2D(16, 3), norm[0], layers.ReLU(),
        layers.MaxPooling2D(), layers.Conv2D(32, 3), norm[1],
        layers.ReLU(), layers.Flatten()]), layers.Dense(5)


def train(body, fc, rows, steps, rate, parts=(), training=False):
    fc(body(x[:1]))  # creates the weights
    weights = [w for p in parts for w in p.trainable_variables]
    optimizer = tf.keras.optimizers.AdamW(rate)
    for _ in range(steps):
        i = rng.choice(rows, 64)
        with tf.GradientTape() as tape:
            loss = loss_fn(y[i], fc(body(x[i], training=training)))
        optimizer.apply(tape.gradient(loss, weights), weights)
    return f"{np.mean(np.argmax(fc(body(x[test])), 1) == y[test]):.2f}"


body, fc = make()
train(body, fc, source, 300, 5e-3, [body, fc], training=True)
fc = layers.Dense(5)  # a new head; frozen is what is not in the list
print("before:      ", train(body, fc, few, 0, 0.0))
print("head trained:", train(body, fc, few, 60, 5e-3, [fc]))
print("fine-tuned:  ", train(body, fc, few, 60, 5e-4, [body, fc]))
new = make()
print("from scratch:", train(*new, few, 120, 5e-3, new, training=True))
