import numpy as np
import torch
from torch import nn

# One formula for the weights, the same in all three tabs.
def dense(rows, columns):
    grid = np.sin(np.arange(rows * columns)).reshape(rows, columns)
    layer = nn.Linear(rows, columns)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(grid.T))
        layer.bias.zero_()
    return layer

x = torch.tensor([[1.0, 2.0, 3.0, 4.0]])
y = torch.tensor([[4.0, 3.0, 2.0, 1.0]])

# nn.Sequential is the chain.
encoder = nn.Sequential(dense(4, 3), nn.Tanh())
chain = nn.Sequential(*encoder, dense(3, 1))
print(f"chain:   {chain(x).item():.4f}")

# Beyond a chain there is no functional API: `forward` is Python.
class Siamese(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = encoder  # held once ...
        self.head = dense(3, 1)

    def forward(self, left, right):
        a, b = self.encoder(left), self.encoder(right)  # called twice
        return self.head((a - b).abs())

siamese = Siamese()
print(f"siamese: {siamese(x, y).item():.4f}")
print(f"swapped: {siamese(y, x).item():.4f}")
count = sum(p.numel() for p in siamese.parameters())
print("parameters:", count, "(encoder counted once)")
features = siamese.encoder(x)[0].detach().numpy()
print("features:", features.round(4))
