import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
D, HEADS, HIDDEN = 8, 2, 32


def weights(*shape):
    return tf.Variable(rng.normal(0, 0.3, shape).astype("float32"))


class Block(tf.Module):
    def __init__(self):
        self.qkv, self.out = weights(D, 3 * D), weights(D, D)
        self.up, self.down = weights(D, HIDDEN), weights(HIDDEN, D)
        self.scales = [tf.Variable(tf.ones(D)) for _ in "12"]
        self.shifts = [tf.Variable(tf.zeros(D)) for _ in "12"]

    def norm(self, x, i):  # each token by itself, over its D features
        mean, variance = tf.nn.moments(x, -1, keepdims=True)
        return tf.nn.batch_normalization(
            x, mean, variance, self.shifts[i], self.scales[i], 1e-6)

    def __call__(self, x):  # (batch, tokens, D)
        b, t, _ = x.shape
        qkv = self.norm(x, 0) @ self.qkv
        qkv = tf.reshape(qkv, (b, t, 3, HEADS, -1))
        q, k, v = tf.unstack(tf.transpose(qkv, (2, 0, 3, 1, 4)))
        scores = tf.matmul(q, k, transpose_b=True) / q.shape[-1] ** 0.5
        causal = tf.linalg.band_part(tf.ones((t, t)), -1, 0) > 0
        mixed = tf.nn.softmax(tf.where(causal, scores, -1e9)) @ v
        mixed = tf.reshape(tf.transpose(mixed, (0, 2, 1, 3)), (b, t, D))
        x = x + mixed @ self.out
        return x + tf.nn.relu(self.norm(x, 1) @ self.up) @ self.down


block = Block()
x = rng.normal(size=(1, 5, D)).astype("float32")
y = block(tf.constant(x)).numpy()
x[0, 4] *= -1  # change the last token
change = np.abs(block(tf.constant(x)).numpy() - y).max(2)[0]
print("token 0:", y[0, 0, :4].round(4))
print("change by token:", change.round(4))
sizes = [v.shape.num_elements() for v in block.variables]
print("parameters", sum(sizes))
