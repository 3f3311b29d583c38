import torch

w = torch.tensor(1.0, requires_grad=True)
(3 * w).backward()
with torch.no_grad():
    w -= 0.1 * w.grad
print(round(w.item(), 2))
