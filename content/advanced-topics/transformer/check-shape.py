import torch

block = torch.nn.TransformerEncoderLayer(16, nhead=4, batch_first=True)
print(tuple(block(torch.zeros(2, 5, 16)).shape))
