# tolerance: 15
"""Loss with and without dropout, mean of three runs."""
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn

from guide.chart import BLUE, ORANGE, canvas, save

x, y = load_digits(return_X_y=True)
x, x_test, y, y_test = map(torch.tensor, train_test_split(
    np.float32(x) / 16, y, train_size=300, random_state=0))
loss = nn.CrossEntropyLoss()
EPOCHS = range(10, 201, 10)


def run(rate, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(
        nn.Linear(64, 256), nn.ReLU(), nn.Dropout(rate),
        nn.Linear(256, 256), nn.ReLU(), nn.Dropout(rate),
        nn.Linear(256, 10))
    adam = torch.optim.Adam(model.parameters(), lr=0.001)
    losses = []
    for _ in EPOCHS:
        for batch in torch.randint(300, (60, 50)):  # 10 epochs
            adam.zero_grad()
            loss(model(x[batch]), y[batch]).backward()
            adam.step()
        model.eval()
        losses += [[loss(model(a), b).item()
                    for a, b in ((x, y), (x_test, y_test))]]
        model.train()
    return losses


figure, ax = canvas()
for rate, colour in (0.0, BLUE), (0.5, ORANGE):
    train, test = np.mean([run(rate, s) for s in range(3)], axis=0).T
    ax.semilogy(EPOCHS, test, "-", c=colour, label=f"{rate}, test")
    ax.semilogy(EPOCHS, train, ":", c=colour, label=f"{rate}, train")
ax.set(xlabel="epoch", ylabel="loss")
ax.legend(fontsize=9, title="dropout rate")
save(figure)
