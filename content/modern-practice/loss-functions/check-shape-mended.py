import torch

output = torch.tensor([[1.0], [2.0], [3.0]])  # (3, 1)
target = torch.tensor([1.0, 2.0, 3.0])  # (3,)
print(f"{((output[:, 0] - target) ** 2).mean():.3f}")
