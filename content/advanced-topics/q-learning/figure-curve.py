# tolerance: 12
import gymnasium as gym
import numpy as np
from guide.chart import BLUE, ORANGE, canvas, save

env = gym.make("FrozenLake-v1")


def train(epsilon_of, seed):
    rng, q, wins = np.random.default_rng(seed), np.zeros((16, 4)), []
    env.reset(seed=seed)
    for episode in range(5000):
        (state, _), done = env.reset(), False
        while not done:
            if rng.random() < epsilon_of(episode):
                action = int(rng.integers(4))
            else:
                best = np.flatnonzero(q[state] == q[state].max())
                action = int(rng.choice(best))
            after, reward, ended, cut, _ = env.step(action)
            target = reward + 0.99 * q[after].max() * (not ended)
            q[state, action] += 0.1 * (target - q[state, action])
            state, done = after, ended or cut
        wins.append(reward)
    return np.reshape(wins, (20, 250)).mean(1)


figure, axes = canvas(height=2.8)
x = 125 + 250 * np.arange(20)
for name, rule, color, style in (
        ("exploration falls, 1 to 0.02",
         lambda e: max(0.02, 1 - e / 4000), BLUE, "-"),
        ("no exploration", lambda e: 0, ORANGE, "--")):
    curves = np.array([train(rule, seed) for seed in range(5)])
    axes.plot(x, curves.mean(0), style, color=color, label=name)
    axes.fill_between(x, curves.min(0), curves.max(0), color=color,
                      alpha=0.15, linewidth=0)
axes.set(xlabel="training episode", ylabel="share of wins",
         ylim=(0, 0.9))
axes.legend(loc="upper left")
save(figure, "figure-curve.svg")
