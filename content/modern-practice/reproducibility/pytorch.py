import random

import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset


def seed_everything(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)  # CPU and all GPUs
    torch.use_deterministic_algorithms(True)  # raise if there is none


def train(seed, draw_first=False):
    seed_everything(seed)
    if draw_first:  # somebody adds a line that uses the generator
        torch.rand(1)
    x = torch.linspace(-1, 1, 64)[:, None]
    model = torch.nn.Sequential(
        torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))
    # The loader has a generator of its own: what else draws random
    # numbers does not change the order of the data.
    data = DataLoader(TensorDataset(x, x**2), 16, shuffle=True,
                      generator=torch.Generator().manual_seed(seed))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(20):
        for xb, yb in data:
            optimizer.zero_grad()
            torch.nn.functional.mse_loss(model(xb), yb).backward()
            optimizer.step()
    weights = torch.nn.utils.parameters_to_vector(model.parameters())
    return weights.detach().numpy().tobytes()


print("same seed, same bytes:", train(0) == train(0))
print("other seed, same bytes:", train(0) == train(1))
print("one draw more, same bytes:", train(0) == train(0, True))
