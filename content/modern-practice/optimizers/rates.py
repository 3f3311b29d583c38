# tolerance: 0.05
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn, optim
from torch.nn.functional import cross_entropy

images, digits = load_digits(return_X_y=True)
x = torch.tensor(images / 16, dtype=torch.float32)
y = torch.tensor(digits)


def accuracy(make, seed):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(),
                        nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    optimizer = make(net.parameters())
    for _ in range(300):
        at = torch.randint(1000, (50,))
        loss = cross_entropy(net(x[at]), y[at])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    right = net(x[1000:]).argmax(1) == y[1000:]
    return right.float().mean().item()


RULES = {
    "SGD": lambda p, rate: optim.SGD(p, lr=rate),
    "momentum": lambda p, rate: optim.SGD(p, lr=rate, momentum=0.9),
    "AdamW": lambda p, rate: optim.AdamW(p, lr=rate),
}
rates = [0.0001, 0.001, 0.01, 0.1, 1.0]
print("rate     " + "".join(f"{rate:8g}" for rate in rates))
for name, rule in RULES.items():
    row = [np.mean([accuracy(lambda p: rule(p, rate), seed)
                    for seed in range(3)]) for rate in rates]
    print(f"{name:9}" + "".join(f"{value:8.2f}" for value in row))
