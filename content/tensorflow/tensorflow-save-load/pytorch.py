import os
import tempfile

import torch

os.chdir(tempfile.mkdtemp())
torch.manual_seed(0)
x = torch.randn(64, 3)
y = x.sum(dim=1, keepdim=True)


def train(model, optimizer, steps):
    for _ in range(steps):
        optimizer.zero_grad()
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        optimizer.step()
    return loss.item()


model = torch.nn.Linear(3, 1)
optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
train(model, optimizer, 5)
torch.save({"model": model.state_dict(),
            "optimizer": optimizer.state_dict()}, "checkpoint.pt")
saved = torch.load("checkpoint.pt", map_location="cpu")
resumed = torch.nn.Linear(3, 1)
resumed.load_state_dict(saved["model"])
with_state = torch.optim.Adam(resumed.parameters(), lr=0.1)
with_state.load_state_dict(saved["optimizer"])
print("same output:", torch.equal(resumed(x), model(x)))
print(f"loss 5 steps later: {train(model, optimizer, 5):.4f}")
print(f"resumed:            {train(resumed, with_state, 5):.4f}")
torch.save(model, "whole.pt")  # a pickle of the object
try:
    torch.load("whole.pt")
except Exception as error:
    print("whole object:", type(error).__name__)

# A graph: no class needed to load it; any number of rows.
program = torch.export.export(
    model, (x,), dynamic_shapes=({0: torch.export.Dim("rows")},))
torch.export.save(program, "model.pt2")
loaded = torch.export.load("model.pt2").module()
print("exported, same:", torch.allclose(loaded(x[:5]), model(x[:5])))
