import numpy as np
import torch
from guide.chart import BLUE, MUTED, ORANGE, canvas, save
from sklearn.datasets import make_classification
from torch import nn
from torch.nn.functional import cross_entropy

x, y = make_classification(
    12_000, 20, n_informative=8, flip_y=0.2, random_state=0)
torch.set_default_dtype(torch.float64)  # training magnifies rounding
x = torch.tensor(x)
y = torch.tensor(y)
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(20, 128), nn.ReLU(), nn.Linear(128, 2))
adam = torch.optim.Adam(net.parameters(), lr=0.003)
for epoch in range(100):
    for at in torch.randperm(1000).split(50):
        adam.zero_grad()
        cross_entropy(net(x[at]), y[at]).backward()
        adam.step()
with torch.no_grad():
    logits = net(x)
best = min(torch.linspace(0.5, 20, 391), key=lambda t: cross_entropy(
    logits[1000:2000] / t, y[1000:2000]))
figure, axes = canvas(height=3.0)
axes.plot([0.5, 1], [0.5, 1], "--", color=MUTED, lw=1.2)
for name, scaled, color, mark in (
        ("after training", logits, ORANGE, "s-"),
        ("with temperature", logits / best, BLUE, "o-")):
    sure, said = scaled[2000:].softmax(1).max(1)
    right = (said == y[2000:]).float()
    bins = torch.bucketize(sure, torch.linspace(0.5, 1, 11)[1:-1])
    kept = [b for b in range(10) if (bins == b).sum() >= 50]
    axes.plot([sure[bins == b].mean() for b in kept],
              [right[bins == b].mean() for b in kept], mark,
              color=color, ms=5, label=name)
axes.set(xlabel="confidence", ylabel="share of right answers",
         xlim=(0.48, 1.02), ylim=(0.43, 1.02))
axes.legend(loc="upper left")
save(figure)
