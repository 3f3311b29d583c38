# tolerance: 15
"""Accuracy by learning rate, with and without batch normalisation."""
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn

from guide.chart import BLUE, ORANGE, canvas, save

x, y = load_digits(return_X_y=True)
parts = train_test_split(x.astype("float32"), y, random_state=0)
x, x_test, y, y_test = map(torch.tensor, parts)  # pixels 0 to 16


def accuracy(rate, normalise, seed):
    torch.manual_seed(seed)
    layers = []
    for _ in range(4):
        layers.append(nn.Linear(64, 64))
        if normalise:
            layers.append(nn.BatchNorm1d(64))
        layers.append(nn.ReLU())
    model = nn.Sequential(*layers, nn.Linear(64, 10))
    sgd = torch.optim.SGD(model.parameters(), lr=rate)
    for batch in torch.randint(len(x), (200, 64)):
        loss = nn.functional.cross_entropy(model(x[batch]), y[batch])
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    model.eval()
    return (model(x_test).argmax(1) == y_test).float().mean().item()


figure, ax = canvas(width=4.8, height=2.9)
rates = 10.0 ** np.arange(-3, 1.1, 0.5)
for normalise, style, colour, label in (
        (True, "o-", BLUE, "with"), (False, "s--", ORANGE, "without")):
    values = [np.mean([accuracy(r, normalise, s) for s in range(3)])
              for r in rates]
    ax.semilogx(rates, values, style, color=colour, label=label)
ax.set(xlabel="learning rate of SGD", ylabel="test accuracy")
ax.set_ylim(0, 1)
ax.legend(title="batch norm", fontsize=9, loc=(0.22, 0.1))
save(figure)
