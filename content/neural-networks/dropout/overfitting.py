# tolerance: 0.05
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn

x, y = load_digits(return_X_y=True)
parts = train_test_split(x / 16, y, train_size=300, random_state=0)
x, x_test, y, y_test = (torch.tensor(part) for part in parts)
x, x_test = x.float(), x_test.float()
cross_entropy = nn.CrossEntropyLoss()


def measure(model):
    model.eval()
    with torch.no_grad():
        out = model(x_test)
        train_loss = cross_entropy(model(x), y).item()
        test_loss = cross_entropy(out, y_test).item()
        accuracy = (out.argmax(1) == y_test).float().mean().item()
    model.train()
    return (f"loss train {train_loss:.3f}, test {test_loss:.3f}, "
            f"accuracy {accuracy:.3f}")


for rate in (0.0, 0.5, 0.9):
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Linear(64, 256), nn.ReLU(), nn.Dropout(rate),
        nn.Linear(256, 256), nn.ReLU(), nn.Dropout(rate),
        nn.Linear(256, 10))
    adam = torch.optim.Adam(model.parameters(), lr=0.001)
    print(f"rate {rate}\n  before: {measure(model)}")
    for epoch in range(200):
        for batch in torch.randperm(300).split(50):
            adam.zero_grad()
            cross_entropy(model(x[batch]), y[batch]).backward()
            adam.step()
    print(f"  after : {measure(model)}")
