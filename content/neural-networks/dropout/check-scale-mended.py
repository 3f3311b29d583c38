import numpy as np

rng = np.random.default_rng(0)
x, rate = np.ones(100_000), 0.4
kept = rng.random(x.size) >= rate
print(round((x * kept / (1 - rate)).mean(), 2))
