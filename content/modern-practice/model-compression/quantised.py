# tolerance: 0.03
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
images, digits = load_digits(return_X_y=True)
x = torch.tensor(images / 16, dtype=torch.float32)
y = torch.tensor(digits)
net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
adam = torch.optim.Adam(net.parameters(), lr=3e-3)
for _ in range(800):
    at = torch.randint(1300, (64,))
    adam.zero_grad()
    cross_entropy(net(x[at]), y[at]).backward()
    adam.step()

def rounded(w, bits):
    """Each row on a grid of its own; from -most to most."""
    most = 2 ** (bits - 1) - 1
    scale = w.abs().amax(dim=1, keepdim=True) / most
    return (w / scale).round() * scale


def sparse(w, share):
    """The smallest numbers of the matrix become zero."""
    return torch.where(w.abs() < w.abs().quantile(share), 0.0, w)


@torch.no_grad()
def accuracy(change):
    h = x[1300:]
    for layer in (net[0], net[2]):
        h = h.relu() if layer is net[2] else h
        h = h @ change(layer.weight).T + layer.bias
    return (h.argmax(1) == y[1300:]).float().mean()


print(f"float32:  {accuracy(lambda w: w):.3f}")
for bits in (8, 4, 3, 2):
    print(f"{bits} bits:   {accuracy(lambda w: rounded(w, bits)):.3f}")
for share in (0.5, 0.8, 0.9, 0.95):
    found = accuracy(lambda w: sparse(w, share))
    print(f"{share:.0%} zero: {found:.3f}")
