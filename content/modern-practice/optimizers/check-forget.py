import torch

w = torch.tensor([1.0], requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
for _ in range(3):
    loss = (w**2).sum()
    loss.backward()
    optimizer.step()
print(f"{w.item():.3f}")
