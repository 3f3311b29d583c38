import numpy as np

WIDTH, BASE = 64, 10_000.0
frequencies = BASE ** (-np.arange(0, WIDTH, 2) / WIDTH)  # 32 of them


def sinusoids(position):
    angle = position * frequencies
    return np.stack([np.sin(angle), np.cos(angle)], axis=-1).ravel()


def rope(x, position):
    """Turns each pair of numbers by an angle, position times speed."""
    a, b = x[..., 0::2], x[..., 1::2]
    cos, sin = (f(position * frequencies) for f in (np.cos, np.sin))
    return np.stack([a * cos - b * sin, a * sin + b * cos],
                    axis=-1).reshape(x.shape)


rng = np.random.default_rng(0)
q, k = rng.normal(size=(2, WIDTH))

# Without positions the score of a query and a key knows no order.
print(f"no position:  {q @ k:.4f}")
for m, n in ((3, 1), (103, 101), (1003, 1001), (3, 2)):
    score = rope(q, m) @ rope(k, n)
    added = (q + sinusoids(m)) @ (k + sinusoids(n))
    print(f"positions {m:4}, {n:4}: rope {score:8.4f}")
    print(f"     sinusoids added: {added:8.4f}")
print("length kept:", np.isclose(np.linalg.norm(rope(q, 77)),
                                 np.linalg.norm(q)))

# Longest wave: how far until the slowest pair has turned once?
print(f"slowest turn: {2 * np.pi / frequencies[-1]:,.0f} positions")
slower = 500_000.0 ** (-np.arange(0, WIDTH, 2) / WIDTH)
print(f"with base 500,000: {2 * np.pi / slower[-1]:,.0f} positions")
