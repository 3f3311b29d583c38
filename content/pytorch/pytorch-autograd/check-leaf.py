# expect: RuntimeError
import torch

w = torch.tensor(1.0, requires_grad=True)
(3 * w).backward()
w -= 0.1 * w.grad
print(round(w.item(), 2))
