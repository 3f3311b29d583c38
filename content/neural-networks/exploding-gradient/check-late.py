import torch

w = torch.nn.Parameter(torch.tensor([3.0, 4.0]))
sgd = torch.optim.SGD([w], lr=1.0)
(100 * w).sum().backward()
sgd.step()
torch.nn.utils.clip_grad_norm_([w], 1.0)
print(w.detach().numpy().round(2))
