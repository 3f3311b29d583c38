import numpy as np
from scipy.stats import ks_2samp

for size in 1_000, 1_000_000:
    rng = np.random.default_rng(0)
    old = rng.normal(0.00, 1, size)
    new = rng.normal(0.02, 1, size)  # a fiftieth of a deviation
    print(size, "alarm:", ks_2samp(old, new).pvalue < 0.01)
