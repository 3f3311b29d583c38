# tolerance: 0.03
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)  # order, dropout
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
x, y = map(torch.tensor, load_digits(return_X_y=True))
x = x.float() / 16
train = DataLoader(TensorDataset(x[:1400], y[:1400]), 64, shuffle=True)
valid = DataLoader(TensorDataset(x[1400:], y[1400:]), 256)
model = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.2),
                      nn.Linear(64, 10)).to(device)
rng = np.random.default_rng(0)  # the same start in every tab
for w in model.parameters():  # stored (out, in): transposed
    w.data[:] = torch.tensor(rng.normal(0, 0.1, w.shape[::-1]).T)
loss_fn = nn.CrossEntropyLoss()  # wants logits and class indices
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3, eps=1e-7)


@torch.inference_mode()  # no graph is recorded
def evaluate():
    model.eval()  # dropout off, running statistics for batch norm
    loss_sum, right = 0.0, 0
    for xb, yb in valid:
        xb, yb = xb.to(device), yb.to(device)
        logits = model(xb)
        loss_sum += loss_fn(logits, yb).item() * len(yb)  # last: fewer
        right += (logits.argmax(1) == yb).sum().item()
    return f"loss {loss_sum / 397:.2f} accuracy {right / 397:.3f}"


print("before:  ", evaluate())
for epoch in range(1, 11):
    model.train()  # again, since evaluate() switched it off
    for xb, yb in train:
        xb, yb = xb.to(device), yb.to(device)
        optimizer.zero_grad()  # gradients would add up
        loss = loss_fn(model(xb), yb)
        loss.backward()
        optimizer.step()
    if epoch % 5 == 0:
        print(f"epoch {epoch:2d}:", evaluate())
