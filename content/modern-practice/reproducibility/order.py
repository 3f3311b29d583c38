import numpy as np

rng = np.random.default_rng(0)
numbers = rng.normal(size=100_000).astype(np.float32)


def in_order(values):  # one accumulator, as a single thread sums
    total = np.float32(0)
    for value in values:
        total += value
    return total


# Addition of floats is not associative.
print((0.1 + 0.2) + 0.3 == 0.1 + (0.2 + 0.3))
totals = {
    "forwards": in_order(numbers),
    "backwards": in_order(numbers[::-1]),
    "in 8 parts": in_order([in_order(part)
                            for part in np.split(numbers, 8)]),
    "pairwise": numbers.sum(),
    "in double": numbers.sum(dtype=np.float64),
}
for name, total in totals.items():
    print(f"{name:10} {total:.5f}")
