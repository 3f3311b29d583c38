import torch

w = torch.tensor(2.0, requires_grad=True)
(5 * w).backward()
sgd = torch.optim.SGD([w], lr=0.1)
sgd.zero_grad()
(w ** 2).backward()
sgd.step()
print(round(w.item(), 2))
