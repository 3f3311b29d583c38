import numpy as np
import torch
from sklearn.metrics import average_precision_score, roc_auc_score
from torch import nn

rng = np.random.default_rng(0)
y = (rng.random(20_000) < 0.02).astype("float32")  # 2 % positive
x = rng.normal(size=(20_000, 2)).astype("float32")
x += 1.5 * y[:, None]  # positives lie further out
x, x_test, y, y_test = x[:10000], x[10000:], y[:10000], y[10000:]
WEIGHT = 49.0  # negatives per positive


def report(name, logit):
    yes, p = logit > 0, 1 / (1 + np.exp(-logit))
    print(f"{name:11} recall {yes[y_test == 1].mean():.3f}, "
          f"precision {y_test[yes].mean() if yes.any() else 0:.3f}, "
          f"accuracy {(yes == y_test).mean():.3f}, "
          f"mean p {p.mean():.3f}")


def train(weight):
    model = nn.Linear(2, 1)
    nn.init.zeros_(model.weight)
    nn.init.zeros_(model.bias)
    loss = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(weight))
    sgd = torch.optim.SGD(model.parameters(), 1.0, momentum=0.9)
    inputs, target = torch.tensor(x), torch.tensor(y)[:, None]
    for _ in range(300):
        sgd.zero_grad()
        loss(model(inputs), target).backward()
        sgd.step()
    with torch.no_grad():
        return model(torch.tensor(x_test)).numpy()[:, 0]


report("before", np.zeros(10_000))
plain, weighted = train(1.0), train(WEIGHT)
report("plain", plain)
report("weighted", weighted)
report("moved", plain + np.log(WEIGHT))  # threshold at p = 1/50
report("corrected", weighted - np.log(WEIGHT))
for name, logit in ("plain", plain), ("weighted", weighted):
    print(f"{name}: ROC AUC {roc_auc_score(y_test, logit):.3f}, average"
          f" precision {average_precision_score(y_test, logit):.3f}")
