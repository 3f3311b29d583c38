import numpy as np
from scipy.stats import ks_2samp
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict

rng = np.random.default_rng(0)
SIZE, FEATURES = 3000, 10


def draw(kind, size=SIZE):
    y = rng.random(size) < (0.5 if kind == "label shift" else 0.2)
    x = rng.normal(size=(size, FEATURES))
    x[:, :3] += y[:, None]  # three features know the class
    x[:, 9] += 0.3 * (kind == "unused input")
    x[:, 0] -= 2.0 * (kind == "sensor fault")
    if kind == "new concept":  # the same inputs, other labels
        y ^= rng.random(size) < 0.25
    return x, y.astype(int)


def psi(old, new):  # ten bins, each with a tenth of the old data
    edges = np.quantile(old, np.linspace(0, 1, 11)[1:-1])
    p, q = (np.maximum(1e-4, np.bincount(
        np.searchsorted(edges, part), minlength=10) / len(part))
        for part in (old, new))
    return np.sum((q - p) * np.log(q / p))


model = LogisticRegression().fit(*draw("none", 20_000))
old, _ = draw("none")
domain = np.repeat([0, 1], SIZE)
print("shift       max PSI  KS alarms  score PSI  domain AUC  right")
for kind in ("none", "unused input", "sensor fault", "label shift",
             "new concept"):
    x, y = draw(kind)
    drift = max(psi(a, b) for a, b in zip(old.T, x.T))
    alarms = np.sum(ks_2samp(old, x).pvalue < 0.01 / FEATURES)
    score = psi(*map(model.decision_function, (old, x)))
    guess = cross_val_predict(
        LogisticRegression(), np.vstack([old, x]), domain, cv=5,
        method="decision_function")
    auc, right = roc_auc_score(domain, guess), model.score(x, y)
    print(f"{kind:12}{drift:7.2f}{alarms:11d}{score:11.2f}"
          f"{auc:12.2f}{right:7.2f}")
