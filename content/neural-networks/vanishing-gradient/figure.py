"""Gradient norm at each of 30 layers at initialisation."""
import numpy as np
import torch

from guide.chart import DASHES, SERIES, canvas, save

DEPTH, WIDTH = 30, 64
rng = np.random.default_rng(0)
x = torch.tensor(rng.normal(size=(128, WIDTH))).float()
W = rng.normal(size=(DEPTH, WIDTH, WIDTH)) / WIDTH**0.5


def norms(activation, gain, residual=False):
    h, given = x, []  # what each layer gives
    for w in W:
        out = activation(h @ torch.tensor(gain * w).float())
        h = h + out if residual else out
        given.append(h.requires_grad_())
    grads = torch.autograd.grad(h.mean(), given)
    return [grad.norm().item() for grad in grads]


figure, ax = canvas(width=4.8, height=3.0)
layers = np.arange(1, DEPTH + 1)
for (label, values), colour, dash in zip({
    "sigmoid": norms(torch.sigmoid, 1),
    "ReLU, He initialisation": norms(torch.relu, 2**0.5),
    "sigmoid, residual": norms(torch.sigmoid, 1, residual=True),
}.items(), SERIES, DASHES):
    ax.semilogy(layers, values, color=colour, linestyle=dash,
                label=label)
ax.set_xlabel("layer (1 is next to the input)")
ax.set_ylabel("gradient norm")
ax.legend(fontsize=9, loc="lower right")
save(figure)
