# tolerance: 0.05
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

torch.manual_seed(0)
images, digit = map(torch.tensor, load_digits(return_X_y=True))
images = images.float() / 16
large = (digit >= 5).long()  # the new task: 5 or more?
cross_entropy = nn.CrossEntropyLoss()
many = torch.arange(1000)
few = np.random.default_rng(0).choice(300, 40, replace=False)
few = torch.tensor(1000 + few)


def make_base():
    return nn.Sequential(nn.Linear(64, 128), nn.ReLU(),
                         nn.Linear(128, 64), nn.ReLU())


def train(name, model, labels, rows, epochs, rate):
    trained = [p for p in model.parameters() if p.requires_grad]
    adam = torch.optim.Adam(trained, lr=rate)
    for _ in range(epochs):
        for batch in rows[torch.randperm(len(rows))].split(40):
            loss = cross_entropy(model(images[batch]), labels[batch])
            adam.zero_grad()
            loss.backward()
            adam.step()
    hits = model(images[1300:]).argmax(1) == labels[1300:]
    n = sum(p.numel() for p in trained)
    print(f"{name:20} {hits.float().mean():.2f}, {n} weights trained")


base = make_base()
source = nn.Sequential(base, nn.Linear(64, 10))
train("pre-training, digits", source, digit, many, 40, 0.003)
scratch = nn.Sequential(make_base(), nn.Linear(64, 2))
train("from scratch", scratch, large, few, 200, 0.003)
base.requires_grad_(False)  # with BatchNorm inside: base.eval() too
model = nn.Sequential(base, nn.Linear(64, 2))
train("frozen features", model, large, few, 200, 0.003)
base.requires_grad_(True)
train("then fine-tuned", model, large, few, 100, 0.0005)
