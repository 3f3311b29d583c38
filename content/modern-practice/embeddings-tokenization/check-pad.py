import torch

torch.manual_seed(0)
table = torch.nn.Embedding(5, 3)  # 0 is the padding
batch = torch.tensor([[1, 2, 0, 0]])
mean = table(batch).mean(dim=1)
alone = table(torch.tensor([[1, 2]])).mean(dim=1)
print("padding changes nothing:", torch.allclose(mean, alone))
