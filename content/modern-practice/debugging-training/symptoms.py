# tolerance: 0.05
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

images, digits = load_digits(return_X_y=True)
x = torch.tensor(images / 16, dtype=torch.float32)
y = torch.tensor(digits)
BUGS = ("none", "no zero_grad", "rate 100 times higher",
        "rate 1000 times lower", "labels shuffled",
        "inputs not scaled", "last layer not in optimizer")


def run(bug, seed=0):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
    rate = 0.3 * {BUGS[2]: 100, BUGS[3]: 0.001}.get(bug, 1)
    inputs = 16 * x if bug == "inputs not scaled" else x
    labels = y[torch.randperm(len(y))] if bug == BUGS[4] else y
    trained = net[0] if bug == BUGS[6] else net
    sgd = torch.optim.SGD(trained.parameters(), lr=rate)
    first = cross_entropy(net(inputs), labels).item()
    for step in range(400):
        at = torch.randint(1400, (64,))  # the rest is for the test
        loss = cross_entropy(net(inputs[at]), labels[at])
        if bug != "no zero_grad":
            sgd.zero_grad()
        loss.backward()
        sgd.step()
    with torch.no_grad():
        last = cross_entropy(net(inputs[:1400]), labels[:1400]).item()
        hits = net(inputs[1400:]).argmax(1) == labels[1400:]
    return first, last, hits.float().mean().item()


print(f"{'bug':28} first loss  last  test accuracy")
for bug in BUGS:
    first, last, hits = np.mean([run(bug, s) for s in range(3)], axis=0)
    row = f"{last:9.2f}{hits:12.2f}"
    if last > first + 1:  # how far depends on rounding
        assert hits < 0.25
        row = "    grows      < 0.25"
    print(f"{bug:28}{first:9.2f}{row}")
