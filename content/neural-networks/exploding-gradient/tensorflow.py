# tolerance: 0.01
import numpy as np
import tensorflow as tf

STEPS, UNITS, RATE = 30, 8, 0.01
rng = np.random.default_rng(0)
x = tf.constant(rng.normal(size=(16, STEPS, UNITS)), tf.float32)
target = tf.constant(rng.normal(size=(16, UNITS)), tf.float32)
start = np.eye(UNITS)
# A rotation times 1.2: every step back multiplies by 1.2.
recurrent = 1.2 * np.linalg.qr(rng.normal(size=(UNITS, UNITS)))[0]


def train(name, max_norm=None):
    U = tf.Variable(start, dtype=tf.float32)
    W = tf.Variable(recurrent, dtype=tf.float32)

    @tf.function
    def train_step():
        with tf.GradientTape() as tape:
            h = tf.zeros([16, UNITS])
            for t in range(STEPS):
                h = x[:, t] @ U + h @ W
            loss = tf.reduce_mean((h - target) ** 2)
        gradients = tape.gradient(loss, [U, W])
        norm = tf.linalg.global_norm(gradients)
        if max_norm:  # all gradients are scaled by one factor
            gradients, _ = tf.clip_by_global_norm(
                gradients, max_norm, use_norm=norm)
        for weight, gradient in zip([U, W], gradients):
            weight.assign_sub(RATE * gradient)
        return loss, tf.linalg.global_norm(gradients)

    history = [train_step() for _ in range(151)]
    print(f"{name}: gradient norm used {history[0][1]:.3g}")
    for step in (0, 1, 2, 3, 150):
        print(f"  loss at step {step:3}: {history[step][0]:.3g}")


train("no clipping")
train("clipped", max_norm=1.0)
