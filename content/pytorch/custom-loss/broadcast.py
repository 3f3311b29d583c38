import warnings

import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(0)
output = torch.tensor(rng.normal(size=(8, 1)))  # a model's shape
target = torch.tensor(rng.normal(size=8))  # a column of a table

print("difference:", tuple((output - target).shape))
wrong = ((output - target) ** 2).mean()
right = ((output.squeeze(-1) - target) ** 2).mean()
print(f"own loss: {wrong.item():.3f}, right: {right.item():.3f}")

# PyTorch's own loss computes the same number, but says so.
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(f"MSELoss:  {nn.MSELoss()(output, target).item():.3f}")
print(caught[0].category.__name__ + ":",
      str(caught[0].message).split(". ")[0])

# Cutting the graph: a number made by NumPy or .item() has no gradient.
weight = torch.ones(1, dtype=torch.float64, requires_grad=True)
loss = torch.tensor(((output * weight).squeeze(-1) - target).abs()
                    .detach().numpy().mean())
try:
    loss.backward()
except RuntimeError as error:
    print("backward:", str(error)[:40])
