import torch

logits = torch.zeros(4, 10)  # an output that knows nothing yet
target = torch.tensor([3, 1, 4, 1])
loss = torch.nn.functional.cross_entropy(logits, target)
print(f"{loss.item():.3f}")
