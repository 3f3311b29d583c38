import numpy as np
import torch
from torch import nn

WIDTH, DEPTH = 256, 20
rng = np.random.default_rng(0)
x = torch.tensor(rng.normal(size=(200, WIDTH)), dtype=torch.float32)
raw = torch.tensor(rng.normal(size=(DEPTH, WIDTH, WIDTH)),
                   dtype=torch.float32)


def spread(name, scale, activation):
    """The root mean square after the first and the last layer."""
    h, found = x, []
    for kernel in raw:
        h = activation(h @ (scale * kernel))
        found.append(h.square().mean().sqrt().item())
    print(f"{name:14} layer 1: {found[0]:.2e}  last: {found[-1]:.2e}")


spread("0.02, relu", 0.02, torch.relu)
spread("0.2, relu", 0.2, torch.relu)
spread("glorot, relu", (1 / WIDTH) ** 0.5, torch.relu)
spread("he, relu", (2 / WIDTH) ** 0.5, torch.relu)
spread("glorot, tanh", (1 / WIDTH) ** 0.5, torch.tanh)

# What nn.Linear does by default: uniform, at most 1 / sqrt(fan_in),
# so a deviation of 1 / sqrt(3 * fan_in), for weights and biases.
torch.manual_seed(0)
layer = nn.Linear(WIDTH, 64)
print(f"nn.Linear: deviation {layer.weight.std().item():.3f}, "
      f"at most {layer.weight.abs().max().item():.4f}")
nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
nn.init.zeros_(layer.bias)
print(f"kaiming_normal_: deviation {layer.weight.std().item():.3f}")
