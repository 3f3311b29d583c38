import numpy as np
from scipy.stats import ks_2samp

rng = np.random.default_rng(0)
training = rng.normal(20, 5, size=5000)  # degrees Celsius
live = rng.normal(68, 9, size=5000)  # someone sends Fahrenheit
mean, std = training.mean(), training.std()


def prepare(x):
    return (x - mean) / std


p = ks_2samp(prepare(training), prepare(live)).pvalue
print("drift" if p < 0.01 else "no drift")
assert p < 0.01
