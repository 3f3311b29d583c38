import gymnasium as gym
import numpy as np

env = gym.make("FrozenLake-v1")
q = np.zeros((16, 4))
try:  # 1. reset() returns (observation, info) now
    state = env.reset(seed=0)
    np.argmax(q[state])
except IndexError as error:
    print("IndexError:", str(error).split(" and ")[0])
state, info = env.reset(seed=0)
try:  # 2. step() returns five values now
    state, reward, done, info = env.step(0)
except ValueError as error:
    print("ValueError:", error)

# 3. With the API repaired, argmax of a zero table is always action 0.
wins, actions = 0.0, set()
for _ in range(2000):
    (state, _), done = env.reset(), False
    while not done:
        action = int(np.argmax(q[state]))
        actions.add(action)
        after, reward, ended, cut, _ = env.step(action)
        target = reward + 0.99 * q[after].max() * (not ended)
        q[state, action] += 0.1 * (target - q[state, action])
        state, done = after, ended or cut
    wins += reward
print(f"2000 episodes: {wins:.0f} wins, actions {actions}, "
      f"largest Q {q.max()}")
