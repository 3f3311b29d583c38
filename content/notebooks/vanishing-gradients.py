# ---
# title: Vanishing gradients, measured
# summary: >-
#   A gradient travels back through fifty layers. How much of it arrives, what decides that, and
#   which change keeps it alive? Every curve here is a measurement; change the numbers and
#   measure again.
# question: vanishing-gradient
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
# ## One product, many factors
#
# Backpropagation carries the gradient from the loss to the first layer. On the way it is
# multiplied once per layer, by the layer's weights and by the slope of its activation. For a
# layer $h_k = \phi(W_k h_{k-1})$ the gradient with respect to the input is
#
# $$\frac{\partial L}{\partial h_0}
# = \left( \prod_{k=1}^{K} W_k^\top D_k \right) \frac{\partial L}{\partial h_K}$$
#
# where $D_k$ is diagonal and holds the slopes $\phi'$. A product of fifty factors is unforgiving:
# if each is 0.5, it is $10^{-15}$; if each is 2, it is $10^{15}$. So look at the slopes first.

# %%
z = torch.linspace(-6, 6, 241, requires_grad=True)
figure, axis = plt.subplots(layout="constrained")
for (name, f), style in zip({"sigmoid": torch.sigmoid, "tanh": torch.tanh,
                             "ReLU": torch.relu}.items(), STYLES):
    slope, = torch.autograd.grad(f(z).sum(), z)
    axis.plot(z.detach(), slope, label=name, **style)
    print(f"{name:8} largest slope {slope.max():.2f}")
axis.set(xlabel="input of the activation", ylabel="slope", ylim=(-0.05, 1.25))
axis.legend(ncols=3, loc="upper center")
show(figure, "Slope of three activations: sigmoid's peaks at 0.25 and tanh's at 1, both fall "
             "to zero away from the middle; ReLU's is 0 on the left and 1 on the right.")

# %% [markdown]
# Sigmoid's slope is at most 0.25, and only in the middle. Twenty layers of it scale the gradient
# by at most $0.25^{20} \approx 10^{-12}$, unless the weights make up for it. Tanh and ReLU reach
# a slope of 1.
#
# ## The measuring device
#
# A stack of random layers, 64 units wide, without biases. `gain` scales the weights: with gain 1
# their variance is 1/64, the Glorot rule for equal widths; ReLU gets gain $\sqrt{2}$, the He
# rule, since it silences about half of its inputs. One batch goes through and back, once,
# without any training. The result is the norm of $\partial L / \partial h_k$ behind each layer; the
# gradient of a layer's weights is that times the layer's input. Numbers have double precision:
# float32 ends at about $10^{-45}$, and some of these would be zero in it.

# %%
torch.set_default_dtype(torch.float64)
WIDTH = 64
ACTIVATIONS = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}
USUAL_GAIN = {"sigmoid": 1.0, "tanh": 1.0, "relu": 2**0.5}


def gradient_norms(activation, depth=30, gain=None, residual=False,
                   normalise=False, seed=0):
    """Norm of the gradient at the input and behind each layer."""
    gain = USUAL_GAIN[activation] if gain is None else gain
    rng = torch.Generator().manual_seed(seed)
    h = torch.randn(128, WIDTH, generator=rng).requires_grad_()
    signals = [h]
    for _ in range(depth):
        kernel = torch.randn(WIDTH, WIDTH, generator=rng) * gain / WIDTH**0.5
        before = h @ kernel
        if normalise:  # layer normalisation in front of the activation
            before = nn.functional.layer_norm(before, (WIDTH,))
        after = ACTIVATIONS[activation](before)
        h = h + after if residual else after
        signals.append(h)
    gradients = torch.autograd.grad(h.mean(), signals)
    return torch.stack([gradient.norm() for gradient in gradients])


def arriving(*args, **kwargs):
    """What arrives at the input of what was there at the output."""
    norms = gradient_norms(*args, **kwargs)
    return (norms[0] / norms[-1]).item()


# %% [markdown]
# ## Depth
#
# How much of the gradient arrives at the input, as the network grows?

# %%
DEPTHS = [2, 5, 10, 15, 20, 25, 30, 40, 50]
figure, axis = plt.subplots(layout="constrained")
print("depth " + "".join(f"{name:>9}" for name in ACTIVATIONS))
table = {name: [arriving(name, depth) for depth in DEPTHS] for name in ACTIVATIONS}
for name, style in zip(ACTIVATIONS, STYLES):
    axis.semilogy(DEPTHS, table[name], label=name, **style)
for depth in (10, 30, 50):
    row = (table[name][DEPTHS.index(depth)] for name in ACTIVATIONS)
    print(f"{depth:<6}" + "".join(f"{value:9.0e}" for value in row))
axis.set(xlabel="number of layers", ylabel="gradient, input / output")
axis.legend()
show(figure, "Gradient at the input relative to the output, on a logarithmic axis: with "
             "sigmoid a straight line down to about 1e-32 at 50 layers, with tanh and ReLU "
             "it stays within about one order of magnitude of 1.")

# %% [markdown]
# On a logarithmic axis sigmoid is a straight line: every layer takes the same factor, so the loss
# is exponential in depth. Tanh is bounded as well, from -1 to 1, and passes the gradient almost
# unharmed. **The bounded range is not the cause; the slope times the weights is.**
#
# ## Initialisation
#
# If the weights are factors too, then they alone can make a gradient vanish, or explode. Keep
# thirty layers and change nothing but the scale of the weights.

# %%
GAINS = [0.5, 0.7, 1.0, 1.2, 2**0.5, 1.7, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0]
figure, axis = plt.subplots(layout="constrained")
axis.axhline(1, color=INK, linewidth=0.8)
for name, style in zip(ACTIVATIONS, STYLES):
    ratios = [arriving(name, 30, gain) for gain in GAINS]
    axis.loglog(GAINS, ratios, label=name, **style)
    best = min(zip(ratios, GAINS), key=lambda pair: abs(torch.tensor(pair[0]).log()))
    print(f"{name:8} best gain {best[1]:.2f}: ratio {best[0]:.0e}")
axis.set(xlabel="gain of the weights", ylabel="gradient, input / output")
axis.set_xticks([0.5, 1, 2, 4, 8], ["0.5", "1", "2", "4", "8"])
axis.set_yticks([1e-20, 1e-10, 1, 1e10, 1e20])
axis.minorticks_off()
axis.legend()
show(figure, "The same ratio for thirty layers against the gain of the weights: each activation "
             "vanishes at small gains; ReLU and tanh cross 1 between gains 1.2 and 1.5 and "
             "explode beyond, tanh more slowly; sigmoid stays below 1 up to gain 8.")

# %% [markdown]
# Read it from left to right. At gain 0.5 all three vanish, ReLU too: **ReLU does not cure small
# weights.** ReLU and tanh cross one near the gains that the rules of He and Glorot give them;
# further to the right both explode, tanh more slowly, since large inputs reach its flat parts.
# Sigmoid never gets there: larger weights make up for its small slope, but saturate it as well.
#
# ## What keeps it alive
#
# Same sigmoid, same gain of 1, three constructions; ReLU for comparison.

# %%
CASES = {
    "sigmoid": dict(activation="sigmoid"),
    "sigmoid, layer norm": dict(activation="sigmoid", normalise=True),
    "sigmoid, residual": dict(activation="sigmoid", residual=True),
    "ReLU, He": dict(activation="relu"),
}
figure, axis = plt.subplots(layout="constrained")
print("gradient at the       input  output")
for (name, case), style in zip(CASES.items(), STYLES):
    norms = gradient_norms(depth=30, **case)
    axis.semilogy(norms, label=name, **style)
    print(f"{name:20}{norms[0]:8.0e}{norms[-1]:8.0e}")
axis.set(xlabel="layer (0 is the input)", ylabel="gradient norm")
axis.legend(loc="lower right")
show(figure, "Gradient norm by layer for thirty layers: with plain sigmoid it falls towards the "
             "input by 19 orders of magnitude, with layer normalisation by 13; with residual "
             "connections, and with ReLU and He weights, it stays nearly level.")

# %% [markdown]
# Normalisation keeps the inputs on the steep part of the curve, but the slope there is still 0.25
# at most: the line falls less steeply, and falls. (With ReLU or tanh, normalisation does more: it
# makes the scale of the weights matter less.)
#
# The residual connection $h_k = h_{k-1} + f(h_{k-1})$ adds the identity to every factor of the
# product: one path back to the input that no layer shrinks.
#
# ## Does it matter for learning?
#
# A ratio is only a symptom. So train: points on two interleaved spirals, twenty layers, the same
# optimiser and the same number of steps for all. Chance is 0.5.

# %%
def spirals(n=400):
    """Points on two spirals, turned by half a turn against each other."""
    rng = torch.Generator().manual_seed(0)
    label = torch.arange(n) % 2
    angle = torch.rand(n, generator=rng).sqrt() * 6 + 0.5
    turned = angle + torch.pi * label
    x = torch.stack([turned.cos(), turned.sin()], 1) * angle[:, None] / 3
    return x + 0.05 * torch.randn(n, 2, generator=rng), label


class Stack(nn.Module):
    """`depth` equal layers between an input and an output layer."""

    def __init__(self, activation, depth=20, residual=False, width=32):
        super().__init__()
        self.f, self.residual = ACTIVATIONS[activation], residual
        self.first = nn.Linear(2, width)
        self.layers = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))
        self.last = nn.Linear(width, 2)
        for layer in self.layers:
            nn.init.normal_(layer.weight, std=USUAL_GAIN[activation] / width**0.5)
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        h = self.first(x)
        for layer in self.layers:
            after = self.f(layer(h))
            h = h + after if self.residual else after
        return self.last(h)


def accuracy(model, x, label):
    """The share of points that the model puts on the right spiral."""
    with torch.no_grad():
        return (model(x).argmax(1) == label).float().mean().item()


def train(steps=600, **kwargs):
    """Losses by step, accuracy before and after, how far the first layer moved."""
    torch.manual_seed(0)
    (x, label), model = spirals(), Stack(**kwargs)
    start = model.layers[0].weight.detach().clone()
    before, losses = accuracy(model, x, label), []
    optimizer = torch.optim.SGD(model.parameters(), lr=0.02, momentum=0.9)
    for _ in range(steps):
        loss = nn.functional.cross_entropy(model(x), label)
        optimizer.zero_grad()
        loss.backward()
        # A guard for all alike, so that no run ends in nan.
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
    moved = (model.layers[0].weight - start).norm() / start.norm()
    return losses, before, accuracy(model, x, label), moved.item()


figure, axis = plt.subplots(layout="constrained")
print("                     accuracy     layer 1")
print("                   before  after  moved by")
for (name, case), style in zip({
    "sigmoid": dict(activation="sigmoid"),
    "tanh": dict(activation="tanh"),
    "ReLU, He": dict(activation="relu"),
    "sigmoid, residual": dict(activation="sigmoid", residual=True),
}.items(), STYLES):
    losses, before, after, moved = train(**case)
    axis.plot(losses, label=name, **style)
    print(f"{name:18} {before:6.2f} {after:6.2f} {moved:9.1%}")
axis.set(xlabel="step", ylabel="training loss", ylim=(0, 1))
axis.legend(loc="center right")
show(figure, "Training loss over 600 steps: tanh and ReLU fall to zero within about a hundred "
             "steps, sigmoid with residual connections follows later, plain sigmoid stays at "
             "0.69 from the first step to the last.")

# %% [markdown]
# Plain sigmoid stays at 0.69, which is $\ln 2$: the loss of tossing a coin. Its first layer has not
# moved in 600 steps. The way forward suffers as well: the slopes that shrink the gradient also
# shrink the differences between inputs, so the last layer sees almost the same for every point.
# The same sigmoid with residual connections learns.
#
# So a loss that never leaves the level of a constant prediction, with early weights that do not
# move, is how a vanishing gradient shows itself in practice.

# %% [markdown]
# ## Your turn
#
# Change a value, run the cell, compare with what you expected. What to look for:
#
# - `"tanh"` with gain 0.9, then 1.3: a small change of the weights, to the power of 50.
# - `"relu"` with gain 2: the same product, now above one. That is the *exploding* gradient.
# - `"sigmoid"` with gain 8, with and without `NORMALISE`: why does it help here, or harm?
# - `"relu"` with `RESIDUAL = True`: identity plus something, fifty times. Does gain 0.2 tame it?

# %%
ACTIVATION, DEPTH, GAIN = "tanh", 50, 0.9
RESIDUAL, NORMALISE = False, False

norms = gradient_norms(ACTIVATION, DEPTH, GAIN, RESIDUAL, NORMALISE)
print(f"input {norms[0]:.0e}, output {norms[-1]:.0e}")
print(f"ratio {norms[0] / norms[-1]:.0e}")
figure, axis = plt.subplots(layout="constrained")
axis.semilogy(norms, **STYLES[0])
axis.set(xlabel="layer (0 is the input)", ylabel="gradient norm",
         title=f"{ACTIVATION}, {DEPTH} layers, gain {GAIN}")
show(figure, f"Gradient norm by layer for {DEPTH} layers of {ACTIVATION} with gain {GAIN}.")

# %% [markdown]
# ## To remember
#
# - The gradient at the input is a **product** of one factor per layer: weights times slope.
# - Factors below one make it vanish exponentially with depth, factors above one make it explode.
# - Sigmoid's slope of at most 0.25 is one cause, weights that are too small are the other.
# - Remedies keep the factors near one: matching initialisation, normalisation, ReLU-like
#   activations, and above all residual connections.
# - In your own network, log the gradient norm by layer in the first steps.
