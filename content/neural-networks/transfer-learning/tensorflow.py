# tolerance: 0.05
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

images, digit = load_digits(return_X_y=True)
images = images.astype("float32") / 16
large = (digit >= 5).astype("int64")  # the new task: 5 or more?
rng = np.random.default_rng(0)
few = 1000 + rng.choice(300, 40, replace=False)
cross_entropy = tf.nn.sparse_softmax_cross_entropy_with_logits


def dense(a, b):
    W = rng.normal(0, (2 / a) ** 0.5, (a, b))  # as in every tab
    return [tf.Variable(np.float32(W)), tf.Variable(tf.zeros([b]))]


def forward(x, W1, b1, W2, b2, W3, b3):
    return tf.nn.relu(tf.nn.relu(x @ W1 + b1) @ W2 + b2) @ W3 + b3


def train(name, weights, labels, rows, steps, rate, frozen=0):
    adam = tf.keras.optimizers.Adam(rate)
    trained = weights[frozen:]  # only these the optimiser gets to see
    data = tf.data.Dataset.from_tensor_slices(
        (images[rows], labels[rows])).repeat().batch(40)
    for x, y in data.take(steps):
        with tf.GradientTape() as tape:
            loss = cross_entropy(y, forward(x, *weights))
        adam.apply_gradients(zip(tape.gradient(loss, trained), trained))
    answer = tf.argmax(forward(images[1300:], *weights), axis=1)
    size = sum(tf.size(w).numpy() for w in trained)
    score = np.mean(answer == labels[1300:])
    print(f"{name:20} {score:.2f}, {size} weights trained")


base = dense(64, 128) + dense(128, 64)
source = base + dense(64, 10)
train("pre-training, digits", source, digit, slice(1000), 1000, 0.003)
scratch = dense(64, 128) + dense(128, 64) + dense(64, 2)
train("from scratch", scratch, large, few, 200, 0.003)
model = base + dense(64, 2)
train("frozen features", model, large, few, 200, 0.003, frozen=4)
train("then fine-tuned", model, large, few, 100, 0.0005)
