# tolerance: 0.05
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

images, digit = map(torch.tensor, load_digits(return_X_y=True))
images = images.float() / 16
large = (digit >= 5).long()  # the new task: 5 or more?
cross_entropy = nn.CrossEntropyLoss()
rng = np.random.default_rng(0)
many = torch.arange(1000)
few = torch.tensor(1000 + rng.choice(300, 40, replace=False))


def linear(a, b):
    layer = nn.Linear(a, b)
    start = rng.normal(0, (2 / a) ** 0.5, (a, b))  # as in every tab
    layer.weight.data[:], layer.bias.data[:] = torch.tensor(start.T), 0
    return layer


def train(name, model, labels, rows, epochs, rate):
    trained = [p for p in model.parameters() if p.requires_grad]
    adam = torch.optim.Adam(trained, lr=rate, eps=1e-7)
    for batch in rows.split(40) * epochs:
        loss = cross_entropy(model(images[batch]), labels[batch])
        adam.zero_grad(), loss.backward(), adam.step()
    hits = model(images[1300:]).argmax(1) == labels[1300:]
    n = sum(p.numel() for p in trained)
    print(f"{name:20} {hits.float().mean():.2f}, {n} weights trained")


base = nn.Sequential(
    linear(64, 128), nn.ReLU(), linear(128, 64), nn.ReLU())
source = nn.Sequential(base, linear(64, 10))
train("pre-training, digits", source, digit, many, 40, 0.003)
scratch = nn.Sequential(linear(64, 128), nn.ReLU(), linear(128, 64),
                        nn.ReLU(), linear(64, 2))
train("from scratch", scratch, large, few, 200, 0.003)
base.requires_grad_(False)  # with BatchNorm inside: base.eval() too
model = nn.Sequential(base, linear(64, 2))
train("frozen features", model, large, few, 200, 0.003)
base.requires_grad_(True)
train("then fine-tuned", model, large, few, 100, 0.0005)
