# tolerance: 25
"""Noise becomes two moons: snapshots of the reverse process."""
import numpy as np
import torch
from guide.chart import BLUE, MUTED, canvas, save
from sklearn.datasets import make_moons
from torch import nn

torch.manual_seed(0)
T, LEVELS = 100, (100, 45, 20, 0)
a = torch.cos(torch.linspace(0, 0.99, T + 1) * torch.pi / 2) ** 2
moons = make_moons(4000, noise=0.06, random_state=0)[0]
centre, width = moons.mean(0), moons.std(0)
moons = torch.tensor((moons - centre) / width).float()
model = nn.Sequential(nn.Linear(4, 128), nn.SiLU(), nn.Linear(128, 128),
                      nn.SiLU(), nn.Linear(128, 128), nn.SiLU(),
                      nn.Linear(128, 2))


def noise_in(x, t):
    level = a[t].expand(len(x))[:, None]
    return model(torch.cat([x, level.sqrt(), (1 - level).sqrt()], 1))


adam = torch.optim.Adam(model.parameters(), 4e-3)
decay = torch.optim.lr_scheduler.CosineAnnealingLR(adam, 5000)
for _ in range(5000):
    clean = moons[torch.randint(4000, (512,))]
    t, eps = torch.randint(1, T + 1, (512,)), torch.randn(512, 2)
    level = a[t][:, None]
    x = level.sqrt() * clean + (1 - level).sqrt() * eps
    adam.zero_grad()
    nn.functional.mse_loss(noise_in(x, t), eps).backward()
    adam.step()
    decay.step()

x = torch.randn(100, 2)
shots = {T: x}
with torch.no_grad():
    for t in range(T, 0, -1):
        eps = noise_in(x, torch.tensor(t))
        clean = (x - (1 - a[t]).sqrt() * eps) / a[t].sqrt()
        x = a[t - 1].sqrt() * clean + (1 - a[t - 1]).sqrt() * eps
        shots[t - 1] = x

angle = np.linspace(0, np.pi, 50)
shape = (np.stack([np.cos(angle), np.sin(angle)], 1),
         np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], 1))
figure, axes = canvas(height=4.4, nrows=2, ncols=2, sharex=True,
                      sharey=True)
for ax, level in zip(axes.flat, LEVELS):
    for arc in shape:
        ax.plot(*((arc - centre) / width).T, "-", c=MUTED, lw=1)
    ax.plot(*shots[level].T, "o", c=BLUE, ms=3)
    ax.set(title=f"{T - level} of {T} steps", xlim=(-2.6, 2.6),
           ylim=(-2.6, 2.6), xticks=(-2, 0, 2), yticks=(-2, 0, 2))
save(figure)
