import numpy as np

rng = np.random.default_rng(0)
h = np.abs(rng.normal(size=(1000, 400)))  # after a ReLU: not negative
W = rng.normal(size=(400, 400)) * np.sqrt(2 / 400)
out = np.maximum(h @ W, 0)
print(round(float((out**2).mean() / (h**2).mean()), 0))
