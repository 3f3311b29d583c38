import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
T, N = 50, 1000 * 512  # noise levels; 1000 batches of 512
# Share of the signal's variance left after t steps: 1 to almost 0.
a = np.cos(np.linspace(0, 0.99, T + 1) * np.pi / 2) ** 2
x0 = rng.choice([-2, 1], N, p=[0.3, 0.7]) + 0.1 * rng.normal(size=N)
t, noise = rng.integers(1, T + 1, N), rng.normal(size=N)
x = np.sqrt(a[t]) * x0 + np.sqrt(1 - a[t]) * noise
start = [p for s in ((3, 64), (64, 64), (64, 1)) for p in
         (rng.normal(size=s) / s[0] ** 0.5, np.zeros(s[1]))]


def inputs(x, t):  # the network is told how noisy its input is
    columns = np.broadcast_arrays(x, a[t] ** 0.5, (1 - a[t]) ** 0.5)
    return tf.transpose(tf.constant(np.float32(columns)))


params = [tf.Variable(p, dtype=tf.float32) for p in start]
w1, b1, w2, b2, w3, b3 = params


def model(x):
    return tf.tanh(tf.tanh(x @ w1 + b1) @ w2 + b2) @ w3 + b3


def sample(n=1000):  # deterministic reverse steps (DDIM)
    x = np.random.default_rng(1).normal(size=n)
    for t in range(T, 0, -1):
        eps = model(inputs(x, t)).numpy()[:, 0]
        clean = (x - np.sqrt(1 - a[t]) * eps) / np.sqrt(a[t])
        x = np.sqrt(a[t - 1]) * clean + np.sqrt(1 - a[t - 1]) * eps
    return (np.abs(x[:, None] - [-2, 1]) < 0.5).mean(0).round(2)


data, noise = inputs(x, t), tf.constant(noise[:, None], tf.float32)
adam = tf.keras.optimizers.Adam(0.005, epsilon=1e-7)
print("before: near -2 and 1:", sample())
for i in range(0, N, 512):
    with tf.GradientTape() as tape:
        error = model(data[i:i + 512]) - noise[i:i + 512]
        loss = tf.reduce_mean(error ** 2)
    adam.apply_gradients(zip(tape.gradient(loss, params), params))
print("after : near -2 and 1:", sample())
