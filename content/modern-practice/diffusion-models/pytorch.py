import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(0)
T, N = 50, 1000 * 512  # noise levels; 1000 batches of 512
# Share of the signal's variance left after t steps: 1 to almost 0.
a = np.cos(np.linspace(0, 0.99, T + 1) * np.pi / 2) ** 2
x0 = rng.choice([-2, 1], N, p=[0.3, 0.7]) + 0.1 * rng.normal(size=N)
t, noise = rng.integers(1, T + 1, N), rng.normal(size=N)
x = np.sqrt(a[t]) * x0 + np.sqrt(1 - a[t]) * noise
start = [p for s in ((3, 64), (64, 64), (64, 1)) for p in
         (rng.normal(size=s) / s[0] ** 0.5, np.zeros(s[1]))]


def inputs(x, t):  # the network is told how noisy its input is
    columns = x, np.sqrt(a[t]), np.sqrt(1 - a[t])
    columns = np.stack(np.broadcast_arrays(*columns), axis=1)
    return torch.tensor(columns).float()


model = nn.Sequential(nn.Linear(3, 64), nn.Tanh(), nn.Linear(64, 64),
                      nn.Tanh(), nn.Linear(64, 1))
for p, value in zip(model.parameters(), start):
    p.data = torch.tensor(value.T).float()


def sample(n=1000):  # deterministic reverse steps (DDIM)
    x = np.random.default_rng(1).normal(size=n)
    for t in range(T, 0, -1):
        eps = model(inputs(x, t)).detach().numpy()[:, 0]
        clean = (x - np.sqrt(1 - a[t]) * eps) / np.sqrt(a[t])
        x = np.sqrt(a[t - 1]) * clean + np.sqrt(1 - a[t - 1]) * eps
    return (np.abs(x[:, None] - [-2, 1]) < 0.5).mean(0).round(2)


data, target = inputs(x, t), torch.tensor(noise[:, None]).float()
adam = torch.optim.Adam(model.parameters(), lr=0.005, eps=1e-7)
print("before: near -2 and 1:", sample())
for X, y in zip(data.split(512), target.split(512)):
    adam.zero_grad()
    nn.functional.mse_loss(model(X), y).backward()
    adam.step()
print("after : near -2 and 1:", sample())
