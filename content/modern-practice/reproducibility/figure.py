import numpy as np
import torch
from guide.chart import BLUE, INK, ORANGE, canvas, save
from sklearn.datasets import load_digits
from torch import nn

images, digits = load_digits(return_X_y=True)
x = torch.tensor(images / 16, dtype=torch.float32)
y = torch.tensor(digits)


def accuracy(seed, width):
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Linear(64, width), nn.ReLU(), nn.Linear(width, 10))
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(60):
        for at in torch.randperm(300).split(50):
            loss = nn.functional.cross_entropy(net(x[at]), y[at])
            adam.zero_grad()
            loss.backward()
            adam.step()
    right = net(x[300:]).argmax(1) == y[300:]
    return right.float().mean().item()


figure, axes = canvas(height=2.2)
for row, (width, color) in enumerate(((24, BLUE), (32, ORANGE))):
    found = np.array([accuracy(seed, width) for seed in range(10)])
    axes.plot(found, np.full(10, row) + 0.12, "o", color=color,
              alpha=0.7)
    error = found.std(ddof=1) / np.sqrt(10)
    ends = found.mean() + error * np.array([-2, 2])
    axes.plot(ends, [row - 0.15] * 2, "-", color=color, lw=4)
    axes.plot(found.mean(), row - 0.15, "|", color=INK, ms=12)
axes.set(yticks=[0, 1], yticklabels=["24 units", "32 units"],
         xticks=[0.865, 0.87, 0.875, 0.88],
         ylim=(-0.6, 1.6), xlabel="accuracy on the test digits")
axes.grid(axis="y", visible=False)
save(figure)
