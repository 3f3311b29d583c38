import gymnasium as gym
import numpy as np

env = gym.make("FrozenLake-v1")
env.reset(seed=0)
q, episodes, steps, after_end = np.zeros((16, 4)), 0, 0, 0
for episode in range(100):
    state, _ = env.reset()
    episodes, ended = episodes + 1, False
    for _ in range(100):
        after_end += ended  # the episode is over, stepping goes on
        action = int(q[state].argmax())
        after, reward, done, cut, _ = env.step(action)
        target = reward + 0.99 * q[after].max()
        q[state, action] += 0.1 * (target - q[state, action])
        state, steps, ended = after, steps + 1, ended or done
    if done:  # belongs one level further in
        break  # and so it leaves the loop over the episodes
print(f"{episodes} of 100 episodes, {steps} steps, "
      f"{after_end} of them after the end")
