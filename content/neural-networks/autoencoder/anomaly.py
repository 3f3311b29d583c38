# tolerance: 0.1
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from torch import nn

digits = load_digits()
images = torch.tensor(digits.data / 16).float()
print("Is the error higher for a digit never seen? (ROC area)")
for anomaly, code in ((3, 8), (3, 32), (8, 8), (8, 32)):
    torch.manual_seed(0)
    train, normal = train_test_split(
        images[digits.target != anomaly], random_state=0)
    unseen = images[digits.target == anomaly]
    model = nn.Sequential(
        nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, code),
        nn.Linear(code, 128), nn.ReLU(), nn.Linear(128, 64))
    adam = torch.optim.Adam(model.parameters(), lr=0.003)
    for epoch in range(60):
        for batch in torch.randperm(len(train)).split(64):
            x = train[batch]
            adam.zero_grad()
            nn.functional.mse_loss(model(x), x).backward()
            adam.step()

    @torch.no_grad()
    def error(x):
        return ((model(x) - x) ** 2).mean(dim=1).numpy()

    def auc(odd):
        truth = np.r_[np.zeros(len(normal)), np.ones(len(odd))]
        return roc_auc_score(truth, np.r_[error(normal), error(odd)])

    print(f"digit {anomaly}, code of {code:2}: {auc(unseen):.2f}, "
          f"at half contrast {auc(0.5 * unseen):.2f}")
