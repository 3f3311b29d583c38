# tolerance: 12
"""Accuracy after adapting a network with LoRA, by rank."""
import numpy as np
import torch
from guide.chart import BLUE, MUTED, ORANGE, canvas, save
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn
from torch.nn.functional import cross_entropy

x, y = load_digits(return_X_y=True)
x, x_test, y, y_test = (torch.tensor(part) for part in train_test_split(
    np.float32(x) / 16, y, test_size=600, random_state=0))
WIDTHS, RANKS, SEEDS = (64, 128, 128, 10), (1, 2, 4, 8, 16, 32), 5


def forward(x, weights, biases, adapters=()):
    for i, (w, b) in enumerate(zip(weights, biases)):
        z = x @ w + b
        if adapters:
            a, c = adapters[i]
            z = z + 2 * (x @ a @ c)  # alpha = 2 rank
        x = z.relu() if i < 2 else z
    return x


def fit(parameters, run, x):
    adam = torch.optim.Adam(parameters, 2e-3)
    for _ in range(300):
        batch = torch.randint(len(x), (64,))
        adam.zero_grad()
        cross_entropy(run(x[batch]), y[batch]).backward()
        adam.step()


def scores(run):
    with torch.no_grad():
        return [100 * (run(x).argmax(1) == y_test).float().mean().item()
                for x in (x_test.flip(1), x_test)]


def experiment(seed):
    torch.manual_seed(seed)
    shapes = list(zip(WIDTHS, WIDTHS[1:]))
    weights = [(torch.randn(s) * (2 / s[0]) ** 0.5).requires_grad_()
               for s in shapes]
    biases = [torch.zeros(s[1], requires_grad=True) for s in shapes]
    fit(weights + biases, lambda x: forward(x, weights, biases), x)
    weights = [w.detach() for w in weights]
    biases = [b.detach() for b in biases]
    found = [scores(lambda x: forward(x, weights, biases))]
    for rank in RANKS:
        pairs = [((torch.randn(m, rank) / m ** 0.5).requires_grad_(),
                  torch.zeros(rank, n, requires_grad=True))
                 for m, n in shapes]
        run = lambda x: forward(x, weights, biases, pairs)
        fit([p for pair in pairs for p in pair], run, x.flip(1))
        found.append(scores(run))
    full = [w.clone().requires_grad_() for w in weights + biases]
    run = lambda x: forward(x, full[:3], full[3:])
    fit(full, run, x.flip(1))
    return found + [scores(run)]


results = np.mean([experiment(seed) for seed in range(SEEDS)], axis=0)
figure, ax = canvas()
for column, colour, mark, name in (
        (0, BLUE, "o", "turned digits (new task)"),
        (1, ORANGE, "s", "upright digits (old task)")):
    ax.plot(RANKS, results[1:-1, column], c=colour, marker=mark,
            ls="-", label=name)
    ax.axhline(results[-1, column], c=colour, ls=":", lw=1.4)
ax.text(1, 99, "full fine-tuning (dotted)", color=MUTED, fontsize=9)
ax.set_xscale("log", base=2)
ax.set(xlabel="rank of the adapters", ylabel="test accuracy, %",
       xticks=RANKS, xticklabels=RANKS, ylim=(40, 102))
ax.legend(fontsize=9, loc="center right", bbox_to_anchor=(1, 0.62))
save(figure)
