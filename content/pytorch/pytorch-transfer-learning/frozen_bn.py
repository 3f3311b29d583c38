import torch
from torch import nn

torch.manual_seed(0)
body = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3))
head = nn.Linear(3, 2)
body.requires_grad_(False)  # "all pre-trained weights are frozen"
optimizer = torch.optim.SGD(head.parameters(), lr=0.1)
probe, data = torch.randn(5, 4), 3 + 2 * torch.randn(64, 4)


def train_head():
    before = body[1].running_mean.clone()
    body_was, features = body.training, body.eval()(probe)
    body.train(body_was)
    for _ in range(20):
        loss = head(body(data)).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    moved = (body[1].running_mean - before).abs().max().item()
    body.eval()
    changed = (body(probe) - features).abs().max().item()
    print(f"running mean moved by {moved:.2f}, "
          f"features changed by {changed:.2f}")


body.train()
print("body.train():", end=" ")
train_head()
print("body.eval(): ", end=" ")
train_head()

# train() is recursive: model.train() undoes body.eval().
model = nn.Sequential(body.eval(), head)
model.train()
print("body.training after model.train():", body.training)
