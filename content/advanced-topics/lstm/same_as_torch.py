import numpy as np
import torch

rng = np.random.default_rng(0)  # the weights and inputs of numpy.py
W, U = rng.normal(0, 0.5, (3, 16)), rng.normal(0, 0.5, (4, 16))
b = np.zeros(16)
b[4:8] = 1
x = torch.tensor(rng.normal(0, 1, (3, 3)))

cell = torch.nn.LSTMCell(3, 4, dtype=torch.float64)
with torch.no_grad():  # PyTorch stores the transposes, and two biases
    cell.weight_ih.copy_(torch.tensor(W.T))
    cell.weight_hh.copy_(torch.tensor(U.T))
    cell.bias_ih.copy_(torch.tensor(b))
    cell.bias_hh.zero_()
    h = c = torch.zeros(4, dtype=torch.float64)
    for x_t in x:
        h, c = cell(x_t, (h, c))
print("output h", h.numpy().round(4))
