# tolerance: 0.03
import random

import gymnasium as gym
import keras
import numpy as np

keras.utils.set_random_seed(0)  # also Python's and NumPy's
env, replay = gym.make("FrozenLake-v1", is_slippery=False), []
# An embedding is a weight matrix times a one-hot state.
online, target = (keras.Sequential([
    keras.Input((), dtype="int32"), keras.layers.Embedding(16, 64),
    keras.layers.ReLU(), keras.layers.Dense(4)]) for _ in "ot")
online.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse")


def train(s, a, r, s2, end):  # no future after a terminal state
    best, goal = (net.predict_on_batch(x) for net, x in (
        (target, s2), (online, s)))
    goal[range(64), a] = r + 0.95 * best.max(1) * ~end
    online.train_on_batch(s, goal)  # error 0 for actions not taken


def run(steps, learn):
    (state, _), wins, episodes = env.reset(seed=0), 0, 0
    for step in range(steps):
        explore = learn and random.random() < max(0.1, 1 - step / 4000)
        q = online.predict_on_batch(np.array([state]))
        action = random.randrange(4) if explore else int(q.argmax())
        after, reward, end, cut, _ = env.step(action)
        wins, episodes = wins + reward, episodes + (end or cut)
        replay.append((state, action, float(reward), after, end))
        state = env.reset()[0] if end or cut else after
        if learn and step >= 500 and step % 2 == 0:
            train(*map(np.array, zip(*random.sample(replay, 64))))
        if learn and step % 200 == 0:  # the goals stand still between
            target.set_weights(online.get_weights())
    return wins / episodes


print(f"success rate before: {run(600, learn=False):.2f}")
run(5000, learn=True)
print(f"success rate after:  {run(600, learn=False):.2f}")
print("Q(start)", online.predict_on_batch(np.array([0]))[0].round(2))
