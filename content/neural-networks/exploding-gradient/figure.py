"""Gradient norm at each earlier step of a recurrent network."""
import numpy as np
import torch

from guide.chart import DASHES, SERIES, canvas, save

STEPS, UNITS = 50, 16
rng = np.random.default_rng(0)
rotation = np.linalg.qr(rng.normal(size=(UNITS, UNITS)))[0]
x = torch.tensor(0.01 * rng.normal(size=(STEPS, UNITS)))

figure, ax = canvas(width=4.8, height=2.9)
for scale, colour, dash in zip((1.2, 1.0, 0.8), SERIES, DASHES):
    W = torch.tensor(scale * rotation)
    h = torch.zeros(UNITS, dtype=torch.float64, requires_grad=True)
    states = []
    for t in range(STEPS):
        h = h @ W + x[t]
        h.retain_grad()
        states.append(h)
    h.sum().backward()
    norms = [state.grad.norm().item() for state in reversed(states)]
    ax.semilogy(range(STEPS), norms, color=colour, linestyle=dash,
                label=f"weight norm {scale}")
ax.set_xlabel("steps back in time")
ax.set_ylabel("gradient norm")
ax.legend(fontsize=9, loc="upper left")
save(figure)
