import torch


def evaluate():
    torch.manual_seed(0)  # "so that the result is reproducible"
    return torch.rand(1).item()


torch.manual_seed(1)
noise = []
for epoch in range(3):
    noise.append(round(torch.rand(1).item(), 4))
    evaluate()
print("epochs with the same noise:", len(noise) - len(set(noise)))
