import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

digits = load_digits()
x, y = np.float32(digits.data / 16), digits.target
# The "pre-trained" layer: ridge regression on upright digits.
W = np.linalg.solve(x.T @ x + np.eye(64), x.T @ np.eye(10)[y]) * 10
A = np.random.default_rng(0).normal(0, 0.125, (64, 4))  # rank 4
upright, turned = tf.constant(x), tf.constant(x[:, ::-1])

base = tf.constant(W, tf.float32)  # frozen: no variable at all
A = tf.Variable(A, dtype=tf.float32)  # (in, rank)
B = tf.Variable(tf.zeros([4, 10]))
scale = 8 / 4  # alpha / rank
print("frozen", W.size, "trained", int(tf.size(A) + tf.size(B)))


def model(x):  # two thin products beside the old one
    return x @ base + scale * (x @ A @ B)


def loss(logits):
    return tf.reduce_mean(
        tf.nn.sparse_softmax_cross_entropy_with_logits(y, logits))


def report(name, model, x):
    right = np.mean(tf.argmax(model(x), 1) == y)
    print(f"{name}: loss {loss(model(x)):.3f}, accuracy {right:.2f}")


report("new task, before ", model, turned)
speeds = [tf.Variable(tf.zeros_like(v)) for v in (A, B)]
for _ in range(100):
    with tf.GradientTape() as tape:
        error = loss(model(turned))
    for v, s, g in zip((A, B), speeds, tape.gradient(error, (A, B))):
        s.assign(0.9 * s + g)
        v.assign_sub(0.1 * s)
report("new task, adapted", model, turned)
report("old task, adapter", model, upright)
report("old task, base   ", lambda x: x @ base, upright)
merged = base + scale * A @ B
report("new task, merged ", lambda x: x @ merged, turned)
