# tolerance: 3
"""Test digits, and what is left of them after the code."""
import numpy as np
import torch
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn

from guide.chart import INK, RULE, canvas, save

SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1]])  # fill closes it
torch.set_default_dtype(torch.float64)  # training magnifies rounding
images = torch.tensor(load_digits().data / 16)
train, test = train_test_split(images, random_state=0)


def reconstruct(code_size):
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, code_size),
        nn.Linear(code_size, 128), nn.ReLU(), nn.Linear(128, 64))
    adam = torch.optim.Adam(model.parameters(), lr=0.003)
    for x in train[torch.randint(len(train), (1260, 64))]:
        adam.zero_grad()
        nn.functional.mse_loss(model(x), x).backward()
        adam.step()
    return model(test[:5]).detach()


figure, axes = canvas(width=4.8, height=2.5, nrows=3, ncols=5)
names = "input", "2 numbers", "16 numbers"
lines = test[:5], reconstruct(2), reconstruct(16)
for row, name, line in zip(axes, names, lines):
    row[0].text(-0.5, 4, name, ha="right", va="center", fontsize=9)
    for ax, image in zip(row, line.numpy()):
        ax.set(xlim=(0, 8), ylim=(8, 0), aspect="equal")
        ax.set_axis_off()
        ax.add_patch(Rectangle((0, 0), 8, 8, fc="none", ec=RULE))
        level = np.rint(3 * image.clip(0, 1)).reshape(8, 8)
        for step in 1, 2, 3:  # one path for all pixels of a level
            cells = np.argwhere(level == step)[:, None, ::-1]
            path = Path.make_compound_path(*map(Path, SQUARE + cells))
            ax.add_patch(PathPatch(path, fc=INK, alpha=step / 3, lw=0))
save(figure, "figure-reconstructions.svg")
