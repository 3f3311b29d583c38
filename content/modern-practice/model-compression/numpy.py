import numpy as np

rng = np.random.default_rng(0)
weights = rng.normal(0, 0.02, size=(64, 256)).astype("float32")
weights[3] *= 20  # one row is much larger than the others
x = rng.normal(size=256).astype("float32")


def quantise(w, bits, axis):
    """Symmetric: whole numbers, and a scale per tensor or per row."""
    most = 2 ** (bits - 1) - 1  # 127 for 8 bits
    scale = np.abs(w).max(axis=axis, keepdims=True) / most
    return np.round(w / scale).astype("int8"), scale


def error(w):
    """Relative error of the product, without the large row."""
    exact, rough = np.delete(weights @ x, 3), np.delete(w @ x, 3)
    return np.linalg.norm(rough - exact) / np.linalg.norm(exact)


for bits in (8, 4):
    for name, axis in (("tensor", None), ("row", 1)):
        whole, scale = quantise(weights, bits, axis)
        print(f"{bits} bits, scale per {name:6}: error "
              f"{error(whole * scale):.4f}")

# Pruning: the smallest half of the numbers becomes zero
limit = np.median(np.abs(weights))
pruned = np.where(np.abs(weights) < limit, 0, weights)
print(f"half pruned: error {error(pruned):.4f}")
