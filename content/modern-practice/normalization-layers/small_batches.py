# tolerance: 0.06
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

images, digits = load_digits(return_X_y=True)
x = torch.tensor(images / 16, dtype=torch.float32)
y = torch.tensor(digits)

NORMS = {
    "none": lambda: nn.Identity(),
    "batch": lambda: nn.BatchNorm1d(64),
    "group": lambda: nn.GroupNorm(4, 64),
    "layer": lambda: nn.LayerNorm(64),
}


def accuracy(norm, size, seed):
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Linear(64, 64), norm(), nn.ReLU(),
        nn.Linear(64, 64), norm(), nn.ReLU(), nn.Linear(64, 10))
    sgd = torch.optim.SGD(net.parameters(), lr=0.02)
    for _ in range(6400 // size):  # the same number of examples
        at = torch.randint(1300, (size,))
        sgd.zero_grad()
        cross_entropy(net(x[at]), y[at]).backward()
        sgd.step()
    net.eval()
    right = net(x[1300:]).argmax(1) == y[1300:]
    return right.float().mean().item()


print("examples in a batch      2      8     32")
for name, norm in NORMS.items():
    row = [np.mean([accuracy(norm, size, s) for s in range(3)])
           for size in (2, 8, 32)]
    print(f"{name:18}" + "".join(f"{value:7.2f}" for value in row))
