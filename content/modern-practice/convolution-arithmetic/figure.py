"""Where a deep output really looks: gradients of random networks."""
import numpy as np
import torch
from torch.nn import functional as F

from guide.chart import BLUE, BLUE_TINT, canvas, save

DEPTH, CHANNELS, SIZE, NETS = 20, 16, 64, 60
torch.manual_seed(0)
total = np.zeros(SIZE)
for _ in range(NETS):
    x = torch.randn(1, CHANNELS, SIZE, SIZE, requires_grad=True)
    h = x
    for _ in range(DEPTH):
        kernel = torch.randn(CHANNELS, CHANNELS, 3, 3) / 72**0.5
        h = torch.relu(F.conv2d(h, kernel, padding=1))
    h[0, :, SIZE // 2, SIZE // 2].sum().backward()
    square = x.grad[0].square().sum((0, 2)).numpy()  # by input row
    total += square / square.sum() / NETS

rows = np.arange(SIZE) - SIZE // 2
figure, ax = canvas()
ax.axvspan(-DEPTH, DEPTH, color=BLUE_TINT, linewidth=0)
ax.text(-19, 0.108, "receptive field:\n41 rows", va="top")
ax.plot(rows, total, "-", c=BLUE)
ax.set(xlabel="input row, from the middle",
       ylabel="share of squared gradient", ylim=(0, 0.115))
save(figure)
