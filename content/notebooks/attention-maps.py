# ---
# title: Attention maps, looked at
# summary: >-
#   A network of one attention layer learns to reverse and to sort. See the map that it looks
#   with, what the square root is for, and what happens without positions or with a causal mask.
# question: attention, transformer
# tolerance: 0.05
# ---

# %% Set-up: imports, colours, how a plot is shown tags=["setup"]
import io

import matplotlib.pyplot as plt
import torch
from IPython.display import SVG, display
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
# ## One formula
#
# Every position asks with a query, offers a key, and hands out a value. With queries $Q$, keys $K$
# and values $V$, one row for each of $n$ positions and $d$ numbers in a row:
#
# $$\text{Attention}(Q, K, V) = \text{softmax}\left(\frac{Q K^\top}{\sqrt d}\right) V$$
#
# The softmax makes each row of the $n \times n$ map a set of weights that sum to 1. The map is what
# this notebook looks at.

# %%
def attention(q, k, v, mask=None, scale=None):
    """Output and map; a mask is True where one may not look."""
    scores = q @ k.transpose(-2, -1) * (scale or q.shape[-1] ** -0.5)
    if mask is not None:
        scores = scores.masked_fill(mask, float("-inf"))
    weights = scores.softmax(-1)
    return weights @ v, weights


torch.manual_seed(0)
q, k, v = torch.randn(3, 5, 16)
ours, weights = attention(q, k, v)
print("the same as the library's:",
      torch.allclose(ours, nn.functional.scaled_dot_product_attention(q, k, v), atol=1e-6))
print("rows sum to", weights.sum(1).numpy().round(3))

# %% [markdown]
# ## Why the square root
#
# Two random vectors of $d$ numbers with variance 1 have a dot product with variance $d$. So the
# scores grow with the width, and the softmax of large scores picks one winner. How many positions
# does a row really look at? The exponential of its entropy says it: 1 if one position has all the
# weight, $n$ if all are equal.

# %%
widths, looked_at = [4, 16, 64, 256, 1024], {"scaled": [], "not scaled": []}
torch.manual_seed(0)
for d in widths:
    q, k = torch.randn(2, 200, 32, d)
    for name, scale in (("scaled", d ** -0.5), ("not scaled", 1.0)):
        _, w = attention(q, k, k, scale=scale)
        entropy = -(w * w.clamp_min(1e-12).log()).sum(-1)
        looked_at[name].append(entropy.exp().mean().item())
figure, axis = plt.subplots(layout="constrained")
for (name, found), style in zip(looked_at.items(), STYLES):
    axis.plot(widths, found, marker="o", label=name, **style)
    print(f"{name:11}" + "".join(f"{value:7.1f}" for value in found))
axis.set_xscale("log", base=4)
axis.set_xticks(widths, widths)
axis.set(xlabel="numbers in a query", ylabel="positions looked at, of 32", ylim=(0, 32))
axis.legend(loc="center left")
show(figure, "Positions that a row of random attention looks at: scaled it stays near 20 of 32 at "
             "every width, not scaled it falls to nearly one at 256 numbers.")

# %% [markdown]
# Where one weight is nearly 1 and all others nearly 0, the softmax is flat and its gradient
# vanishes. That is what the square root prevents at the start of training.
#
# ## A network that shows its map
#
# The task: read eight digits, write them in reverse. One layer, one head, a little network
# behind it. To know *where* it is, each position adds a learned vector; we can leave it out.

# %%
LENGTH, DIGITS, WIDTH = 8, 10, 32


class Looker(nn.Module):
    """One attention layer; `self.map` keeps the weights of the last call."""

    def __init__(self, positions=True, causal=False):
        super().__init__()
        self.embed = nn.Embedding(DIGITS, WIDTH)
        self.place = nn.Parameter(0.5 * torch.randn(LENGTH, WIDTH) * positions,
                                  requires_grad=positions)
        self.q, self.k, self.v = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Sequential(nn.Linear(WIDTH, 64), nn.ReLU(), nn.Linear(64, DIGITS))
        self.mask = torch.ones(LENGTH, LENGTH).triu(1).bool() if causal else None

    def forward(self, x):
        h = self.embed(x) + self.place
        h, self.map = attention(self.q(h), self.k(h), self.v(h), self.mask)
        return self.out(h)


def reversed_digits(x):
    return x.flip(1)


def sorted_digits(x):
    return x.sort(1).values


def train(model, task, batches=800, size=128):
    torch.manual_seed(1)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    for _ in range(batches):
        x = torch.randint(DIGITS, (size, LENGTH))
        loss = nn.functional.cross_entropy(model(x).flatten(0, 1), task(x).flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


@torch.no_grad()
def accuracy(model, task):
    """Share of right digits, by position, on new sequences."""
    torch.manual_seed(2)
    x = torch.randint(DIGITS, (2000, LENGTH))
    return (model(x).argmax(2) == task(x)).float().mean(0)


torch.manual_seed(0)
model = Looker()
print(f"before training {accuracy(model, reversed_digits).mean():.2f}")
train(model, reversed_digits)
print(f"after           {accuracy(model, reversed_digits).mean():.2f}")

# %%
def draw(axis, weights, title):
    """A square for each weight, the stronger the larger the weight."""
    for row in range(LENGTH):
        for column in range(LENGTH):
            x, y = [column - 0.5, column + 0.5], [row - 0.5] * 2
            axis.fill_between(x, y, [row + 0.5] * 2, color=COLOURS[0], linewidth=0,
                              alpha=float(weights[row, column]))
    axis.set(title=title, xlabel="looks at", ylabel="position", aspect="equal",
             xlim=(-0.5, LENGTH - 0.5), ylim=(LENGTH - 0.5, -0.5))
    axis.set_xticks(range(0, LENGTH, 2))
    axis.set_yticks(range(0, LENGTH, 2))
    axis.grid(visible=False)


@torch.no_grad()
def mean_map(model):
    model(torch.randint(DIGITS, (500, LENGTH)))
    return model.map.mean(0)


torch.manual_seed(0)
untrained = mean_map(Looker())
figure, axes = plt.subplots(1, 2, figsize=(4.8, 2.6), layout="constrained")
draw(axes[0], untrained, "before")
draw(axes[1], mean_map(model), "after")
show(figure, "Attention maps before and after training to reverse: diffuse before, afterwards a "
             "line from the lower left to the upper right, each position looking at its mirror.")
print("weight on the mirror position:", mean_map(model).flip(1).diag().numpy().round(2).tolist())

# %% [markdown]
# The map is the algorithm: position 0 looks at 7, 1 at 6, and so on. Nobody said so.
#
# ## Without positions
#
# Attention treats its input as a set. Without the learned vectors, equal digits get equal answers
# wherever they stand.

# %%
torch.manual_seed(0)
blind = train(Looker(positions=False), reversed_digits)
print(f"without positions {accuracy(blind, reversed_digits).mean():.2f}")
x = torch.tensor([[7, 7, 1, 2, 3, 4, 5, 6]])
print("same answer for both sevens:", torch.allclose(blind(x)[0, 0], blind(x)[0, 1], atol=1e-5))

# %% [markdown]
# ## With a causal mask
#
# A language model may not look ahead. The same task with that mask: the first half of the answer
# stands in the part not seen yet.

# %%
torch.manual_seed(0)
causal = train(Looker(causal=True), reversed_digits)
shares = accuracy(causal, reversed_digits)
print("right digits by position, causal:", *(f"{share:.2f}" for share in shares))
figure, axis = plt.subplots(figsize=(2.8, 2.6), layout="constrained")
draw(axis, mean_map(causal), "causal")
show(figure, "Attention map with a causal mask: nothing above the diagonal; the second half still "
             "looks at its mirror positions, the first half cannot.")

# %% [markdown]
# The second half is as good as before. The first half can only guess among ten digits.
#
# ## A map that is not an explanation
#
# Sorting needs more than one look: which digit belongs at place 3 depends on all the others.

# %%
torch.manual_seed(0)
sorter = train(Looker(), sorted_digits, batches=1500)
shares = accuracy(sorter, sorted_digits)
print("right digits by position:", *(f"{share:.2f}" for share in shares))
x = torch.tensor([[3, 1, 4, 1, 5, 9, 2, 6]])
with torch.no_grad():
    answer = sorter(x).argmax(2)[0].tolist()
print("input", x[0].tolist(), "answer", answer)
figure, axis = plt.subplots(figsize=(3.2, 3.0), layout="constrained")
draw(axis, sorter.map[0].detach(), "sorting 3 1 4 1 5 9 2 6")
axis.set_xticks(range(LENGTH), x[0].tolist())
axis.set(xlabel="looks at the digit", ylabel="place in the answer")
show(figure, "Attention map of one sorting: the first place looks at the ones, the last at the "
             "nine, and the places between spread their weight over nearly all digits.")

# %% [markdown]
# The ends can be read: the first place looks at the smallest digits, the last at the largest. In
# between, the weight is spread over nearly all digits, and nobody could tell the answer from it.
# The row is a mixture, and the little network behind it works out which digit comes next.
#
# ## Your turn
#
# - `TASK`: shift by one (`x.roll(1, 1)`), copy (`x`), or the largest digit everywhere. Guess
#   the map first.
# - `CAUSAL = True`: which of these tasks can still be solved?
# - Leave out the square root in `attention` and train again: does it still learn, and how fast?

# %%
def TASK(x):
    return x.roll(1, 1)


CAUSAL = False
torch.manual_seed(0)
model = train(Looker(causal=CAUSAL), TASK)
print(f"accuracy {accuracy(model, TASK).mean():.2f}")
print("looks most at:", mean_map(model).argmax(1).tolist())

# %% [markdown]
# ## To remember
#
# - A map is a table of weights, $n \times n$, whose rows sum to 1; it costs memory and time
#   quadratic in the length.
# - Divide by $\sqrt d$, or wide queries look at one position each and learn slowly.
# - Attention knows no order: positions are added.
# - A causal mask takes away what lies ahead, and with it what cannot be known.
# - A map shows where information was taken from, in this layer. What was done with it, it does
#   not say.
