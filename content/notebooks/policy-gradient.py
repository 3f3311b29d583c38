# ---
# title: Policy gradients and their variance
# summary: >-
#   A corridor of five cells, where the true gradient is known. REINFORCE estimates it from games
#   alone: right on average, and so noisy that it hardly helps. See what returns to go and
#   baselines are worth, in games saved.
# question: policy-gradient
# tolerance: 0.02
# ---

# %% Set-up: imports, colours, how a plot is shown tags=["setup"]
import io
import math

import matplotlib.pyplot as plt
import numpy as np
from IPython.display import SVG, display

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
# ## A game small enough to know the truth
#
# A corridor of five cells. The agent starts in the middle; each step goes left or right; an end of
# the corridor ends the game. The right end pays 6, the left end 5, every step costs 0.02. The
# policy is as small as can be: one number $\theta$, and
#
# $$\pi_\theta(\text{right}) = \sigma(\theta)$$
#
# in every cell. So the expected return $J(\theta)$ can be computed exactly, and its derivative
# too, by solving five equations. Every estimate below is held against that.

# %%
CELLS, START, COST = 5, 2, 0.02
ENDS = {-1: 5.0, CELLS: 6.0}


def sigmoid(t):
    return 1 / (1 + np.exp(-t))


def values(theta):
    """The expected return from every cell, by solving v = reward + P v."""
    right = sigmoid(theta)
    system, reward = np.eye(CELLS), np.full(CELLS, -COST)
    for cell in range(CELLS):
        for after, p in ((cell + 1, right), (cell - 1, 1 - right)):
            if after in ENDS:
                reward[cell] += p * ENDS[after]
            else:
                system[cell, after] -= p
    return np.linalg.solve(system, reward)


def exact(theta):
    return values(theta)[START]


def slope(theta, h=1e-5):
    return (exact(theta + h) - exact(theta - h)) / (2 * h)


print("theta   right   expected return   its derivative")
for theta in (-2.0, 0.0, 2.0):
    print(f"{theta:5} {sigmoid(theta):7.2f} {exact(theta):17.3f} {slope(theta):16.3f}")

# %% [markdown]
# ## The gradient from games alone
#
# REINFORCE needs no model of the corridor. It plays, and for each step adds the gradient of the log
# probability of what was done, times the return that followed:
#
# $$\hat g = \sum_t \nabla_\theta \log \pi_\theta(a_t)\,(G_t - b)$$
#
# For this policy $\nabla_\theta \log \pi$ is $1 - \sigma(\theta)$ for right and $-\sigma(\theta)$
# for left. $G_t$ is the sum of rewards from step $t$ on, and $b$ a baseline that does not depend
# on the action. First: is the estimate right on average?

# %%
def games(theta, count, rng):
    """For each game: gradients of the log probabilities, rewards, and cells, step by step."""
    right = sigmoid(theta)
    for _ in range(count):
        cell, grads, rewards, cells = START, [], [], []
        while cell not in ENDS:
            cells.append(cell)
            go_right = rng.random() < right
            grads.append((1 - right) if go_right else -right)
            cell += 1 if go_right else -1
            rewards.append(ENDS.get(cell, 0.0) - COST)
        yield np.array(grads), np.array(rewards), np.array(cells)


def whole_return(rewards, cells, theta):
    return np.full(len(rewards), rewards.sum())


def to_go(rewards, cells, theta):
    return rewards[::-1].cumsum()[::-1]


def minus_mean(rewards, cells, theta):
    return to_go(rewards, cells, theta) - exact(theta)


def minus_value(rewards, cells, theta):
    return to_go(rewards, cells, theta) - values(theta)[cells]


WEIGHTS = {"whole return": whole_return, "return to go": to_go,
           "… minus a constant": minus_mean, "… minus the value": minus_value}


def estimates(weigh, theta, count, seed=0):
    rng = np.random.default_rng(seed)
    return np.array([(grads * weigh(rewards, cells, theta)).sum()
                     for grads, rewards, cells in games(theta, count, rng)])


print(f"exact derivative at 0: {slope(0.0):.3f}")
print("estimate from one game   mean   its error   spread of single games")
for name, weigh in WEIGHTS.items():
    found = estimates(weigh, 0.0, 20_000)
    error = found.std() / math.sqrt(len(found))
    print(f"{name:22} {found.mean():8.3f} {error:11.3f} {found.std():24.2f}")

# %% [markdown]
# All four have the same mean, the exact derivative, as far as 20,000 games can tell. Their
# spreads are worlds apart: without a baseline a single game is off by ten times what it
# estimates.
#
# - **Why so much?** Every game ends with 5 or 6. Without a baseline each action is praised for
#   about 5, the bad ones nearly as much as the good. Only the small difference carries
#   information.
# - **Return to go** leaves out the rewards that came before an action. Here nearly all the reward
#   comes at the end, so it changes nothing; where rewards come along the way, it does.
# - **A constant** near the mean return removes what all actions have in common.
# - **The value of the cell** is what actor-critic methods learn as baseline. Here it is good, but
#   not better than the constant: a usual choice need not be the one with the least spread.
#
# ## How many games does a decent step need?
#
# An estimate is useful if its spread is small against what it estimates. The spread of a mean falls
# with the square root of the number of games.

# %%
counts = np.array([1, 4, 16, 64, 256])
figure, axis = plt.subplots(layout="constrained")
for (name, weigh), style in zip(WEIGHTS.items(), STYLES):
    single = estimates(weigh, 0.0, 20_000).std()
    axis.loglog(counts, single / np.sqrt(counts), label=name, **style)
    needed = (single / (0.5 * slope(0.0))) ** 2
    print(f"{name:20} {math.ceil(needed):5} games until the spread is half the derivative")
axis.axhline(slope(0.0), color=INK, linewidth=1, linestyle=":")
axis.set(xlabel="games in a batch", ylabel="spread of the estimate", ylim=(5e-3, 2e3))
axis.set_xticks(counts, counts)
axis.minorticks_off()
axis.legend(loc="upper right")
show(figure, "Spread of the gradient estimate against the number of games, falling as the square "
             "root; with a baseline it begins below the derivative (dotted), without one it needs "
             "more than a hundred games to get there.")

# %% [markdown]
# Four hundred games against one, for the same quality of a step. With a baseline a single game says
# more than a batch of 256 without.
#
# ## Learning
#
# Now the agent learns, with eight games for each step, from a policy that prefers the poor end. The
# dotted line is gradient ascent with the exact derivative.

# %%
def learn(weigh, seed, steps=150, count=8, rate=0.5, theta=-0.5):
    rng, path = np.random.default_rng(seed), []
    for _ in range(steps):
        path.append(exact(theta))
        theta += rate * np.mean([(grads * weigh(rewards, cells, theta)).sum()
                                 for grads, rewards, cells in games(theta, count, rng)])
        theta = float(np.clip(theta, -6, 6))
    return path


theta, ideal = -0.5, []
for _ in range(150):
    ideal.append(exact(theta))
    theta += 0.5 * slope(theta)
figure, axis = plt.subplots(layout="constrained")
print(f"before: {ideal[0]:.2f}; exact gradient after 50 steps {ideal[50]:.2f}, 149 {ideal[-1]:.2f}")
for (name, weigh), style in zip(WEIGHTS.items(), STYLES):
    paths = np.array([learn(weigh, seed) for seed in range(10)])
    axis.plot(paths.mean(0), label=name, **style)
    print(f"{name:20} mean after 50 {paths[:, 50].mean():.2f}, "
          f"after 149 {paths[:, -1].mean():.2f}, "
          f"worst seed {paths[:, -1].min():.2f}")
axis.plot(ideal, color=INK, linewidth=1, linestyle=":", label="exact gradient")
axis.set(xlabel="step", ylabel="expected return, mean of ten seeds")
axis.legend(loc="lower right")
show(figure, "Expected return while learning, mean of ten seeds: with a baseline the curves lie on "
             "that of the exact gradient, without one they move in jumps and end between the two "
             "ends of the corridor.")

# %% [markdown]
# With a baseline eight games are as good as knowing the derivative. Without one the policy is
# thrown about: a few lucky games to the poor end, and it goes there for good. The worst seed ends
# at 4.94, at the wrong end of the corridor, and since it no longer goes right, it never learns
# better.
#
# ## Your turn
#
# - `COUNT = 1` with a tenth of the rate: is it slower, or only noisier?
# - Take 5 away from both ends, `ENDS = {-1: 0.0, CELLS: 1.0}`: the derivative is the same. What
#   happens to the spread without a baseline?
# - Why may the baseline not depend on the action? Try `to_go(...) - rewards`.

# %%
COUNT, RATE = 1, 0.05
path = np.array([learn(to_go, seed, count=COUNT, rate=RATE, steps=400) for seed in range(3)])
print("expected return after 400 single games:", path[:, -1].round(2))

# %% [markdown]
# ## To remember
#
# - The score function turns returns into a gradient without a model: right on average, for any
#   policy that can be differentiated.
# - Its spread is the problem. Rewards from before an action only add noise; a baseline takes away
#   what all actions have in common; neither changes the mean.
# - Batches help with the square root only, so variance is worth fighting first.
# - Actor-critic methods learn the baseline; PPO also keeps each step from going too far.
