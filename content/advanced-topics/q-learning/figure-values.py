import gymnasium as gym
import numpy as np
from guide.chart import (GREEN, INK, ORANGE_TINT, PAPER, RULE, canvas,
                         save)

env = gym.make("FrozenLake-v1", is_slippery=False)  # firm ice
rng, q = np.random.default_rng(0), np.zeros((16, 4))
env.reset(seed=0)
for episode in range(1000):
    (state, _), done = env.reset(), False
    while not done:
        best = np.flatnonzero(q[state] == q[state].max())
        any_or_best = 4 if rng.random() < 0.3 else best
        action = int(rng.choice(any_or_best))
        after, reward, ended, cut, _ = env.step(action)
        target = reward + 0.9 * q[after].max() * (not ended)
        q[state, action] += 0.5 * (target - q[state, action])
        state, done = after, ended or cut

figure, axes = canvas(width=3.6, height=3.6)
axes.set(xlim=(0, 4), ylim=(4, 0), aspect="equal")
axes.axis("off")
corners = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
towards = [(-1, 0), (0, 1), (1, 0), (0, -1)]  # left, down, right, up
for state, letter in enumerate("SFFFFHFHFFFHHFFG"):
    y, x = divmod(state, 4)
    if letter in "HG":
        name, ink, fill = (("hole", INK, ORANGE_TINT) if letter == "H"
                           else ("goal", PAPER, GREEN))
        axes.fill([x, x + 1, x + 1, x], [y, y, y + 1, y + 1], fc=fill,
                  ec=RULE, ls="-", lw=0.6)
        axes.text(x + 0.5, y + 0.5, name, ha="center", va="center",
                  color=ink)
        continue
    for action, (right, down) in enumerate(towards):
        (a, b), (c, d) = corners[action], corners[action + 1]
        three = [x + 0.5, x + a, x + c], [y + 0.5, y + b, y + d]
        value = q[state, action]
        axes.fill(*three, fc=PAPER, ec=RULE, ls="-", lw=0.6)
        axes.fill(*three, GREEN, alpha=0.62 * value, lw=0)
        axes.text(x + 0.5 + 0.33 * right, y + 0.5 + 0.36 * down,
                  f"{value:.2f}".lstrip("0"), ha="center", va="center",
                  fontsize=8,
                  weight="bold" if value == q[state].max() else None)
save(figure, "figure-values.svg")
