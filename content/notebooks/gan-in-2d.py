# ---
# title: A GAN in two dimensions
# summary: >-
#   Two networks play against each other for eight clouds of points. In the plane everything can
#   be seen: how the samples wander, what the discriminator thinks, and the ways in which the
#   game is lost.
# question: gan
# tolerance: 0.3
# ---

# %% Set-up: imports, colours, how a plot is shown tags=["setup"]
import io
import math

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
# ## What is to be imitated
#
# Eight small clouds on a circle. A picture of the plane shows everything: how good the samples
# are, and which clouds are missed. Two numbers measure it: the share of samples within three
# deviations of a cloud's centre, and how many of the eight clouds get at least one sample in
# fifty.

# %%
CLOUDS, SPREAD = 8, 0.08
angles = torch.arange(CLOUDS) * 2 * torch.pi / CLOUDS
CENTRES = torch.stack([angles.cos(), angles.sin()], 1)


def real(count):
    return CENTRES[torch.randint(CLOUDS, (count,))] + SPREAD * torch.randn(count, 2)


def judged(samples):
    """Share of good samples, and number of clouds that are met."""
    distance, nearest = torch.cdist(samples, CENTRES).min(1)
    good = distance < 3 * SPREAD
    counts = nearest[good].bincount(minlength=CLOUDS)
    return good.float().mean().item(), int((counts >= len(samples) / 50).sum())


torch.manual_seed(0)
print("real points:  good %.2f, clouds %d" % judged(real(2000)))
print("random points: good %.2f, clouds %d" % judged(torch.randn(2000, 2)))

# %% [markdown]
# ## The game
#
# The generator $G$ turns noise $z$ into points. The discriminator $D$ answers with a logit:
# positive for "real". It lowers
#
# $$L_D = -\log \sigma(D(x)) - \log\left(1 - \sigma(D(G(z)))\right)$$
#
# and the generator, in turn, the *non-saturating* loss
#
# $$L_G = -\log \sigma(D(G(z)))$$
#
# The original game has $\log(1 - \sigma(D(G(z))))$ there. It has the same optimum, but is flat
# while the discriminator is sure of itself, which is just when the generator needs a push.

# %%
NOISE = 8


def block(inputs, outputs, width=64):
    return nn.Sequential(nn.Linear(inputs, width), nn.LeakyReLU(0.2),
                         nn.Linear(width, width), nn.LeakyReLU(0.2),
                         nn.Linear(width, outputs))


def play(rounds=3000, d_steps=1, d_rate=1e-3, g_rate=1e-3, saturating=False, seed=0,
         watch=()):
    """The trained pair, the measures over time, and samples of the watched rounds."""
    torch.manual_seed(seed)
    g, d = block(NOISE, 2), block(2, 1)
    g_opt = torch.optim.Adam(g.parameters(), lr=g_rate, betas=(0.5, 0.999))
    d_opt = torch.optim.Adam(d.parameters(), lr=d_rate, betas=(0.5, 0.999))
    softplus = nn.functional.softplus  # softplus(-x) is -log(sigmoid(x))
    history, kept = [], {}
    for round_ in range(rounds + 1):
        if round_ % 250 == 0:
            with torch.no_grad():
                samples = g(torch.randn(1000, NOISE))
            history.append((round_, *judged(samples)))
            if round_ in watch:
                kept[round_] = samples
        for _ in range(d_steps):
            made = g(torch.randn(128, NOISE)).detach()  # G is not changed by D's loss
            d_loss = (softplus(-d(real(128))) + softplus(d(made))).mean()
            d_opt.zero_grad()
            d_loss.backward()
            d_opt.step()
        logit = d(g(torch.randn(128, NOISE)))
        g_loss = (-softplus(logit) if saturating else softplus(-logit)).mean()
        g_opt.zero_grad()
        g_loss.backward()
        g_opt.step()
    return g, d, history, kept


WATCH = (0, 500, 3000)
g, d, history, kept = play(watch=WATCH)
print("round   good   clouds")
for round_, good, clouds in history[::2]:
    print(f"{round_:5} {good:6.2f} {clouds:8}")

# %%
def scatter(axis, samples, title):
    axis.scatter(*CENTRES.T, s=130, facecolor="none", edgecolor=COLOURS[1], linewidth=1)
    axis.scatter(*samples[:300].T, s=4, color=COLOURS[0], alpha=0.5, linewidth=0)
    axis.set(title=title, xlim=(-1.7, 1.7), ylim=(-1.7, 1.7), aspect="equal")
    axis.set_xticks([])
    axis.set_yticks([])
    axis.grid(visible=False)


figure, axes = plt.subplots(1, 3, figsize=(4.8, 1.9), layout="constrained")
for axis, (round_, samples) in zip(axes, kept.items()):
    scatter(axis, samples, f"round {round_}")
show(figure, "Samples of the generator (dots) and the eight clouds (rings) after 0, 500 and 3,000 "
             "rounds: a clump in the middle, then a ring, then all eight clouds with a few samples "
             "between them.")

# %% [markdown]
# From a clump to a ring to clouds. Good samples come late: the ring is met early, since the
# discriminator first learns that the middle is empty, and only then where the gaps are. A few
# samples remain between the clouds: the generator is continuous, and so is its noise, so what
# leads from one cloud to the next can be made rare, but not be cut.
#
# ## What the discriminator thinks
#
# If the generator were perfect, the best discriminator would say one half everywhere, a logit of 0.

# %%
with torch.no_grad():
    on_real = d(real(2000)).sigmoid()
    on_made = d(g(torch.randn(2000, NOISE))).sigmoid()
    empty = d(torch.zeros(1, 2)).sigmoid().item()
print(f"real points {on_real.mean():.2f}, made points {on_made.mean():.2f}, "
      f"the empty middle {empty:.2f}")
loss = -(on_real.log().mean() + (1 - on_made).log().mean()).item()
print(f"its loss {loss:.2f}; one half everywhere would be {2 * math.log(2):.2f}")

# %% [markdown]
# Real and made points get one half on average, and the loss is close to that of a coin. A loss of
# the discriminator that stays there is no sign of trouble, and one that falls to zero is none of
# success: it means that the discriminator wins. Far from the data it is sure of itself.
#
# ## Ways to lose
#
# The same game with one thing changed, three seeds each.

# %%
GAMES = {
    "as above": {},
    "generator ten times faster": {"g_rate": 1e-2},
    "discriminator ten times slower": {"d_rate": 1e-4},
    "saturating loss, three steps of D": {"saturating": True, "d_steps": 3},
}
pictures = {}
print("seeds 0, 1, 2                       good              clouds")
for name, options in GAMES.items():
    rows = []
    for seed in range(3):
        _, _, history, kept = play(1500, seed=seed, watch=(1500,), **options)
        rows.append(history[-1][1:])
        if seed == 2:
            pictures[name] = kept[1500]
    print(f"{name:34}" + "".join(f"{good:6.2f}" for good, _ in rows)
          + "   " + "".join(f"{clouds:3}" for _, clouds in rows))

# %%
figure, axes = plt.subplots(1, 3, figsize=(4.8, 1.9), layout="constrained")
for axis, name in zip(axes, ("generator ten times faster", "discriminator ten times slower",
                             "saturating loss, three steps of D")):
    scatter(axis, pictures[name], name.split(",")[0].replace(" ten", "\nten"))
show(figure, "Samples of three changed games after 1,500 rounds: with a fast generator or a slow "
             "discriminator all of them lie near a single cloud; with the saturating loss they "
             "meet all eight.")

# %% [markdown]
# **Mode collapse**, twice: a generator that is faster than its judge runs to one cloud, is driven
# from there, and runs to the next. Each sample may be good (the last seed of the slow
# discriminator: 0.90), and seven clouds of eight are missing. That is why one number for quality
# is not enough.
#
# The saturating loss, often named as a cause of failure, does no harm here, even with three steps
# of the discriminator for one of the generator: real and made points overlap soon, so the
# discriminator is never sure for long. In images they hardly overlap, and there it matters.
#
# ## Your turn
#
# - `NOISE = 1`: a line of noise. Can it be bent into eight clouds? What lies between them?
# - `rounds=10_000`: does it stay where it was, or move on?
# - More clouds, or a smaller spread: which of the two is harder?

# %%
g, d, history, _ = play(rounds=1500, d_steps=2, seed=5)
print(f"good {history[-1][1]:.2f}, clouds {history[-1][2]}")

# %% [markdown]
# ## To remember
#
# - Two networks, two losses, in turn. `detach()` keeps the discriminator's step from reaching the
#   generator.
# - Losses say little about the samples; measure the samples: how good, and how many kinds.
# - Mode collapse: good samples of few kinds. The loss of the generator does not show it.
# - The balance of the two decides. It is found by trying, and it depends on the seed.
