import torch
from torch.nn.functional import cross_entropy

logits, label = torch.tensor([[10.0, 0.0]]), torch.tensor([0])
loss = cross_entropy(logits, label)
print(f"{loss.item():.2f}")
