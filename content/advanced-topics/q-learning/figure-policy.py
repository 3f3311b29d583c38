# tolerance: 6
import gymnasium as gym
import numpy as np
from guide.chart import (BLUE_TINT, GREEN_TINT, INK, ORANGE_TINT, PAPER,
                         canvas, save)

env = gym.make("FrozenLake-v1")
rng, q = np.random.default_rng(0), np.zeros((16, 4))
env.reset(seed=0)
for episode in range(20_000):
    (state, _), done = env.reset(), False
    while not done:
        explore = rng.random() < max(0.05, 1 - episode / 10_000)
        action = int(rng.integers(4) if explore else q[state].argmax())
        after, reward, ended, cut, _ = env.step(action)
        target = reward + 0.99 * q[after].max() * (not ended)
        step = 0.1 if episode < 12_000 else 0.01
        q[state, action] += step * (target - q[state, action])
        state, done = after, ended or cut

figure, axes = canvas(width=3.4, height=3.4)
axes.set(xlim=(0, 4), ylim=(4, 0), aspect="equal")
axes.axis("off")
fills = {"S": BLUE_TINT, "F": PAPER, "H": ORANGE_TINT, "G": GREEN_TINT}
for state, letter in enumerate("SFFFFHFHFFFHHFFG"):
    y, x = divmod(state, 4)
    axes.fill([x, x + 1, x + 1, x], [y, y, y + 1, y + 1],
              fc=fills[letter], ec=INK, ls="-")
    if letter in "HG":
        name = "hole" if letter == "H" else "goal"
        axes.text(x + 0.5, y + 0.5, name, ha="center", va="center")
        continue
    axes.text(x + 0.5, y + 0.4, "←↓→↑"[q[state].argmax()],
              ha="center", va="center", fontsize=16)
    axes.text(x + 0.5, y + 0.8, f"{q[state].max():.2f}", ha="center",
              va="center")
save(figure, "figure-policy.svg")
