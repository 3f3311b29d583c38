import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(0)
x = torch.tensor(rng.normal(size=(20, 3)), dtype=torch.float32)
y = x @ torch.tensor([[1.0], [-2.0], [3.0]])


def make():  # classes and settings live in code, not in the file
    model = nn.Linear(3, 1)
    for parameter in model.parameters():
        nn.init.zeros_(parameter)
    return model, torch.optim.SGD(model.parameters(), 5e-3, 0.9)


def train(model, optimizer, steps):
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
    return f"{loss.item():.4f}"


model, optimizer = make()
print("loss after 10 steps:", train(model, optimizer, 10))
state = {"model": model.state_dict(), "step": 10,
         "optimizer": optimizer.state_dict()}
torch.save(state, "checkpoint.pt")
print("not interrupted, 20:", train(model, optimizer, 10))

# map_location: a file from a GPU machine loads where there is none.
# weights_only=True is the default since 2.6.
state = torch.load("checkpoint.pt", map_location="cpu")
model, optimizer = make()
print(model.load_state_dict(state["model"]))
optimizer.load_state_dict(state["optimizer"])
model.eval()  # before inference: dropout, batch norm
print("keys:", *state["model"], "| step:", state["step"])
print("resumed, 20 steps:  ", train(model, optimizer, 10))

model, optimizer = make()
model.load_state_dict(state["model"])
print("weights only, 20:   ", train(model, optimizer, 10))
