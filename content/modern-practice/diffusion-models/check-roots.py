import numpy as np

rng = np.random.default_rng(0)
clean = rng.normal(size=100_000)  # data of variance 1
noise = rng.normal(size=100_000)
for a in (1.0, 0.75, 0.5, 0.25, 0.0):
    noisy = a * clean + (1 - a) * noise
    print(f"a {a:4}: variance {noisy.var():.2f}")
