import math

import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

images, digits = load_digits(return_X_y=True)
x = tf.constant(images[:32] / 16, tf.float32)
y = tf.constant(digits[:32])  # one small batch, always the same
rng = np.random.default_rng(0)
start = [rng.normal(0, 0.05, (64, 32)), np.zeros(32),
         rng.normal(0, 0.05, (32, 10)), np.zeros(10)]


def overfit(spoil=lambda logits: logits, steps=300):
    params = [tf.Variable(p.astype("float32")) for p in start]
    losses = []
    for _ in range(steps + 1):
        with tf.GradientTape() as tape:
            w1, b1, w2, b2 = params
            logits = tf.nn.relu(x @ w1 + b1) @ w2 + b2
            loss = tf.reduce_mean(
                tf.nn.sparse_softmax_cross_entropy_with_logits(
                    y, spoil(logits)))
        losses.append(float(loss))
        for p, g in zip(params, tape.gradient(loss, params)):
            if g is not None:  # None: no way from the loss to p
                p.assign_sub(0.5 * g)
    right = np.mean(np.argmax(logits, axis=1) == digits[:32])
    first, last = losses[0], losses[-1]
    return f"loss {first:.3f} -> {last:.3f}, right {right:.2f}"


print(f"guessing among ten: {math.log(10):.3f}")
print("sound:", overfit())
print("softmax twice:", overfit(tf.nn.softmax))
print("graph cut:", overfit(tf.stop_gradient))
