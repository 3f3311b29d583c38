# tolerance: 0.05
import numpy as np
import torch
from sklearn import datasets
from torch import nn
from torch.nn.functional import cross_entropy

torch.set_num_threads(1)  # the network is too small to share out
# Text that a package ships: the descriptions of the data sets
text = "".join(getattr(datasets, f"load_{name}")().DESCR for name in (
    "breast_cancer", "diabetes", "digits", "iris", "linnerud", "wine"))
letters = sorted(set(text))
codes = torch.tensor([letters.index(c) for c in text])
windows = codes.unfold(0, 9, 1)  # eight characters and the next one
blocks = torch.stack(windows.split(250)[:-1])  # kept together


def held_out_loss(rows, test):
    torch.manual_seed(0)
    net = nn.Sequential(
        nn.Embedding(len(letters), 16), nn.Flatten(),
        nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, len(letters)))
    adam, best = torch.optim.Adam(net.parameters(), lr=3e-3), 99.0
    for step in range(400):
        at = rows[torch.randint(len(rows), (128,))]
        adam.zero_grad()
        cross_entropy(net(at[:, :8]), at[:, 8]).backward()
        adam.step()
        if step % 50 == 49:  # stopped early, as more steps overfit
            with torch.no_grad():
                now = cross_entropy(net(test[:, :8]), test[:, 8]).item()
            best = min(best, now)
    return best


counts = [500, 1000, 2000, 4000, 8000]
print("windows", *counts, " slope in the double logarithmic plot")
for split in range(3):  # which blocks are held out
    order = torch.randperm(
        len(blocks), generator=torch.Generator().manual_seed(split))
    test, train = blocks[order[:8]], blocks[order[8:]].flatten(0, 1)
    test = test.flatten(0, 1)
    losses = [held_out_loss(train[:count], test) for count in counts]
    slope = np.polyfit(np.log(counts), np.log(losses), 1)[0]
    print("nats  ", *(f"{one:.2f}" for one in losses), f" {slope:.2f}")
