import numpy as np

# Loss of a language model of n weights after d tokens, in nats per
# token, as fitted by Hoffmann et al. (2022), their third approach.
E, A, B, ALPHA, BETA = 1.69, 406.4, 410.7, 0.34, 0.28


def loss(n, d):
    return E + A / n**ALPHA + B / d**BETA


def optimum(compute):
    """The best size for a budget of 6 n d operations, by search."""
    n = np.geomspace(1e7, 1e13, 20_001)
    d = compute / (6 * n)
    best = loss(n, d).argmin()
    return n[best], d[best], loss(n, d)[best]


print("operations  weights   tokens  tokens/weight  loss")
for compute in (1e19, 1e21, 1e23, 1e25):
    n, d, low = optimum(compute)
    print(f"{compute:10.0e} {n:8.1e} {d:8.1e} {d / n:14.0f} {low:5.2f}")

# For one budget: what a model of half or a quarter of the best size
# costs in loss, when it is trained longer instead
n, d, low = optimum(1e23)
for share in (1, 1 / 2, 1 / 4, 1 / 10):
    smaller = loss(share * n, 1e23 / (6 * share * n))
    print(f"{share:5.2f} of the size, {d / n / share**2:5.0f} tokens "
          f"per weight: loss {smaller:.3f}")
