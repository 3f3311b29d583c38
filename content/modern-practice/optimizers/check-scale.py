import torch

for factor in (1.0, 1000.0):
    w = torch.tensor([1.0], requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=0.1)
    (factor * w**2).sum().backward()
    optimizer.step()
    print(f"{w.item():.2f}")
