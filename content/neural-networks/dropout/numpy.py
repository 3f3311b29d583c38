# tolerance: 0.02
import numpy as np

rng = np.random.default_rng(0)


def dropout(x, rate, training):
    """Inverted dropout: the scaling is done in training."""
    if not training:
        return x
    keep = rng.random(x.shape) >= rate  # a new mask at every call
    return x * keep / (1 - rate)


rate = 0.25
x = np.ones(100_000)
out = dropout(x, rate, training=True)
print(f"training  : zeros {np.mean(out == 0):.2f}, survivors "
      f"{out.max():.2f}, mean {out.mean():.2f}")
out = dropout(x, rate, training=False)
print(f"inference : zeros {np.mean(out == 0):.2f}, survivors "
      f"{out.max():.2f}, mean {out.mean():.2f}")

# Backward: the gradient passes where the unit survived, scaled alike.
keep = np.array([1, 0, 1, 1])
gradient_above = np.array([0.3, 0.3, 0.3, 0.3])
print("gradient  :", gradient_above * keep / (1 - rate))

# The variance grows: that is the noise which regularises.
x = rng.normal(size=100_000)
noisy = dropout(x, rate, training=True)
print(f"variance  : before {x.var():.2f}, after {noisy.var():.2f}")
