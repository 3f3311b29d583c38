# expect: RuntimeError
import torch
from torch import nn

model = nn.Sequential(
    nn.Conv2d(1, 8, 3), nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(8, 16, 3), nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(16 * 7 * 7, 10))
print(model(torch.zeros(2, 1, 28, 28)).shape)
