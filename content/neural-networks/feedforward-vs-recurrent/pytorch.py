# tolerance: 0.05
import numpy as np
import torch
from torch import nn


def data(n, steps, seed):  # rare events -1, 1 among zeros
    rng = np.random.default_rng(seed)
    x = rng.choice([-1, 0, 1], (n, steps), p=[0.1, 0.8, 0.1])
    y = x @ 2.0 ** np.arange(steps) > 0  # was the last event 1?
    return [torch.tensor(a[..., None]).float() for a in (x, y)]


class LastState(nn.Module):
    def forward(self, pair):  # nn.RNN returns (outputs, last states)
        return pair[1][-1]


feedforward = nn.Sequential(  # the length is part of the model
    nn.Flatten(), nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 1))
rnn = nn.RNN(1, 16, batch_first=True)  # any length
nn.init.zeros_(rnn.bias_hh_l0).requires_grad_(False)  # one will do
recurrent = nn.Sequential(rnn, LastState(), nn.Linear(16, 1))
cross_entropy = nn.BCEWithLogitsLoss()
x, y = data(1000, 10, seed=0)
rng = np.random.default_rng(0)
for model in feedforward, recurrent:
    weights = [p for p in model.parameters() if p.requires_grad]
    for w in weights:  # the same start in every tab, transposed
        w.data[:] = torch.tensor(rng.normal(0, 0.3, w.shape[::-1]).T)
    adam = torch.optim.Adam(weights, lr=0.01, eps=1e-7)
    before = ((model(x) > 0) == (y > 0)).float().mean()
    for _ in range(300):  # full batch
        loss = cross_entropy(model(x), y)
        adam.zero_grad(), loss.backward(), adam.step()
    print("feedforward" if model is feedforward else "recurrent")
    for steps in 10, 40:
        test, label = data(1000, steps, seed=1)
        try:
            right = (model(test) > 0) == (label > 0)
            after = f"{right.float().mean():.2f}"
        except RuntimeError:
            after = "error, the sizes do not match"
        print(f"  {steps} steps, before {before:.2f}, after {after}")
