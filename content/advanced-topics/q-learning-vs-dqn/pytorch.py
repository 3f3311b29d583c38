# tolerance: 0.03
import random

import gymnasium as gym
import torch
from torch import nn

random.seed(0)
torch.manual_seed(0)
env, replay = gym.make("FrozenLake-v1", is_slippery=False), []
# An embedding is a weight matrix times a one-hot state.
online, target = (nn.Sequential(nn.Embedding(16, 64), nn.ReLU(),
                                nn.Linear(64, 4)) for _ in "ot")
adam = torch.optim.Adam(online.parameters(), 1e-3)


def train(s, a, r, s2, end):
    with torch.no_grad():  # no future after a terminal state
        goal = r + 0.95 * target(s2).amax(1) * ~end
    loss = (online(s)[range(64), a] - goal).square().mean()
    adam.zero_grad(), loss.backward(), adam.step()


def run(steps, learn):
    (state, _), wins, episodes = env.reset(seed=0), 0, 0
    for step in range(steps):
        explore = learn and random.random() < max(0.1, 1 - step / 4000)
        greedy = int(online(torch.tensor(state)).argmax())
        action = random.randrange(4) if explore else greedy
        after, reward, end, cut, _ = env.step(action)
        wins, episodes = wins + reward, episodes + (end or cut)
        replay.append((state, action, float(reward), after, end))
        state = env.reset()[0] if end or cut else after
        if learn and step >= 500 and step % 2 == 0:
            train(*map(torch.tensor, zip(*random.sample(replay, 64))))
        if learn and step % 200 == 0:  # the goals stand still between
            target.load_state_dict(online.state_dict())
    return wins / episodes


print(f"success rate before: {run(600, learn=False):.2f}")
run(5000, learn=True)
print(f"success rate after:  {run(600, learn=False):.2f}")
print("Q(start)", online(torch.tensor(0)).detach().numpy().round(2))
