# tolerance: 0.05
import numpy as np
import torch
from torch import nn

torch.manual_seed(0)


def data(n, steps, seed):  # rare events -1, 1 among zeros
    rng = np.random.default_rng(seed)
    x = rng.choice([-1, 0, 1], (n, steps), p=[0.1, 0.8, 0.1])
    y = x @ 2.0 ** np.arange(steps) > 0  # was the last event 1?
    x, y = torch.tensor(x[..., None]), torch.tensor(y[:, None])
    return x.float(), y.float()


class LastState(nn.Module):
    def forward(self, pair):  # nn.RNN returns (outputs, last states)
        return pair[1][-1]


feedforward = nn.Sequential(  # the length is part of the model
    nn.Flatten(), nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 1))
recurrent = nn.Sequential(  # any length
    nn.RNN(1, 16, batch_first=True), LastState(), nn.Linear(16, 1))
cross_entropy = nn.BCEWithLogitsLoss()
x, y = data(1000, 10, seed=0)
for model in feedforward, recurrent:
    adam = torch.optim.Adam(model.parameters(), lr=0.01)
    before = ((model(x) > 0) == (y > 0)).float().mean()
    for _ in range(300):  # full batch
        loss = cross_entropy(model(x), y)
        adam.zero_grad()
        loss.backward()
        adam.step()
    print("feedforward" if model is feedforward else "recurrent")
    for steps in 10, 40:
        test, label = data(1000, steps, seed=1)
        try:
            right = (model(test) > 0) == (label > 0)
            after = f"{right.float().mean():.2f}"
        except RuntimeError:
            after = "error, the sizes do not match"
        print(f"  {steps} steps, before {before:.2f}, after {after}")
