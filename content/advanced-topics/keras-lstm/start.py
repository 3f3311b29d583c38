# tolerance: 0.1
import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(0)
torch.set_default_dtype(torch.float64)  # training magnifies rounding
x = torch.tensor(rng.normal(size=(3000, 20, 2)))
x[:, :, 1] = torch.arange(20) == 3
y = (x[:, 3, :1] > 0) * 1.0  # the task of the tabs


def accuracy_after_training(seed, start):
    torch.manual_seed(seed)
    lstm, head = nn.LSTM(2, 32, batch_first=True), nn.Linear(32, 1)
    if start == "as Keras":
        nn.init.xavier_uniform_(lstm.weight_ih_l0)
        nn.init.orthogonal_(lstm.weight_hh_l0)
        nn.init.zeros_(lstm.bias_hh_l0)
        nn.init.zeros_(lstm.bias_ih_l0)
        nn.init.ones_(lstm.bias_ih_l0[32:64])
    weights = [*lstm.parameters(), *head.parameters()]
    adam = torch.optim.Adam(weights, 0.01)
    for _ in range(15):
        for rows in torch.randperm(2500).split(100):
            logits = head(lstm(x[rows])[0][:, -1])
            loss = nn.functional.binary_cross_entropy_with_logits(
                logits, y[rows])
            adam.zero_grad(), loss.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            adam.step()
    with torch.no_grad():
        logits = head(lstm(x[2500:])[0][:, -1])
        return ((logits > 0) == y[2500:]).double().mean().item()


for start in ("default", "as Keras"):
    found = [accuracy_after_training(seed, start) for seed in range(3)]
    print(f"{start:8} {np.median(found):.2f}, median of three seeds")
