# ---
# title: The space between encoder and decoder
# summary: >-
#   An autoencoder squeezes handwritten digits through two numbers. Look at the map it makes of
#   them, walk from one digit to another, compare with PCA, clean noisy digits, and see when the
#   reconstruction error misleads.
# question: autoencoder
# tolerance: 0.05
# ---

# %% Set-up: imports, colours, how a plot is shown tags=["setup"]
import io

import matplotlib.pyplot as plt
import numpy as np
import torch
from IPython.display import SVG, display
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
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
# ## Sixty-four numbers through a gap of two
#
# A digit of scikit-learn has 8 × 8 pixels. The encoder must say all that matters about it in two
# numbers, the decoder must draw it again from them. No label is used; the colours in the
# pictures below are for us.

# %%
data = load_digits()
x = torch.tensor(data.data / 16, dtype=torch.float32)
y = data.target
mixed = torch.randperm(len(x), generator=torch.Generator().manual_seed(0))
train_at, test_at = mixed[:1300], mixed[1300:]


class Autoencoder(nn.Module):
    def __init__(self, code=2):
        super().__init__()
        self.encode = nn.Sequential(nn.Linear(64, 128), nn.ReLU(),
                                    nn.Linear(128, 32), nn.ReLU(), nn.Linear(32, code))
        self.decode = nn.Sequential(nn.Linear(code, 32), nn.ReLU(),
                                    nn.Linear(32, 128), nn.ReLU(), nn.Linear(128, 64),
                                    nn.Sigmoid())

    def forward(self, x):
        return self.decode(self.encode(x))


def train(model, epochs=60, noise=0.0):
    order = torch.Generator().manual_seed(1)
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    for _ in range(epochs):
        for at in train_at[torch.randperm(len(train_at), generator=order)].split(64):
            seen = x[at] + noise * torch.randn(len(at), 64, generator=order)
            loss = nn.functional.mse_loss(model(seen), x[at])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model


def explained(made, at):
    """Share of the variance of the digits that a reconstruction explains; 1 is perfect."""
    around = ((x[at] - x[train_at].mean(0)) ** 2).sum()
    return 1 - (((made - x[at]) ** 2).sum() / around).item()


@torch.no_grad()
def share(model, at):
    return explained(model(x[at]), at)


torch.manual_seed(0)
model = Autoencoder()
print(f"before training {share(model, test_at):.2f}")
train(model)
print(f"after           {share(model, train_at):.2f} on the training digits")
print(f"                {share(model, test_at):.2f} on the test digits")

# %% [markdown]
# Is that good? The right thing to compare with is the best *linear* code of two numbers, which is a
# principal component analysis.

# %%
print("numbers in the code   PCA   autoencoder")
shares = {"PCA": [], "autoencoder": []}
sizes = [1, 2, 4, 8, 16]
for size in sizes:
    pca = PCA(size).fit(x[train_at])
    made = torch.tensor(pca.inverse_transform(pca.transform(x[test_at])))
    torch.manual_seed(0)
    shares["PCA"].append(explained(made, test_at))
    shares["autoencoder"].append(share(train(Autoencoder(size)), test_at))
    print(f"{size:19} {shares['PCA'][-1]:5.2f} {shares['autoencoder'][-1]:13.2f}")
figure, axis = plt.subplots(layout="constrained")
for (name, found), style in zip(shares.items(), STYLES):
    axis.plot(sizes, found, marker="o", label=name, **style)
axis.set_xscale("log", base=2)
axis.set_xticks(sizes, sizes)
axis.set(xlabel="numbers in the code", ylabel="explained on the test set", ylim=(0, 1))
axis.legend(loc="upper left")
show(figure, "Explained share of the test digits against the size of the code: the autoencoder is "
             "ahead of PCA up to eight numbers, 0.54 against 0.28 with two; with sixteen PCA is "
             "slightly ahead.")

# %% [markdown]
# With few numbers bent coordinates win: two of them say more than four principal components. With
# sixteen the PCA is ahead, although a network could learn at least as much: PCA finds the best
# linear code exactly, the network only gets as far as its training takes it.
#
# ## The space of codes
#
# Each test digit at the place where the encoder puts it.

# %%
with torch.no_grad():
    codes = model.encode(x[test_at]).numpy()
figure, axis = plt.subplots(figsize=(4.6, 4.2), layout="constrained")
for digit in range(10):
    here = codes[y[test_at] == digit]
    colour = COLOURS[digit % 5]
    axis.scatter(*here.T, s=9, color=colour, alpha=0.45, linewidth=0)
    axis.text(*np.median(here, 0), str(digit), color=INK, fontsize=14, weight="bold",
              ha="center", va="center")
axis.set(xlabel="first number of the code", ylabel="second number")
show(figure, "The two-number codes of the test digits: most digits form islands of their own, "
             "though no label was used; some lie over each other at the edges.")
neighbours = KNeighborsClassifier(5)
with torch.no_grad():
    neighbours.fit(model.encode(x[train_at]).numpy(), y[train_at])
print(f"5 nearest neighbours on two numbers: {neighbours.score(codes, y[test_at]):.2f}")
pca = PCA(2).fit(x[train_at])
neighbours.fit(pca.transform(x[train_at]), y[train_at])
found = neighbours.score(pca.transform(x[test_at]), y[test_at])
print(f"the same on two principal components: {found:.2f}")

# %% [markdown]
# Nobody told the network what a 3 is. Digits that look alike can be drawn with the same few
# strokes, so they come to lie together.
#
# ## Walking through it
#
# What does the decoder draw between two digits? A straight line in the space of codes, and beside
# it the plain mean of the pictures.

# %%
def draw(axis, pixels):
    """A square for each pixel, the stronger the darker."""
    for row, line in enumerate(np.asarray(pixels).reshape(8, 8)):
        for column, value in enumerate(line):
            if value > 0.05:
                axis.fill_between([column, column + 1], [row] * 2, [row + 1] * 2,
                                  color=COLOURS[0], alpha=float(min(value, 1)), linewidth=0)
    axis.set(xlim=(0, 8), ylim=(8, 0), aspect="equal")
    axis.axis("off")


zero, four = (next(at for at in test_at if y[at] == digit) for digit in (0, 4))
steps = torch.linspace(0, 1, 5)
with torch.no_grad():
    start, end = model.encode(x[zero]), model.encode(x[four])
    through_codes = [model.decode(start + t * (end - start)) for t in steps]
through_pixels = [x[zero] + t * (x[four] - x[zero]) for t in steps]
figure, axes = plt.subplots(2, 5, figsize=(4.8, 2.1), layout="constrained")
for row, pictures in zip(axes, (through_codes, through_pixels)):
    for axis, picture in zip(row, pictures):
        draw(axis, picture)
axes[0, 0].set_title("codes", loc="left")
axes[1, 0].set_title("pixels", loc="left")
show(figure, "From a zero to a four in five steps: through the codes each step is one digit-like "
             "shape, through the pixels the two are faded into each other.")

# %% [markdown]
# The walk through the codes stays among drawings of one digit: a zero, another zero, and then the
# four. The walk through the pixels fades one into the other. But the decoder's four is blurred,
# since two numbers do not say more, and nothing in the training promises that a place where no
# digit lies decodes to something sensible.
#
# ## Noise in, clean digit out
#
# A *denoising* autoencoder sees disturbed digits and has to draw the clean ones. The code may be
# larger then, since copying the input would not help.

# %%
NOISE = 0.4
torch.manual_seed(0)
cleaner = train(Autoencoder(16), noise=NOISE)
torch.manual_seed(0)
plain = train(Autoencoder(16))
disturbed = x[test_at] + NOISE * torch.randn(len(test_at), 64)
with torch.no_grad():
    print(f"disturbed digits:        explained {explained(disturbed, test_at):.2f}")
    print(f"plain autoencoder:       explained {explained(plain(disturbed), test_at):.2f}")
    print(f"denoising autoencoder:   explained {explained(cleaner(disturbed), test_at):.2f}")
    cleaned = cleaner(disturbed[:5])
figure, axes = plt.subplots(2, 5, figsize=(4.8, 2.1), layout="constrained")
for column in range(5):
    draw(axes[0, column], disturbed[column].clamp(0, 1))
    draw(axes[1, column], cleaned[column])
show(figure, "Five disturbed digits and what the denoising autoencoder makes of them: the speckles "
             "are gone and the strokes are whole.")

# %% [markdown]
# ## Not everything that is drawn badly is strange
#
# The error of a reconstruction is often used to find what does not belong. Here the network learns
# without the ones, and then meets them.

# %%
keep = train_at
train_at = keep[torch.tensor(y[keep]) != 1]
torch.manual_seed(0)
no_ones = train(Autoencoder())
train_at = keep
with torch.no_grad():
    errors = ((no_ones(x[test_at]) - x[test_at]) ** 2).mean(1).numpy()
known = y[test_at] != 1
limit = np.quantile(errors[known], 0.95)
print(f"flagged above {limit:.3f}: 5 % of what is known")
for digit in range(10):
    here = errors[y[test_at] == digit]
    mark = "  <- never seen" if digit == 1 else ""
    print(f"{digit}: mean error {here.mean():.3f}, flagged {(here > limit).mean():.2f}{mark}")

# %% [markdown]
# On average the stranger stands out. But a limit that flags one known digit in twenty lets four
# in ten of the ones pass, and its false alarms fall on the digits that are hard to draw. The
# error measures how hard a picture is for this decoder; that it is strange is only one of the
# reasons. And a wider code may draw the ones well, too, without having seen any.
#
# ## Your turn
#
# - `CODE = 1`: a single number. Which digits share a place?
# - The cell below encodes and decodes a digit again and again. Where does it end?
# - Leave out every `nn.ReLU`: the explained share comes close to that of the PCA. Why?

# %%
CODE = 1
torch.manual_seed(0)
small = train(Autoencoder(CODE))
picture = x[test_at[:1]]
with torch.no_grad():
    for turn in range(20):
        after = small(picture)
        change = (after - picture).abs().mean().item()
        picture = after
print(f"explained with {CODE} number: {share(small, test_at):.2f}")
print(f"change in the twentieth round: {change:.4f}")

# %% [markdown]
# ## To remember
#
# - An autoencoder learns a code by having to draw its input again; the gap is what makes it learn.
# - Compare with a PCA of the same size, on data not trained on.
# - The codes order themselves by likeness, without labels. Nothing promises that every place
#   between them decodes to something sensible; a variational autoencoder is trained for that.
# - A denoising autoencoder may have a wide code: the noise is what keeps it from copying.
# - A high error is a hint, no proof, that something is strange.
