import gymnasium as gym
import numpy as np
import torch
from torch.distributions import Bernoulli

rng = np.random.default_rng(0)
env = gym.make("CartPole-v1", max_episode_steps=200)
# Double precision: a rounding error could tip a sampled action.
policy = torch.nn.Linear(4, 1, bias=False, dtype=torch.float64)
torch.nn.init.zeros_(policy.weight)  # both actions equally likely
sgd = torch.optim.SGD(policy.parameters(), 8.0, momentum=0.5)


def episode(seed):
    weights = policy.weight[0].detach().numpy()
    steps, (state, _), done = [], env.reset(seed=seed), False
    while not done:
        p = 1 / (1 + np.exp(-state @ weights))  # of pushing right
        action = int(rng.random() < p)
        after, reward, fell, full, _ = env.step(action)
        steps.append((state, action, reward))
        state, done = after, fell or full
    states, actions, rewards = map(np.array, zip(*steps))
    discounted = rewards * 0.99 ** np.arange(len(rewards))
    to_go = discounted[::-1].cumsum()[::-1]  # from here to the end
    return states, actions, to_go / 0.99 ** np.arange(len(rewards))


for update in range(31):
    played = [episode(10 * update + i) for i in range(10)]
    states, actions, returns = map(np.concatenate, zip(*played))
    if update % 10 == 0:
        length = len(states) / 10
        print(f"update {update:2}: {length:5.1f} steps upright")
    # The mean return as baseline: better than usual, or worse?
    advantage = (returns - returns.mean()) / returns.std()
    logits = policy(torch.tensor(states).double()).squeeze(1)
    chosen = torch.tensor(actions).double()
    log_p = Bernoulli(logits=logits).log_prob(chosen)
    loss = -(log_p * torch.tensor(advantage)).mean()
    sgd.zero_grad(), loss.backward(), sgd.step()
