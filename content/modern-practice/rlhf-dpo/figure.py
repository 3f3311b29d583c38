# tolerance: 20
"""Over-optimisation: the learnt reward rises, the true one falls."""
import numpy as np
import torch
from guide.chart import BLUE, MUTED, ORANGE, canvas, save
from torch import nn
from torch.nn.functional import logsigmoid

SIZE, SEEDS = 10, 5  # an "answer" is a point of ten coordinates
GRID = np.linspace(0, 20, 81)


def truth(y, direction):  # more of it is better, up to a point
    return y @ direction - 0.1 * y.square().sum(-1)


def experiment(seed, pairs):
    torch.manual_seed(seed)
    direction = nn.functional.normalize(torch.randn(SIZE), dim=0)
    model = nn.Sequential(nn.Linear(SIZE, 64), nn.Tanh(),
                          nn.Linear(64, 64), nn.ReLU(),
                          nn.Linear(64, 1))
    # The reward model: Bradley-Terry on pairs from the reference.
    a, b = torch.randn(2, pairs, SIZE)
    first = torch.rand(pairs) < torch.sigmoid(
        2 * (truth(a, direction) - truth(b, direction)))
    won = torch.where(first[:, None], a, b)
    lost = torch.where(first[:, None], b, a)
    adam = torch.optim.Adam(model.parameters(), 1e-3, weight_decay=1e-3)
    for _ in range(300):
        adam.zero_grad()
        (-logsigmoid(model(won) - model(lost))).mean().backward()
        adam.step()
    model.requires_grad_(False)
    # The policy: a Gaussian whose mean climbs the learnt reward.
    mean = torch.zeros(SIZE, requires_grad=True)
    sgd = torch.optim.SGD([mean], lr=0.05)
    noise = torch.randn(1000, SIZE)
    zero = model(noise).mean(), truth(noise, direction).mean()
    path = []
    for _ in range(150):
        y = mean + noise
        score = model(y).mean()
        path.append([0.5 * mean.square().sum().item(),
                     (score - zero[0]).item() / 2,
                     (truth(y, direction).mean() - zero[1]).item()])
        sgd.zero_grad()
        (-score).backward()
        sgd.step()
    kl, *rewards = np.array(path).T
    return [np.interp(GRID, kl, r) for r in rewards]


figure, ax = canvas(height=3.2)
for pairs, colour in (100, ORANGE), (1000, BLUE):
    runs = [experiment(seed, pairs) for seed in range(SEEDS)]
    learnt, true = np.mean(runs, axis=0)
    ax.plot(GRID, learnt, "--", c=colour,
            label=f"learnt, {pairs} pairs")
    ax.plot(GRID, true, "-", c=colour, label=f"true, {pairs} pairs")
    top = true.argmax()
    ax.plot(GRID[top], true[top], "o", c=colour)
ax.axhline(2.5, c=MUTED, ls=":", lw=1)
ax.text(20, 2.55, "best possible", color=MUTED, fontsize=9, ha="right")
ax.set(xlabel="distance from the reference, KL", ylabel="reward gained",
       xlim=(0, 20), ylim=(0, 11))
ax.legend(fontsize=9, loc="upper left")
save(figure)
