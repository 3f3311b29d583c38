# ---
# title: Q-learning, watched on FrozenLake
# summary: >-
#   A table of 64 numbers learns to cross a frozen lake. See why it learns nothing at all if it is
#   greedy from the start, what mends that, how far the learned policy is from the best
#   possible one, and why its arrows point into walls.
# question: q-learning
# ---

# %% Set-up: imports, colours, how a plot is shown tags=["setup"]
import io

import gymnasium as gym
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
# ## The lake
#
# Start at `S`, reach `G`, do not fall into a hole `H`. The ice is slippery: one step in three goes
# where it was meant to, the others go to either side. The reward is 1 at the goal and 0
# everywhere else, also in a hole. An episode ends at the goal, in a hole, or after 100 steps.

# %%
ARROWS = "←↓→↑"  # the actions 0, 1, 2, 3
env = gym.make("FrozenLake-v1", is_slippery=True)
MAP = "".join(env.unwrapped.desc.astype(str).ravel())
for row in range(4):
    print(MAP[4 * row: 4 * row + 4])

state, info = env.reset(seed=0)  # two values
state, reward, terminated, truncated, info = env.step(2)  # five values
print(f"\nmeant {ARROWS[2]}, went from cell 0 to cell {state}")

# %% [markdown]
# ## The agent
#
# One number per cell and action, $Q(s, a)$, all zero at first. After each step the number moves by
# a tenth of the way towards what the step has shown:
#
# $$Q(s, a) \leftarrow Q(s, a) + \alpha \left[ r + \gamma \max_{a'} Q(s', a') - Q(s, a) \right]$$
#
# After a real end (`terminated`) there is no next state, and the second term is left out. After
# the time limit (`truncated`) the game could have gone on, so it stays.
#
# How the agent acts is separate from what it learns, and it is what this notebook is about.
# `ties` says what "the best action" means if several are equally good: the `first`, as `argmax` has
# it, or a `random` one. `epsilon` is the share of steps that are random anyway, by episode.

# %%
ALPHA, GAMMA, EPISODES = 0.1, 0.99, 5000


def best_action(values, ties, rng):
    if ties == "first":
        return int(np.argmax(values))
    return int(rng.choice(np.flatnonzero(values == values.max())))


def train(epsilon, ties="random", seed=0, episodes=EPISODES, slippery=True):
    """The learned table, a list of wins and losses, and how often each action was taken."""
    env = gym.make("FrozenLake-v1", is_slippery=slippery)
    rng = np.random.default_rng(seed)
    env.reset(seed=seed)
    q, wins, taken = np.zeros((16, 4)), [], np.zeros(4, int)
    for episode in range(episodes):
        (state, _), done = env.reset(), False
        while not done:
            if rng.random() < epsilon(episode):
                action = int(rng.integers(4))
            else:
                action = best_action(q[state], ties, rng)
            taken[action] += 1
            after, reward, terminated, truncated, _ = env.step(action)
            future = 0.0 if terminated else q[after].max()
            q[state, action] += ALPHA * (reward + GAMMA * future - q[state, action])
            state, done = after, terminated or truncated
        wins.append(reward)
    return q, np.array(wins), taken


def success(q, episodes=1000, slippery=True):
    """The share of wins of the greedy policy, without exploration."""
    env = gym.make("FrozenLake-v1", is_slippery=slippery)
    rng, wins = np.random.default_rng(1), 0.0
    env.reset(seed=1)
    for _ in range(episodes):
        (state, _), done = env.reset(), False
        while not done:
            action = best_action(q[state], "random", rng)
            state, reward, terminated, truncated, _ = env.step(action)
            done = terminated or truncated
        wins += reward
    return wins / episodes


# %% [markdown]
# ## An agent that never leaves action 0
#
# First without any exploration, as many a snippet has it: `np.argmax(q[state])` and nothing else.

# %%
q, wins, taken = train(epsilon=lambda episode: 0, ties="first", episodes=2000)
print(f"wins in 2000 episodes: {wins.sum():.0f}")
for arrow, count in zip(ARROWS, taken):
    print(f"{arrow} taken {count:6} times")
print(f"numbers that are not zero: {np.count_nonzero(q)}")
print(f"argmax of four zeros: {np.argmax([0.0, 0.0, 0.0, 0.0])}")

# %% [markdown]
# Nothing happened, and nothing ever will. All four values are equal, and of equal values `argmax`
# returns the **first**: action 0, left. Meaning left on slippery ice, one goes left, up or down,
# never right, so the goal is out of reach, no reward comes, the table stays zero, and the ties
# stay ties. It is not a matter of patience.
#
# ## What mends it
#
# Two things could: break ties at random, or act at random now and then. Four agents, three seeds
# each, with the same number of episodes; then the greedy policy of each is tested.

# %%
AGENTS = {
    "greedy, first of ties": (lambda episode: 0, "first"),
    "greedy, random ties": (lambda episode: 0, "random"),
    "ε = 0.1, first of ties": (lambda episode: 0.1, "first"),
    "ε falls, random ties": (lambda episode: max(0.02, 1 - episode / 4000), "random"),
}
SEEDS = range(3)
print("share of wins of three seeds")
runs = {}
for name, (epsilon, ties) in AGENTS.items():
    runs[name] = [train(epsilon, ties, seed) for seed in SEEDS]
    tested = [success(q) for q, _, _ in runs[name]]
    print(f"{name:24}" + "".join(f"{share:6.2f}" for share in tested))

# %%
figure, axis = plt.subplots(layout="constrained")
middle = np.arange(125, EPISODES, 250)
for (name, seeds), style in zip(runs.items(), STYLES):
    curves = np.array([wins.reshape(-1, 250).mean(1) for _, wins, _ in seeds])
    axis.plot(middle, curves.mean(0), label=name, **style)
    axis.fill_between(middle, curves.min(0), curves.max(0), alpha=0.15,
                      color=style["color"], linewidth=0)
axis.set(xlabel="training episode", ylabel="share of wins in training",
         ylim=(-0.02, 1.0))
axis.legend(loc="upper left")
show(figure, "Share of wins in training for four agents over 5,000 episodes: greedy with the "
             "first of ties stays at zero; greedy with random ties stays near 0.12 on average; "
             "a constant 0.1 of random steps wins for one seed of three; with random steps "
             "that become rarer all seeds rise, to about 0.65.")

# %% [markdown]
# - **Greedy, first of ties** is the agent from above: never a win in training. Its 0.01 in the
#   test is not skill; the test breaks ties at random, and a random walk wins one time in a hundred.
# - **Greedy, random ties** starts as a random walk and so does meet the goal. But the first action
#   that ever paid is then preferred for good, and better ones next to it are not tried again.
# - **ε = 0.1, first of ties** pushes left in nine steps of ten until the first reward. Whether it
#   comes within 5,000 episodes is luck: one seed in three.
# - **ε falls** tries everything first and trusts the table later. All three seeds agree.
#
# So random ties alone are not enough, and exploration with `argmax` alone is not reliable. The
# curve counts wins *in training*, random steps included; the table it has learned is better than
# the curve looks. That is why one tests without exploration.
#
# ## Before and after
#
# Now one longer run with the agent that explores.

# %%
before = success(np.zeros((16, 4)))
q, wins, _ = train(lambda episode: max(0.05, 1 - episode / 6000), episodes=15_000)
print(f"share of wins before {before:.2f}, after {success(q):.2f}")

# %% [markdown]
# How good could one be? The map and the ice are known to us, though not to the agent:
# `env.unwrapped.P` lists where each action leads, and with what probability. Value iteration
# finds the best table from that without a single step on the ice.

# %%
best = np.zeros((16, 4))
for _ in range(2000):
    for state in range(16):
        for action in range(4):
            best[state, action] = sum(
                p * (reward + GAMMA * (not ended) * best[after].max())
                for p, after, reward, ended in env.unwrapped.P[state][action])
print(f"share of wins of the best policy: {success(best):.2f}")
print(f"value of the start: {q[0].max():.2f} learned, {best[0].max():.2f} exact")

# %% [markdown]
# There is nothing left to win: over 1,000 episodes a share is only known to within about 0.03, so
# the two are equal as far as this test can tell. Even the best policy loses one game in four. That
# is the ice, not the agent.
#
# ## What it has learned
#
# The arrow is the best action of a cell, the number its value: with a discount of 0.99 roughly the
# chance to win from there, a little less for every step it takes.

# %%
def picture(axis, table, title):
    axis.set(xlim=(0, 4), ylim=(4, 0), aspect="equal", title=title)
    axis.axis("off")
    for state, letter in enumerate(MAP):
        y, x = divmod(state, 4)
        value = table[state].max()
        fill = {"H": COLOURS[1], "G": COLOURS[2]}.get(letter, COLOURS[0])
        strength = 0.3 if letter in "HG" else 0.5 * value
        axis.fill([x, x + 1, x + 1, x], [y, y, y + 1, y + 1], facecolor=fill,
                  alpha=strength, linewidth=0)
        axis.plot([x, x + 1, x + 1, x, x], [y, y, y + 1, y + 1, y], color=INK,
                  linewidth=0.8)
        if letter in "HG":
            axis.text(x + 0.5, y + 0.5, {"H": "hole", "G": "goal"}[letter],
                      ha="center", va="center")
            continue
        axis.text(x + 0.5, y + 0.42, ARROWS[table[state].argmax()],
                  ha="center", va="center", fontsize=15)
        axis.text(x + 0.5, y + 0.82, f"{value:.2f}", ha="center", va="center",
                  fontsize=9)


figure, axes = plt.subplots(1, 2, figsize=(4.8, 2.7), layout="constrained")
picture(axes[0], q, "learned")
picture(axes[1], best, "exact")
show(figure, "The lake twice, with the best action and its value in each cell, as learned and as "
             "computed: the values rise from about 0.5 at the start to nearly 0.9 beside the "
             "goal, and next to a hole most arrows point away from it or into a wall.")
agree = [q[s].argmax() == best[s].argmax() for s, c in enumerate(MAP) if c in "SF"]
print(f"same arrow in {sum(agree)} of {len(agree)} cells")

# %% [markdown]
# The arrows look wrong. In the second row it pushes left, into the wall! But on this ice an arrow
# stands for *three* moves: the one meant and the two to its sides, never the one opposite. Pushing
# into the wall means staying, up or down, and the hole on the right is out of reach. Beside a hole
# the safe arrow points away from it. Only the cell between two holes has no safe arrow; left and
# right are equally good there, so the one arrow that differs is no mistake.
#
# ## Your turn
#
# - Without slipping (`SLIPPERY = False`): which of the four agents fail now? Guess, then try.
# - `GAMMA = 0.5` in the cell of the agent: it wins far less. Does learning fail, or does it want
#   something else now? Run the value iteration again, too, and test its table.
# - `ALPHA = 1`: right without slipping, wrong with it. What does a step of 1 remember?

# %%
SLIPPERY, TIES, SEED = False, "random", 0


def epsilon(episode):
    return 0.0


q, wins, taken = train(epsilon, TIES, SEED, episodes=2000, slippery=SLIPPERY)
print(f"share of wins {success(q, slippery=SLIPPERY):.2f}")
print(f"value of the start {q[0].max():.3f}")

# %% [markdown]
# ## To remember
#
# - On a table of zeros `argmax` is action 0 forever: ties, no reward, no change.
# - Random ties start the agent moving; falling exploration makes it find the better actions too.
# - Learn with exploration, test without, over many episodes and several seeds.
# - Leave out the second term on `terminated`, keep it on `truncated`. On this lake the mistake
#   leaves no trace, since the rows of final cells stay zero; elsewhere it biases the values.
# - Slippery ice turns arrows into gambles: a policy that looks odd can be the best one.
