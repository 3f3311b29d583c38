import torch


def evaluate():
    own = torch.Generator().manual_seed(0)
    return torch.rand(1, generator=own).item()


torch.manual_seed(1)
noise = []
for epoch in range(3):
    noise.append(round(torch.rand(1).item(), 4))
    evaluate()
print("epochs with the same noise:", len(noise) - len(set(noise)))
