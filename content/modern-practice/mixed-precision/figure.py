import numpy as np
import torch
from guide.chart import BLUE, GREEN, INK, ORANGE, canvas, save
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

# Gradients by the hidden outputs of a wide network, one number per
# unit and row: how many does each format keep?
images, digits = load_digits(return_X_y=True)
x, y = torch.tensor(images / 16).float(), torch.tensor(digits)
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(64, 512), nn.ReLU(), nn.Linear(512, 512),
                    nn.ReLU(), nn.Linear(512, 10))
adam = torch.optim.Adam(net.parameters(), lr=0.001)
for _ in range(100):
    rows = torch.randint(1797, (64,))
    adam.zero_grad()
    cross_entropy(net(x[rows]), y[rows]).backward()
    adam.step()
hidden = net[:4](x).detach().requires_grad_()
cross_entropy(net[4](hidden), y).backward()
sizes = hidden.grad.abs().ravel()
powers = torch.log2(sizes[sizes > 0]).numpy()

figure, axes = canvas(height=2.9)
bins = np.arange(-38, 18)
axes.hist(powers, bins, color=BLUE)
axes.hist(powers + 16, bins, color=ORANGE, alpha=0.6)
axes.axvspan(-24, 16, color=GREEN, alpha=0.12, lw=0)
top = 1.25 * axes.get_ylim()[1]
for at, height, text, color in (
        (-23, 0.83, "gradients", BLUE),
        (-6, 0.83, "times 65,536", ORANGE),
        (9, 0.93, "float16", GREEN), (-31, 0.93, "rounded to 0", INK)):
    axes.text(at, top * height, text, ha="center", color=color)
axes.set(xlabel="base-2 logarithm of the size", ylabel="how many",
         yticks=[], xlim=(-38, 17), ylim=(0, top))
save(figure)
