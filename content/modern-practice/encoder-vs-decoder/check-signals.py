import numpy as np

rng = np.random.default_rng(0)
length, sequences = 512, 1000
masked = rng.random((sequences, length)) < 0.15
print("targets per sequence: masked", round(float(
    masked.sum(1).mean())), "next token", length - 1)
