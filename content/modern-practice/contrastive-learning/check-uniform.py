import torch
from torch.nn.functional import cross_entropy

for batch in (2, 128):
    same = torch.zeros(batch, batch)  # nothing learnt: all alike
    solved = 20 * torch.eye(batch)  # partners 1, strangers 0, T 0.05
    target = torch.arange(batch)
    print(f"{cross_entropy(same, target):.2f} "
          f"{cross_entropy(solved, target):.2f}")
