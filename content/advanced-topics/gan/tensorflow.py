# tolerance: 0.1
import numpy as np
import tensorflow as tf
from tensorflow.nn import l2_normalize, leaky_relu, softplus

tf.random.set_seed(0)


class MLP(tf.Module):
    def __init__(self, inputs, outputs):
        shapes = [(inputs, 64), (64, 64), (64, outputs)]
        self.w = [tf.Variable(tf.random.normal(s) / 5) for s in shapes]
        self.b = [tf.Variable(tf.zeros(n)) for _, n in shapes]

    def __call__(self, x):
        for w, b in zip(self.w, self.b):  # invertible: z loses nothing
            x = leaky_relu(x) @ w + b
        return x


@tf.function  # both updates in one graph
def train_step():
    z, xy = tf.random.normal((128, 8)), tf.random.normal((128, 2))
    real = l2_normalize(xy, 1) * tf.random.normal((128, 1), 2, 0.1)
    with tf.GradientTape() as tape:  # -log D(x) - log(1 - D(G(z)))
        d_loss = tf.reduce_mean(softplus(-D(real)) + softplus(D(G(z))))
    d_adam.apply(tape.gradient(d_loss, D.variables), D.variables)
    with tf.GradientTape() as tape:  # -log D(G(z))
        g_loss = tf.reduce_mean(softplus(-D(G(z))))
    g_adam.apply(tape.gradient(g_loss, G.variables), G.variables)


def report(when):
    x, y = G(tf.random.normal((2000, 8))).numpy().T
    good = np.abs(np.hypot(x, y) - 2) < 0.4
    hit = np.unique(np.arctan2(y, x)[good] // (np.pi / 4))
    print(f"{when}: {good.mean():.2f} on ring, {len(hit)}/8 sectors")


G, D = MLP(8, 2), MLP(2, 1)
g_adam, d_adam = [tf.keras.optimizers.Adam(1e-3, 0.5) for _ in "GD"]
report("before")
for _ in range(2000):
    train_step()
report("after ")
