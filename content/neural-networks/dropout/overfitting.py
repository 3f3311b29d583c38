# tolerance: 0.05
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn

x, y = load_digits(return_X_y=True)
parts = train_test_split(x / 16, y, train_size=300, random_state=0)
x, x_test, y, y_test = (torch.tensor(part) for part in parts)
x, x_test = x.float(), x_test.float()
cross_entropy = nn.CrossEntropyLoss()


def measure(model):
    model.eval()
    with torch.no_grad():
        out = model(x_test)
        right = (out.argmax(1) == y_test).float().mean()
        losses = cross_entropy(model(x), y), cross_entropy(out, y_test)
    model.train()
    return [value.item() for value in (*losses, right)]


def train(rate, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(
        nn.Linear(64, 256), nn.ReLU(), nn.Dropout(rate),
        nn.Linear(256, 256), nn.ReLU(), nn.Dropout(rate),
        nn.Linear(256, 10))
    adam = torch.optim.Adam(model.parameters(), lr=0.001)
    found = [measure(model)]
    for epoch in range(200):
        for batch in torch.randperm(300).split(50):
            adam.zero_grad()
            cross_entropy(model(x[batch]), y[batch]).backward()
            adam.step()
    return found + [measure(model)]

for rate in (0.0, 0.5, 0.9):
    means = np.mean([train(rate, seed) for seed in range(3)], axis=0)
    for when, row in zip(("before", "after "), means):
        print("rate %.1f %s: loss train %.3f, test %.3f, accuracy %.3f"
              % (rate, when, *row))
