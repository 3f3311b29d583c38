import keras
import numpy as np

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
    columns = x, np.sqrt(a[t]), np.sqrt(1 - a[t])
    columns = np.stack(np.broadcast_arrays(*columns), axis=1)
    return columns.astype("float32")


model = keras.Sequential([
    keras.Input((3,)), keras.layers.Dense(64, "tanh"),
    keras.layers.Dense(64, "tanh"), keras.layers.Dense(1)])
model.set_weights(start)
model.compile(keras.optimizers.Adam(0.005, epsilon=1e-7), "mse")


def sample(n=1000):  # deterministic reverse steps (DDIM)
    x = np.random.default_rng(1).normal(size=n)
    for t in range(T, 0, -1):
        eps = model.predict_on_batch(inputs(x, t))[:, 0]
        clean = (x - np.sqrt(1 - a[t]) * eps) / np.sqrt(a[t])
        x = np.sqrt(a[t - 1]) * clean + np.sqrt(1 - a[t - 1]) * eps
    return (np.abs(x[:, None] - [-2, 1]) < 0.5).mean(0).round(2)


print("before: near -2 and 1:", sample())
# The noise itself is the target: plain regression.
model.fit(inputs(x, t), noise, batch_size=512, shuffle=False, verbose=0)
print("after : near -2 and 1:", sample())
