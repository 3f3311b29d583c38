# tolerance: 15
"""Partners found, by temperature and number of pairs in a batch."""
import numpy as np
import torch
from guide.chart import BLUE, GREEN, ORANGE, canvas, save
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy, normalize

images = torch.tensor(load_digits().images / 16).float()
TEMPERATURES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
STEPS, SEEDS, KEPT = 400, 3, 1297


def run(batch, temperature, seed):
    torch.manual_seed(seed)
    mixed = images[torch.randperm(1797)]
    views = mixed[:, ::2].flatten(1), mixed[:, 1::2].flatten(1)
    encoders = nn.ModuleList(
        nn.Sequential(nn.Linear(32, 128), nn.ReLU(), nn.Linear(128, 16))
        for _ in views)

    def cosines(rows):
        a, b = (normalize(encoder(view[rows]))
                for encoder, view in zip(encoders, views))
        return a @ b.T

    adam = torch.optim.Adam(encoders.parameters(), 2e-3)
    target = torch.arange(batch)
    for _ in range(STEPS):
        logits = cosines(torch.randint(KEPT, (batch,))) / temperature
        loss = cross_entropy(logits, target) + cross_entropy(
            logits.T, target)
        adam.zero_grad()
        loss.backward()
        adam.step()
    with torch.no_grad():
        found = cosines(slice(KEPT, None)).argmax(1)
    return 100 * (found == torch.arange(500)).float().mean().item()


figure, ax = canvas()
for batch, colour, mark in (
        (8, ORANGE, "s"), (32, GREEN, "^"), (128, BLUE, "o")):
    line = [np.mean([run(batch, t, seed) for seed in range(SEEDS)])
            for t in TEMPERATURES]
    ax.semilogx(TEMPERATURES, line, c=colour, marker=mark, ls="-",
                label=f"{batch} pairs per batch")
ax.set(xlabel="temperature", ylabel="partner found among 500, %",
       ylim=(0, 100), xticks=TEMPERATURES, xticklabels=TEMPERATURES)
ax.minorticks_off()
ax.legend(fontsize=9)
save(figure)
