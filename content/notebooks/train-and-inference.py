# ---
# title: Dropout and batch norm, in training and afterwards
# summary: >-
#   Two layers that behave differently in training and at inference. See what each does in both
#   modes, what a forgotten eval() costs and when it costs nearly everything, and why the
#   running statistics need time.
# question: dropout, batch-normalization
# tolerance: 0.02
# ---

# %% Set-up: imports, colours, how a plot is shown tags=["setup"]
import copy
import io

import matplotlib.pyplot as plt
import torch
from IPython.display import SVG, display
from sklearn.datasets import load_digits
from torch import nn

INK, RULE, PAPER = "#24292f", "#d5d9e0", "#ffffff"
COLOURS = ["#0072b2", "#d55e00", "#00795c", "#a0457e", "#8f6b00"]
DASHES = ["-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1))]
STYLES = [{"color": c, "linestyle": d} for c, d in zip(COLOURS, DASHES)]
plt.rcParams.update({
    "figure.figsize": (4.4, 3.0), "figure.facecolor": PAPER,
    "axes.facecolor": PAPER, "savefig.facecolor": PAPER,
    "svg.fonttype": "none", "svg.hashsalt": "hidden-layers",
    "font.family": "sans-serif", "font.size": 11, "axes.titlesize": 11,
    "lines.linewidth": 1.8, "legend.frameon": False, "legend.fontsize": 10,
    "axes.spines.top": False, "axes.spines.right": False,
    "axes.grid": True, "grid.color": RULE, "grid.linewidth": 0.6,
    "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": INK,
    "xtick.color": INK, "ytick.color": INK,
})


def show(figure, finding):
    """Shows the figure; `finding` is said to those who cannot see it."""
    drawing = io.StringIO()
    figure.savefig(drawing, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    display(SVG(drawing.getvalue()), metadata={"alt": finding})


# %% [markdown]
# ## Two layers that lead a double life
#
# Most layers do the same in training and afterwards. Dropout and batch normalisation do not:
# both look at `self.training`, which `train()` and `eval()` switch for a module and all within it.
# `torch.no_grad()` does not touch it. First the two layers alone, on numbers one can follow.

# %%
torch.manual_seed(7)
drop = nn.Dropout(p=0.25)
ones = torch.ones(8)
print("train:  ", drop.train()(ones).numpy().round(2))
print("train:  ", drop(ones).numpy().round(2))
with torch.no_grad():
    print("no_grad:", drop(ones).numpy().round(2))
print("eval:   ", drop.eval()(ones).numpy().round(2))

# %% [markdown]
# A quarter of the ones is gone on average, another quarter in the next call, and what is left is
# multiplied by $1 / (1 - 0.25)$. In `eval()` the layer hands its input on. Now batch
# normalisation: four examples of one feature.

# %%
norm = nn.BatchNorm1d(1)
batch = torch.tensor([[2.0], [4.0], [6.0], [8.0]])
print("train:", norm.train()(batch).detach().ravel().numpy().round(2))
print("after one step: running mean "
      f"{norm.running_mean.item():.2f}, running variance {norm.running_var.item():.2f}")
print("eval: ", norm.eval()(batch).detach().ravel().numpy().round(2))
try:
    norm.train()(batch[:1])
except ValueError as error:
    print("one example in training:", str(error)[:52])

# %% [markdown]
# In training the four numbers are centred and scaled by *their own* mean 5 and deviation $\sqrt
# 5$. The running statistics move a tenth of the way: the mean from 0 to 0.5, the variance from 1
# to $0.9 + 0.1 \cdot 20/3$ (the unbiased variance goes in there). In `eval()` they take the
# batch's place, and after one step they are far from it, so the output is far from centred.
#
# ## A network that needs both
#
# Handwritten digits, a third held back for the test. The network has a batch normalisation and a
# dropout after its hidden layer.

# %%
data = load_digits()
x = torch.tensor(data.data / 16, dtype=torch.float32)
y = torch.tensor(data.target)
mixed = torch.randperm(len(x), generator=torch.Generator().manual_seed(0))
train_at, test_at = mixed[:1200], mixed[1200:]


def network(p=0.5):
    torch.manual_seed(1)
    return nn.Sequential(nn.Linear(64, 128), nn.BatchNorm1d(128), nn.ReLU(),
                         nn.Dropout(p), nn.Linear(128, 10))


def train(model, epochs=15, size=32):
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    order = torch.Generator().manual_seed(2)
    model.train()
    for _ in range(epochs):
        for at in train_at[torch.randperm(len(train_at), generator=order)].split(size):
            loss = nn.functional.cross_entropy(model(x[at]), y[at])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model


@torch.no_grad()
def accuracy(model, at=test_at, size=None):
    """Share of right answers; the examples pass in batches of `size`, in order."""
    right = [model(x[part]).argmax(1) == y[part] for part in at.split(size or len(at))]
    return torch.cat(right).float().mean().item()


print(f"before training {accuracy(network().eval()):.3f}")
model = train(network())
print(f"after, in eval()  {accuracy(model.eval()):.3f}")
print(f"after, in train() {accuracy(model.train()):.3f}")

# %% [markdown]
# One forgotten `eval()` costs accuracy, here not much. That is the nasty part: the number looks
# reasonable, and the same input gives another answer at the next call. And measuring in `train()`
# mode has also moved the running statistics, as if the test set had been trained on.
#
# ## The cost depends on the batch
#
# In `train()` a prediction depends on the examples that share its batch. So three ways to ask for
# the same test digits: mixed, sorted by class, and in batches of several sizes. Each time a fresh
# copy of the trained model is asked, since asking changes it.

# %%
sizes = [2, 4, 8, 16, 32, 64]
sorted_at = test_at[y[test_at].argsort(stable=True)]
results = {}
for name, at in {"mixed": test_at, "sorted by class": sorted_at}.items():
    results[name] = []
    for size in sizes:
        torch.manual_seed(3)
        asked = copy.deepcopy(model).train()
        asked[3].eval()  # dropout off: this is batch normalisation alone
        results[name].append(accuracy(asked, at[: len(at) // 64 * 64], size))
print("batch size   " + "".join(f"{size:7}" for size in sizes))
for name, found in results.items():
    print(f"{name:13}" + "".join(f"{share:7.2f}" for share in found))
print(f"eval(), any order, any size: {accuracy(model.eval(), sorted_at):.2f}")

# %%
figure, axis = plt.subplots(layout="constrained")
for (name, found), style in zip(results.items(), STYLES):
    axis.plot(sizes, found, marker="o", label=f"train(), {name}", **style)
axis.axhline(accuracy(model.eval()), color=INK, linewidth=1, linestyle=":", label="eval()")
axis.set_xscale("log", base=2)
axis.set(xlabel="examples in a batch", ylabel="accuracy on the test set", ylim=(0, 1.02))
axis.set_xticks(sizes, sizes)
axis.legend(loc="lower right")
show(figure, "Accuracy against batch size with the statistics of the batch: mixed batches come "
             "close to eval() from 16 examples on, sorted batches stay far below it at every "
             "size.")

# %% [markdown]
# With mixed batches of 32 hardly anything is lost. With sorted ones most is: if all digits of a
# batch are sevens, subtracting the batch's mean removes just what makes them sevens. Batches
# of 64 are better only because each of them spans two classes.
# A validation loop without shuffling is the usual place where this happens. In `eval()` neither
# order nor size matters.
#
# ## Dropout left on
#
# The same question to the same network a hundred times, with dropout on and the statistics fixed.

# %%
model.eval()
model[3].train()
torch.manual_seed(4)
with torch.no_grad():
    votes = torch.stack([model(x[test_at]).softmax(1) for _ in range(100)])
one_by_one = (votes.argmax(2) == y[test_at]).float().mean(1)
together = (votes.mean(0).argmax(1) == y[test_at]).float().mean().item()
print(f"single passes: {one_by_one.min():.3f} to {one_by_one.max():.3f}")
print(f"mean of 100 passes: {together:.3f}")
print(f"dropout off:        {accuracy(model.eval()):.3f}")
unsure = votes.argmax(2).mode(0).values.ne(votes.argmax(2)).float().mean(0)
wrong = votes.mean(0).argmax(1) != y[test_at]
print(f"passes that disagree: right answers {unsure[~wrong].mean():.3f}, "
      f"wrong answers {unsure[wrong].mean():.3f}")

# %% [markdown]
# Most noisy passes are a little worse than the quiet network, and the mean of a hundred is as good.
# The last line is the idea of Monte Carlo dropout: where the passes disagree, the answer is wrong
# more often. It costs a hundred passes, and the spread is no calibrated probability.
#
# ## Too few steps for the statistics
#
# The running statistics begin at mean 0 and variance 1. After $n$ steps with momentum 0.1 the
# start still has a weight of $0.9^n$. How soon is `eval()` to be trusted?

# %%
torch.manual_seed(5)
fresh, checks = network(), {}
optimizer = torch.optim.Adam(fresh.parameters(), lr=3e-3)
for step in range(1, 61):
    at = train_at[torch.randint(len(train_at), (32,))]
    loss = nn.functional.cross_entropy(fresh.train()(x[at]), y[at])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step in (1, 5, 10, 20, 40, 60):
        asked = copy.deepcopy(fresh).train()
        asked[3].eval()
        checks[step] = accuracy(asked), accuracy(fresh.eval())
print("step   statistics of the batch   running statistics   weight of the start")
for step, (of_batch, running) in checks.items():
    print(f"{step:4} {of_batch:25.2f} {running:20.2f} {0.9 ** step:21.3f}")

# %% [markdown]
# For the first steps the same weights do better with the statistics of the test batch: the running
# ones lag behind. The gap closes within some twenty steps here. Fine-tuning for a few steps with a
# small momentum, or very small batches, leaves it open; then `momentum=None` (a plain average),
# or a pass over the data in `train()` under `no_grad()`, sets them right.
#
# ## Your turn
#
# - `P = 0.9`: what happens to a single noisy pass, and to the mean of a hundred?
# - `MOMENTUM = 0.001`: training goes on as before. What does `eval()` say?
# - Put the dropout *before* the batch normalisation and compare the two modes again.

# %%
P, MOMENTUM = 0.5, 0.1
model = network(P)
model[1].momentum = MOMENTUM
train(model)
torch.manual_seed(6)
print(f"train() {accuracy(copy.deepcopy(model).train()):.3f}, eval() {accuracy(model.eval()):.3f}")

# %% [markdown]
# ## To remember
#
# - `train()` and `eval()` are switches for these layers; `no_grad()` is another one.
# - Dropout in `train()`: noise on every call. In `eval()`: the identity, nothing is scaled.
# - Batch normalisation in `train()`: the answer depends on the rest of the batch, and each call
#   moves the running statistics, also under `no_grad()`.
# - A forgotten `eval()` shows as answers that change, and as accuracy that falls when batches
#   are small or sorted.
# - Running statistics lag; after few steps or with a small momentum `eval()` is off.
