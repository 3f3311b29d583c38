import numpy as np

rng = np.random.default_rng(0)
target = np.array([0.50, 0.25, 0.15, 0.10])  # the large model
draft = np.array([0.40, 0.40, 0.10, 0.10])  # a small, fast one
rest = np.maximum(target - draft, 0)
rest /= rest.sum()


def one_token():
    guess = rng.choice(4, p=draft)
    if rng.random() < target[guess] / draft[guess]:
        return guess, True
    return rng.choice(4, p=rest), False  # not from the target itself!


tokens, accepted = zip(*(one_token() for _ in range(20000)))
print("target ", target)
print("written", (np.bincount(tokens) / 20000).round(2))
print(f"accepted {np.mean(accepted):.2f}, "
      f"theory {np.minimum(target, draft).sum():.2f}")
