import numpy as np
from keras import ops

WIDTH, BASE = 64, 10_000.0
frequencies = BASE ** (-np.arange(0, WIDTH, 2) / WIDTH)


def rope(x, positions):  # x: (length, WIDTH)
    pairs = ops.reshape(x, (len(x), -1, 2))
    a, b = pairs[..., 0], pairs[..., 1]
    angle = ops.convert_to_tensor(positions[:, None] * frequencies)
    cos, sin = ops.cos(angle), ops.sin(angle)
    turned = ops.stack([a * cos - b * sin, a * sin + b * cos], axis=-1)
    return ops.reshape(turned, x.shape)


rng = np.random.default_rng(0)
tokens = ops.convert_to_tensor(rng.normal(size=(2, WIDTH)), "float64")
for m, n in ((3, 1), (103, 101), (1003, 1001), (3, 2)):
    places = np.array([m, n], "float64")
    q, k = ops.convert_to_numpy(rope(tokens, places))
    print(f"positions {m:4}, {n:4}: rope {q @ k:8.4f}")
