import gymnasium as gym
import numpy as np

env = gym.make("FrozenLake-v1")  # slippery: 1/3 each way, 2 of 3 astray
rng = np.random.default_rng(0)
q = np.zeros((env.observation_space.n, env.action_space.n))
EPISODES, ALPHA, GAMMA = 5000, 0.1, 0.99


def choose(state, epsilon):
    if rng.random() < epsilon:
        return int(rng.integers(env.action_space.n))  # explore
    best = np.flatnonzero(q[state] == q[state].max())
    return int(rng.choice(best))  # argmax would always take the first


def success(episodes=1000):
    wins = 0.0
    for _ in range(episodes):
        (state, _), done = env.reset(), False
        while not done:
            state, reward, ended, cut, _ = env.step(choose(state, 0))
            done = ended or cut
        wins += reward
    return wins / episodes


env.reset(seed=0)
print(f"success rate before: {success():.2f}")
for episode in range(EPISODES):
    epsilon = max(0.02, 1 - episode / (0.8 * EPISODES))
    (state, _), done = env.reset(), False
    while not done:
        action = choose(state, epsilon)
        after, reward, ended, cut, _ = env.step(action)
        # Only a real end has no future; at a time limit it goes on.
        future = 0.0 if ended else q[after].max()
        target = reward + GAMMA * future
        q[state, action] += ALPHA * (target - q[state, action])
        state, done = after, ended or cut
print(f"success rate after:  {success():.2f}")
