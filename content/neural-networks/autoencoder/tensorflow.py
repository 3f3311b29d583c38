# tolerance: 0.05
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split

images = load_digits().data.astype("float32") / 16  # (1797, 64)
train, test = train_test_split(images, random_state=0)
rng = np.random.default_rng(0)  # the same start in every tab
sizes = (64, 128, 2, 128, 64)  # in the middle the code
W = [tf.Variable(np.float32(rng.normal(0, (2 / a) ** 0.5, (a, b))))
     for a, b in zip(sizes, sizes[1:])]
b = [tf.Variable(tf.zeros(size)) for size in sizes[1:]]


def encode(x):
    return tf.nn.relu(x @ W[0] + b[0]) @ W[1] + b[1]


def decode(code):
    return tf.nn.relu(code @ W[2] + b[2]) @ W[3] + b[3]


def explained(output):
    """Share of the test images' variance that is reconstructed."""
    error = np.mean((test - output) ** 2)
    return 1 - error / np.mean((test - train.mean(axis=0)) ** 2)


after = {0: explained(decode(encode(test)))}
adam = tf.keras.optimizers.Adam(0.003)
batches = tf.data.Dataset.from_tensor_slices(train).batch(64)
for step, x in enumerate(batches.repeat(60), start=1):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((decode(encode(x)) - x) ** 2)
    adam.apply_gradients(zip(tape.gradient(loss, W + b), W + b))
    after[step / 22] = explained(decode(encode(test)))  # in epochs

pca = PCA(2).fit(train)  # the best linear code of two numbers
linear = explained(pca.inverse_transform(pca.transform(test)))
print("code:", encode(test).shape)
print(f"before {after[0]:.3f}, after an epoch {after[1]:.3f}")
print(f"60 epochs: {after[60]:.2f}, PCA: {linear:.2f}")
