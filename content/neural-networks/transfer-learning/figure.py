# tolerance: 15
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

from guide.chart import canvas, save

images, digit = map(torch.tensor, load_digits(return_X_y=True))
images = images.float() / 16
large = (digit >= 5).long()  # the new task: 5 or more?
loss, LABELS = nn.CrossEntropyLoss(), "10 20 40 80 160".split()


def train(model, labels, rows, steps, rate):
    adam = torch.optim.Adam(model.parameters(), lr=rate)
    for batch in rows[torch.randint(len(rows), (steps, 40))]:
        adam.zero_grad()
        loss(model(images[batch]), labels[batch]).backward()
        adam.step()
    guess = model(images[1300:]).argmax(1)
    return (guess == labels[1300:]).float().mean().item()


def scores(count, seed):
    torch.manual_seed(seed)
    few = 1000 + torch.randperm(300)[:int(count)]
    source, scratch = (nn.Sequential(
        nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(),
        nn.Linear(64, outputs)) for outputs in (10, 2))
    train(source, digit, torch.arange(1000), 1000, 0.003)
    base = source[:4].requires_grad_(False)
    model = nn.Sequential(base, nn.Linear(64, 2))
    yield train(scratch, large, few, 200, 0.003)
    yield train(model, large, few, 200, 0.003)
    yield train(model.requires_grad_(True), large, few, 100, 0.0005)


runs = [[[*scores(n, s)] for n in LABELS] for s in range(5)]
figure, ax = canvas()
names = ["from scratch", "frozen features", "then fine-tuned"]
ax.plot(LABELS, np.mean(runs, axis=0), marker="o", label=names)
ax.set(xlabel="labelled examples", ylabel="test accuracy")
ax.legend(fontsize=9)
save(figure)
