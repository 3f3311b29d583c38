# tolerance: 0.1
import numpy as np
import torch
from torch import nn
from torch.nn.functional import softplus

torch.manual_seed(0)
rng = np.random.default_rng(0)


def real_batch(n):  # the distribution to imitate: a ring of radius 2
    angle = rng.uniform(0, 2 * np.pi, n)
    ring = np.stack([np.cos(angle), np.sin(angle)])
    ring *= rng.normal(2, 0.1, n)
    return torch.tensor(ring.T, dtype=torch.float32)


def mlp(inputs, outputs):
    return nn.Sequential(
        nn.Linear(inputs, 64), nn.LeakyReLU(0.2),
        nn.Linear(64, 64), nn.LeakyReLU(0.2), nn.Linear(64, outputs))


def report(when):
    with torch.no_grad():
        x, y = G(torch.randn(2000, 8)).T.numpy()
    good = np.abs(np.hypot(x, y) - 2) < 0.4
    hit = np.unique(np.arctan2(y, x)[good] // (np.pi / 4))
    print(f"{when}: {good.mean():.2f} on ring, {len(hit)}/8 sectors")


G, D = mlp(8, 2), mlp(2, 1)
g_adam = torch.optim.Adam(G.parameters(), 1e-3, (0.5, 0.999))
d_adam = torch.optim.Adam(D.parameters(), 1e-3, (0.5, 0.999))
report("before")
for step in range(2000):
    fake = G(torch.randn(128, 8))
    # -log D(real) - log(1 - D(fake)); detach: G gets no gradient
    d_loss = (softplus(-D(real_batch(128)))
              + softplus(D(fake.detach()))).mean()
    d_adam.zero_grad(), d_loss.backward(), d_adam.step()
    g_loss = softplus(-D(fake)).mean()  # -log D(G(z))
    g_adam.zero_grad(), g_loss.backward(), g_adam.step()
report("after ")
