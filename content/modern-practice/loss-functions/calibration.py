# tolerance: 0.02
import torch
from sklearn.datasets import make_classification
from torch import nn
from torch.nn.functional import cross_entropy

x, y = make_classification(
    12_000, 20, n_informative=8, flip_y=0.2, random_state=0)
x = torch.tensor(x, dtype=torch.float32)
y = torch.tensor(y)
fit, tune, test = slice(0, 1000), slice(1000, 2000), slice(2000, None)


def report(name, logits):
    sure, said = logits[test].softmax(1).max(1)
    right = (said == y[test]).float()
    bins = torch.bucketize(sure, torch.linspace(0.5, 1, 11)[1:-1])
    gap = 0.0  # expected calibration error, ten bins
    for b in bins.unique():
        here = bins == b
        gap += here.float().mean() * (
            sure[here].mean() - right[here].mean()).abs()
    loss = cross_entropy(logits[test], y[test])
    print(f"{name:20} accuracy {right.mean():.2f}, confidence "
          f"{sure.mean():.2f}, ECE {gap:.3f}, loss {loss:.3f}")


torch.manual_seed(0)
net = nn.Sequential(nn.Linear(20, 128), nn.ReLU(), nn.Linear(128, 2))
adam = torch.optim.Adam(net.parameters(), lr=0.003)
for epoch in range(100):
    for at in torch.randperm(1000).split(50):
        adam.zero_grad()
        cross_entropy(net(x[fit][at]), y[fit][at]).backward()
        adam.step()
    if epoch in (4, 99):
        with torch.no_grad():
            logits = net(x)
        report(f"after {epoch + 1} epochs", logits)
# One number, fitted on data that the network has not seen.
temperatures = torch.linspace(0.5, 20, 391)
best = min(temperatures, key=lambda t: cross_entropy(
    logits[tune] / t, y[tune]))
report(f"divided by {best:.1f}", logits / best)
