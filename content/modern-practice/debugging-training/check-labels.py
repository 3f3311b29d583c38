# tolerance: 0.05
import torch
from sklearn.datasets import load_digits
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
images, digits = load_digits(return_X_y=True)
x, y = torch.tensor(images / 16).float(), torch.tensor(digits)
x = x[torch.randperm(1797)]
y = y[torch.randperm(1797)]
model = torch.nn.Linear(64, 10)
sgd = torch.optim.SGD(model.parameters(), lr=0.5)
for _ in range(300):
    sgd.zero_grad()
    loss = cross_entropy(model(x[:1400]), y[:1400])
    loss.backward()
    sgd.step()
right = model(x[1400:]).argmax(1) == y[1400:]
print(f"loss {loss.item():.2f}, right {right.float().mean():.2f}")
