import numpy as np

# Two actions, both played half the time. Right pays 1 more than left.
rng = np.random.default_rng(0)
action = rng.integers(2, size=100_000)
reward = 10 + action + rng.normal(0, 1, size=100_000)
slope = action - 0.5  # d log p(action) / d logit
for name, baseline in (("none", 0.0), ("mean reward", reward.mean())):
    estimate = slope * (reward - baseline)  # one per sample
    print(f"baseline {name:11}: mean {estimate.mean():.2f}, "
          f"variance {estimate.var():5.2f}")
