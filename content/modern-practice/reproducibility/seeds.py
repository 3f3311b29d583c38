# tolerance: 0.01
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

images, digits = load_digits(return_X_y=True)
x = torch.tensor(images / 16, dtype=torch.float32)
y = torch.tensor(digits)
train_at, test_at = slice(0, 300), slice(300, None)


def accuracy(seed, width):
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Linear(64, width), nn.ReLU(), nn.Linear(width, 10))
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(60):
        for at in torch.randperm(300).split(50):
            loss = nn.functional.cross_entropy(
                net(x[train_at][at]), y[train_at][at])
            adam.zero_grad()
            loss.backward()
            adam.step()
    right = net(x[test_at]).argmax(1) == y[test_at]
    return right.float().mean().item()


runs = {width: np.array([accuracy(seed, width) for seed in range(10)])
        for width in (24, 32)}
for width, found in runs.items():
    print(f"{width} units: mean {found.mean():.3f}, deviation "
          f"{found.std(ddof=1):.3f}, {found.min():.3f} to "
          f"{found.max():.3f}")
gap = runs[32].mean() - runs[24].mean()
error = np.sqrt(sum(f.var(ddof=1) / 10 for f in runs.values()))
print(f"difference of the means {gap:.3f} +- {error:.3f}")
better = sum(a > b for a in runs[24] for b in runs[32])
worse = sum(a < b for a in runs[24] for b in runs[32])
print(f"100 pairs of single runs: 24 units win {better}, lose {worse}")
