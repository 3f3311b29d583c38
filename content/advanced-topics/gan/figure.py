# tolerance: 8
import numpy as np
import torch
from guide.chart import MUTED, ORANGE, canvas, save
from torch import nn
from torch.nn.functional import softplus

torch.set_default_dtype(torch.float64)  # training magnifies rounding
torch.manual_seed(0)
rng = np.random.default_rng(0)


def real_batch(n):
    angle = rng.uniform(0, 2 * np.pi, n)
    ring = np.stack([np.cos(angle), np.sin(angle)])
    return torch.tensor((ring * rng.normal(2, 0.1, n)).T)


def mlp(inputs, outputs):
    return nn.Sequential(
        nn.Linear(inputs, 64), nn.LeakyReLU(0.2),
        nn.Linear(64, 64), nn.LeakyReLU(0.2), nn.Linear(64, outputs))


G, D = mlp(8, 2), mlp(2, 1)
g_adam = torch.optim.Adam(G.parameters(), 1e-3, (0.5, 0.999))
d_adam = torch.optim.Adam(D.parameters(), 1e-3, (0.5, 0.999))
z, turn = torch.randn(110, 8), np.linspace(0, 2 * np.pi, 60)
figure, axes = canvas(height=1.9, ncols=3, sharex=True, sharey=True)
shown = {0: axes[0], 100: axes[1], 2000: axes[2]}
for step in range(2001):
    if step in shown:
        points = G(z).detach()
        axis = shown[step]
        axis.plot(2 * np.cos(turn), 2 * np.sin(turn), color=MUTED, lw=5,
                  alpha=0.4)
        axis.plot(*points.T, "o", color=ORANGE, ms=2)
        axis.set(title=f"step {step}", aspect="equal")
        axis.set(xlim=(-3, 3), ylim=(-3, 3), xticks=(-2, 0, 2))
    fake = G(torch.randn(128, 8))
    d_loss = (softplus(-D(real_batch(128)))
              + softplus(D(fake.detach()))).mean()
    d_adam.zero_grad(), d_loss.backward(), d_adam.step()
    g_loss = softplus(-D(fake)).mean()
    g_adam.zero_grad(), g_loss.backward(), g_adam.step()
save(figure)
