# ---
# title: From the table to a network, DQN
# summary: >-
#   A world without cells, where no state comes back. First a table on a grid, then a network with
#   replay buffer and target network; see what it believes about every place, and what happens
#   when one of the two is left out.
# question: q-learning-vs-dqn, q-learning
# tolerance: 0.3
# ---

# %% Set-up: imports, colours, how a plot is shown tags=["setup"]
import copy
import io

import matplotlib.pyplot as plt
import numpy as np
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
# ## A world without cells
#
# A point in a square. It goes left, down, right or up by 0.15, with a little noise; a wall stands
# in the middle, open above. The goal is the lower right corner: reward 1, and the game is over.
# After 40 steps it is cut off. Training games begin anywhere, since a random walk from the far
# corner would hardly ever find the goal; tests begin in the lower left corner, behind the wall.

# %%
STEP, NOISE, LIMIT, GAMMA = 0.15, 0.03, 40, 0.95
MOVES = np.array([[-STEP, 0], [0, -STEP], [STEP, 0], [0, STEP]])


class World:
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def reset(self, anywhere=True):
        self.at = self.rng.uniform(size=2) if anywhere else np.array([0.1, 0.1])
        self.steps = 0
        return self.at

    def step(self, action):
        """Next place, reward, whether the goal is reached, whether time is over."""
        after = np.clip(self.at + MOVES[action] + NOISE * self.rng.normal(size=2), 0, 1)
        through = (self.at[0] < 0.5) != (after[0] < 0.5)
        if not (through and after[1] < 0.6):  # the wall is at 0.5, up to 0.6
            self.at = after
        self.steps += 1
        won = bool(self.at[0] > 0.85 and self.at[1] < 0.15)
        return self.at, float(won), won, self.steps >= LIMIT


def tested(choose, games=50, seed=99):
    """Share of games won, and mean steps of those, by a policy without exploration."""
    world, wins, steps = World(seed), 0, []
    for _ in range(games):
        state, done = world.reset(anywhere=False), False
        while not done:
            state, reward, won, late = world.step(choose(state))
            done = won or late
        wins += won
        steps += [world.steps] * won
    return wins / games, np.mean(steps) if steps else float("nan")


rng = np.random.default_rng(0)
print("random steps: won %.2f" % tested(lambda s: rng.integers(4))[0])

# %% [markdown]
# ## First a table after all
#
# Cut the square into cells and learn one number for each cell and action. All agents here explore
# in the same way: random at first, a tenth of random steps from the third quarter on.

# %%
def epsilon(step, steps):
    return max(0.1, 1 - 1.2 * step / steps)


def learn_table(cells, steps=20_000, rate=0.2, seed=0):
    world, rng = World(seed), np.random.default_rng(seed)
    q = np.zeros((cells, cells, 4))

    def cell(state):
        return tuple(np.minimum((state * cells).astype(int), cells - 1))

    state = cell(world.reset())
    for step in range(steps):
        best = rng.choice(np.flatnonzero(q[state] == q[state].max()))
        action = rng.integers(4) if rng.random() < epsilon(step, steps) else best
        place, reward, won, late = world.step(action)
        after = cell(place)
        target = reward + GAMMA * (not won) * q[after].max()
        q[state][action] += rate * (target - q[state][action])
        state = cell(world.reset()) if won or late else after
    return q, cell


print("cells   numbers   won   steps")
for cells in (4, 8, 16, 32):
    q, cell = learn_table(cells)
    won, steps = tested(lambda s: int(q[cell(s)].argmax()))
    print(f"{cells:2} x {cells:2} {q.size:7} {won:7.2f} {steps:6.1f}")

# %% [markdown]
# With 8 × 8 cells the table is good. Coarser cells blur the wall: a cell is on both sides of it.
# Finer ones need more visits: 4,096 numbers are learned from 20,000 steps, one at a time, and
# each knows nothing of its neighbours. In two dimensions one can still choose; with ten, 8 cells
# each would make a billion.
#
# ## A network in the place of the table
#
# A network takes the place $s$ and gives four values. It is trained on
#
# $$L = \left( r + \gamma \max_{a'} Q_{\text{target}}(s', a') - Q(s, a) \right)^2$$
#
# with the two things that made this work: a **replay buffer**, from which batches of old steps
# are drawn at random, and a **target network**, a copy that is only now and then brought up to
# date. Both can be switched off here.

# %%
def learn_network(replay=True, target=True, steps=8000, seed=0, every=2):
    torch.manual_seed(seed)
    world, rng = World(seed), np.random.default_rng(seed)
    net = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(),
                        nn.Linear(64, 4))
    slow = copy.deepcopy(net)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    memory = np.zeros((steps, 7), np.float32)  # state, action, reward, won, next state
    state, history = world.reset().copy(), []
    for step in range(steps):
        if rng.random() < epsilon(step, steps):
            action = int(rng.integers(4))
        else:
            action = choose(net, state)
        after, reward, won, late = world.step(action)
        memory[step] = (*state, action, reward, won, *after)
        state = (world.reset() if won or late else after).copy()
        if step >= 200 and step % every == 0:
            at = rng.integers(step, size=64) if replay else np.arange(step - 7, step + 1)
            s, (a, r, w), n = memory[at, :2], memory[at, 2:5].T, memory[at, 5:]
            with torch.no_grad():
                future = (slow if target else net)(torch.from_numpy(n)).max(1).values
                goal = torch.from_numpy(r) + GAMMA * (1 - torch.from_numpy(w)) * future
            value = net(torch.from_numpy(s)).gather(1, torch.from_numpy(a).long()[:, None])[:, 0]
            loss = nn.functional.smooth_l1_loss(value, goal)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        if step % 100 == 0:
            slow.load_state_dict(net.state_dict())
        if step % 1000 == 999:
            history.append(tested(lambda s: choose(net, s), games=20)[0])
    return net, history


@torch.no_grad()
def choose(net, state):
    return int(net(torch.tensor(state, dtype=torch.float32)).argmax())


net, history = learn_network()
print("won after 1000, 2000, … steps:", history)
won, steps = tested(lambda s: choose(net, s))
print(f"numbers {sum(w.numel() for w in net.parameters())}, won {won:.2f}, steps {steps:.1f}")

# %% [markdown]
# As good as the best table, from 8,000 steps instead of 20,000, and nobody chose cells. Each step
# teaches the network about all places nearby.
#
# ## What it believes

# %%
grid = np.linspace(0.02, 0.98, 25)
places = np.array([[x, y] for y in grid for x in grid], np.float32)
with torch.no_grad():
    values = net(torch.from_numpy(places))
best, arrows = values.max(1).values.numpy(), values.argmax(1).numpy()
figure, axis = plt.subplots(figsize=(4.2, 3.9), layout="constrained")
half = (grid[1] - grid[0]) / 2
for (x, y), value in zip(places, best):
    axis.fill_between([x - half, x + half], [y - half] * 2, [y + half] * 2, color=COLOURS[0],
                      alpha=float(np.clip(value, 0, 1)) * 0.8, linewidth=0)
some = [i for i in range(len(places)) if (i // 25) % 4 == 2 and (i % 25) % 4 == 2]
axis.quiver(*places[some].T, *(MOVES[arrows[some]] * 0.7).T, color=INK, angles="xy",
            scale_units="xy", scale=1, width=0.007)
axis.plot([0.5, 0.5], [0, 0.6], color=COLOURS[1], linewidth=4)
axis.text(0.93, 0.07, "goal", ha="center", va="center")
axis.text(0.1, 0.1, "start", ha="center", va="bottom")
axis.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
axis.grid(visible=False)
show(figure, "The square with the value that the network gives to each place and its best moves: "
             "it rises smoothly around the end of the wall to the goal, and the arrows lead up, "
             "over the wall, and down to the goal.")
print(f"value at the start {best[np.abs(places - 0.1).sum(1).argmin()]:.2f}; "
      f"{GAMMA} to the power of {steps - 1:.1f} is {GAMMA ** (steps - 1):.2f}")

# %% [markdown]
# The value of a place is roughly $\gamma$ to the power of the steps that are left, and close to
# the wall the network is torn: a hair to the left of it the goal is far, a hair to the right it
# is near, and a network bends only so sharply.
#
# ## Without replay, without target network
#
# Two seeds of each; the share of games won is tested eight times while it learns.

# %%
VARIANTS = {"both": {}, "no target network": {"target": False}, "no replay": {"replay": False}}
figure, axis = plt.subplots(layout="constrained")
for (name, options), style in zip(VARIANTS.items(), STYLES):
    curves = np.array([learn_network(seed=seed, **options)[1] for seed in (1, 2)])
    axis.plot(np.arange(1, 9) * 1000, curves.mean(0), marker="o", label=name, **style)
    print(f"{name:18} seed 1: {curves[0].round(2)}\n{'':18} seed 2: {curves[1].round(2)}")
axis.set(xlabel="steps", ylabel="games won, mean of two seeds", ylim=(-0.03, 1.05))
axis.legend(loc="center right")
show(figure, "Share of games won while learning, mean of two seeds: with both it rises to about "
             "0.9; without the target network it jumps up and down; without replay it stays at "
             "zero.")

# %% [markdown]
# - **Without replay** nothing is learned: eight steps in a row are nearly the same place, and the
#   network forgets all others while it fits them.
# - **Without the target network** it does learn, and loses it again: from 1.00 to 0.00 within a
#   thousand steps for both seeds. The goal moves with every step that is made towards it.
# - **With both** it is steadier, not steady: 0.65 and 0.80 come after 0.95 and 1.00. That is why
#   one keeps the best network seen in tests.
#
# This is a small world and two seeds. On another task the order of the last two may differ; run
# it there.
#
# ## Your turn
#
# - `target = reward + …` in the network: leave out `(1 - won)`. The values then grow beyond 1. Why?
# - A buffer of 200 steps: `rng.integers(max(0, step - 200), step, size=64)`. Does it still learn?
# - Move the wall to 0.3 after training. Table and network are both wrong now; which forgets faster?

# %%
net, history = learn_network(seed=3, steps=4000)
print("half as many steps, won while learning:", history)

# %% [markdown]
# ## To remember
#
# - A table needs states that come back; a network carries over to states that it has never seen.
# - The target network keeps the goal still while one aims; the replay buffer breaks up the order in
#   which steps come and lets each be used many times.
# - The maximum over actions must be computed: discrete actions only, and few of them.
# - Test without exploration, and with several seeds: single runs of the same agent differ widely.
