# tolerance: 0.1
import keras
import numpy as np
import tensorflow as tf  # a custom train_step needs the backend
from keras.ops import mean, softplus

keras.utils.set_random_seed(0)
rng = np.random.default_rng(0)
angle = rng.uniform(0, 2 * np.pi, (256_000, 1))  # a ring, radius 2
ring = np.hstack([np.cos(angle), np.sin(angle)])
ring *= rng.normal(2, 0.1, angle.shape)


def mlp(outputs):
    hidden = [keras.layers.Dense(64, "leaky_relu") for _ in "12"]
    return keras.Sequential([*hidden, keras.layers.Dense(outputs)])


class GAN(keras.Model):
    def train_step(self, real):
        z = keras.random.normal((128, 8))
        with tf.GradientTape() as tape:  # -log D(x) - log(1 - D(G(z)))
            d_loss = mean(softplus(-D(real)) + softplus(D(G(z))))
        # D alone is updated with it, then G alone with the other.
        d_adam.apply(tape.gradient(d_loss, D.weights), D.weights)
        with tf.GradientTape() as tape:  # -log D(G(z))
            g_loss = mean(softplus(-D(G(z))))
        g_adam.apply(tape.gradient(g_loss, G.weights), G.weights)
        return {"D loss": d_loss}


def report(when):
    x, y = keras.ops.convert_to_numpy(G(z_test)).T
    good = np.abs(np.hypot(x, y) - 2) < 0.4
    hit = np.unique(np.arctan2(y, x)[good] // (np.pi / 4))
    print(f"{when}: {good.mean():.2f} on ring, {len(hit)}/8 sectors")


G, D, z_test = mlp(2), mlp(1), rng.normal(size=(2000, 8))
g_adam, d_adam = (keras.optimizers.Adam(1e-3, 0.5) for _ in "GD")
report("before")
gan = GAN()
gan.compile()
gan.fit(ring, batch_size=128, verbose=0)
report("after ")
