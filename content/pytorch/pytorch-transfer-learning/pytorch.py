# tolerance: 0.1
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

torch.manual_seed(0)
images, digit = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
x = torch.zeros(len(digit), 1, 12, 12)  # each digit somewhere in 12x12
for i, (r, c) in enumerate(rng.integers(0, 5, (len(digit), 2))):
    x[i, 0, r:r + 8, c:c + 8] = torch.tensor(images[i]).view(8, 8) / 16
y, source = torch.tensor(digit) % 5, np.flatnonzero(digit < 5)
few, test = np.split(rng.permutation(np.flatnonzero(digit > 4)), [50])
loss_fn = nn.CrossEntropyLoss()


def make():  # like resnet18: a body, and a head called "fc"
    return nn.Sequential(
        nn.Conv2d(1, 16, 3), nn.BatchNorm2d(16), nn.ReLU(),
        nn.MaxPool2d(2), nn.Conv2d(16, 32, 3), nn.BatchNorm2d(32),
        nn.ReLU(), nn.Flatten()), nn.Linear(288, 5)


def train(body, fc, rows, steps, rate, statistics=False):
    body.requires_grad_(rate > 0).train(statistics)  # BatchNorm too
    groups = [{"params": fc.parameters()},
              {"params": body.parameters(), "lr": rate}]
    optimizer = torch.optim.AdamW(groups, lr=5e-3)
    for _ in range(steps):
        i = rng.choice(rows, 64)
        optimizer.zero_grad()
        loss_fn(fc(body(x[i])), y[i]).backward()
        optimizer.step()
    right = fc(body.eval()(x[test])).argmax(1) == y[test]
    return f"{right.float().mean():.2f}"


body, fc = make()
train(body, fc, source, 300, 5e-3, statistics=True)
fc = nn.Linear(288, 5)  # a new head
print("before:      ", train(body, fc, few, 0, 0))
print("head trained:", train(body, fc, few, 60, 0))
print("fine-tuned:  ", train(body, fc, few, 60, 5e-4))
print("from scratch:", train(*make(), few, 120, 5e-3, statistics=True))
