# tolerance: 12
import gymnasium as gym
import numpy as np
from guide.chart import BLUE, ORANGE, canvas, save

env = gym.make("CartPole-v1", max_episode_steps=200)


def episode(weights, seed, rng):
    slopes, rewards, done = [], [], False
    state, _ = env.reset(seed=seed)
    while not done:
        p = 1 / (1 + np.exp(-state @ weights))
        action = int(rng.random() < p)
        slopes.append((action - p) * state)  # gradient of log p(action)
        state, reward, fell, full, _ = env.step(action)
        rewards, done = [*rewards, reward], fell or full
    total = 0.0
    to_go = [total := r + 0.99 * total for r in rewards[::-1]]
    return np.array(slopes), np.array(to_go[::-1])


def curve(seed, baseline):
    rng, weights, lengths = np.random.default_rng(seed), np.zeros(4), []
    for update in range(31):
        played = [episode(weights, 10 * update + i, rng)
                  for i in range(10)]
        slopes, returns = map(np.concatenate, zip(*played))
        lengths.append(len(slopes) / 10)
        returns -= returns.mean() if baseline else 0
        gradient = (slopes * returns[:, None]).mean(0)
        weights += 0.25 * gradient / np.linalg.norm(gradient)
    return lengths


figure, axes = canvas()
for baseline, color in ((True, BLUE), (False, ORANGE)):
    curves = np.array([curve(seed, baseline) for seed in range(5)])
    axes.plot(curves.mean(0), "-" if baseline else "--", color=color,
              label="with baseline" if baseline else "without")
    axes.fill_between(range(31), curves.min(0), curves.max(0),
                      color=color, alpha=0.15, linewidth=0)
axes.set(xlabel="update (10 episodes each)", ylabel="steps upright")
axes.legend()
save(figure)
