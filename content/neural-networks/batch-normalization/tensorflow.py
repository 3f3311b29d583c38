import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x = tf.constant(rng.normal([5, -2], [3, 0.5], (8, 2)), tf.float32)


class BatchNorm(tf.Module):
    def __init__(self, size, momentum=0.9, epsilon=1e-3):
        self.momentum, self.epsilon = momentum, epsilon
        self.gamma = tf.Variable(tf.ones(size))
        self.beta = tf.Variable(tf.zeros(size))
        self.mean = tf.Variable(tf.zeros(size), trainable=False)
        self.var = tf.Variable(tf.ones(size), trainable=False)

    def __call__(self, x, training):
        mean, var = self.mean, self.var
        if training:
            mean, var = tf.nn.moments(x, axes=[0])
            kept = self.momentum
            self.mean.assign(kept * self.mean + (1 - kept) * mean)
            self.var.assign(kept * self.var + (1 - kept) * var)
        return tf.nn.batch_normalization(
            x, mean, var, self.beta, self.gamma, self.epsilon)


def show(name, values):
    values = values.numpy().round(6)
    print(f"{name:26}", *(f"{v + 0.0:8.3f}" for v in values))


norm = BatchNorm(2)
out = norm(x, training=True)
show("training: mean", tf.reduce_mean(out, axis=0))
show("training: deviation", tf.math.reduce_std(out, axis=0))
show("moving mean, 1 step", norm.mean)
show("moving variance, 1 step", norm.var)
show("inference, row 0, 1 step", norm(x[:1], training=False)[0])
for _ in range(199):
    norm(x, training=True)
show("moving mean, 200 steps", norm.mean)
show("moving variance, 200 steps", norm.var)
show("inference, row 0", norm(x[:1], training=False)[0])
show("training, row 0 of 8", out[0])
show("training, row 0 alone", norm(x[:1], training=True)[0])
