import gymnasium as gym
import numpy as np

rng = np.random.default_rng(0)
env = gym.make("CartPole-v1")  # +1 for each step the pole is up, to 500


def episode(policy, seed):
    """The loop of agent and environment; returns the sum of rewards."""
    observation, info = env.reset(seed=seed)
    total, terminated, truncated = 0.0, False, False
    while not (terminated or truncated):
        action = policy(observation)
        observation, reward, terminated, truncated, info = env.step(
            action)
        total += reward
    return total


def linear(weights):  # push right if the weighted sum is positive
    return lambda observation: int(observation @ weights > 0)


def score(policy):
    return np.mean([episode(policy, seed) for seed in range(50)])


print(f"random actions:  {score(lambda _: int(rng.integers(2))):.0f}")

# Learning from reward alone: try 30 policies, keep the best 6, repeat.
mean, spread = np.zeros(4), np.ones(4)
for generation in range(8):
    tried = rng.normal(mean, spread, size=(30, 4))
    rewards = [episode(linear(w), 100 + generation) for w in tried]
    best = tried[np.argsort(rewards)[-6:]]
    mean, spread = best.mean(0), best.std(0) + 0.1
    mean_reward = np.mean(rewards)
    print(f"generation {generation}: mean reward {mean_reward:.0f}")
print(f"learned policy:  {score(linear(mean)):.0f}")
