import numpy as np
import torch

WIDTH, BASE = 64, 10_000.0
frequencies = torch.tensor(BASE ** (-np.arange(0, WIDTH, 2) / WIDTH))


def rope(x, positions):  # x: (length, WIDTH)
    """With complex numbers: each pair is one, turned by its angle."""
    pairs = torch.view_as_complex(x.reshape(len(x), -1, 2))
    angle = positions[:, None] * frequencies
    turned = pairs * torch.polar(torch.ones_like(angle), angle)
    return torch.view_as_real(turned).reshape(x.shape)


rng = np.random.default_rng(0)
q, k = (torch.tensor(part) for part in rng.normal(size=(2, WIDTH)))
tokens = torch.stack([q, k])
for m, n in ((3, 1), (103, 101), (1003, 1001), (3, 2)):
    turned = rope(tokens, torch.tensor([m, n], dtype=torch.float64))
    score = turned[0] @ turned[1]
    print(f"positions {m:4}, {n:4}: rope {score:8.4f}")

# A learned table has a row for each position, and no more.
table = torch.nn.Embedding(16, WIDTH)
try:
    table(torch.tensor([16]))
except IndexError as error:
    print("learned table, position 16:", type(error).__name__)
