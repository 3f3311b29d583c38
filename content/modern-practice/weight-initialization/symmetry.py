# tolerance: 0.02
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import cross_entropy

images, digits = load_digits(return_X_y=True)
x = torch.tensor(images / 16, dtype=torch.float32)
y = torch.tensor(digits)


def train(name, start):
    torch.manual_seed(0)
    net = nn.Sequential(
        nn.Linear(64, 32), nn.Tanh(), nn.Linear(32, 10))
    with torch.no_grad():
        for layer in (net[0], net[2]):
            layer.bias.zero_()
            start(layer.weight)
    sgd = torch.optim.SGD(net.parameters(), lr=0.5)
    for _ in range(500):
        at = torch.randint(1400, (64,))
        sgd.zero_grad()
        cross_entropy(net(x[at]), y[at]).backward()
        sgd.step()
    right = (net(x[1400:]).argmax(1) == y[1400:]).float().mean()
    rows = net[0].weight.round(decimals=5)
    different = len(torch.unique(rows, dim=0))
    print(f"{name:13} accuracy {right:.2f}, different hidden units "
          f"{different} of 32")


train("all zero", nn.init.zeros_)
train("all 0.1", lambda w: nn.init.constant_(w, 0.1))
train("random", nn.init.xavier_normal_)
