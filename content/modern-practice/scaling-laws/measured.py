# tolerance: 0.05
import numpy as np
import torch
from sklearn import datasets
from torch import nn
from torch.nn.functional import cross_entropy

# Text that a package ships: the descriptions of the data sets
text = "".join(getattr(datasets, f"load_{name}")().DESCR for name in (
    "breast_cancer", "diabetes", "digits", "iris", "linnerud", "wine"))
letters = sorted(set(text))
codes = torch.tensor([letters.index(c) for c in text])
windows = codes.unfold(0, 9, 1)  # eight characters and the next one
blocks = torch.stack(windows.split(250)[:-1])  # pages, not to be mixed
order = torch.randperm(len(blocks),
                       generator=torch.Generator().manual_seed(0))
test, train = (blocks[i].flatten(0, 1) for i in (order[:8], order[8:]))


def held_out_loss(width, count, seed=0):
    torch.manual_seed(seed)
    net = nn.Sequential(
        nn.Embedding(len(letters), 16), nn.Flatten(),
        nn.Linear(128, width), nn.ReLU(),
        nn.Linear(width, len(letters)))
    adam = torch.optim.Adam(net.parameters(), lr=3e-3)
    rows, best = train[:count], 99.0
    for step in range(600):
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
losses = [held_out_loss(128, count) for count in counts]
for count, value in zip(counts, losses):
    print(f"{count:5} windows: {value:.3f} nats per character")
slope = np.polyfit(np.log(counts), np.log(losses), 1)[0]
print(f"slope in the double logarithmic plot: {slope:.2f}")
