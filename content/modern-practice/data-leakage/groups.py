import numpy as np
from sklearn.model_selection import (
    GroupKFold, KFold, TimeSeriesSplit, cross_val_score)
from sklearn.neighbors import KNeighborsClassifier

model = KNeighborsClassifier(3)


def patients(rng, count):  # 10 scans each; features tell who it is,
    who = np.repeat(np.arange(count), 10)  # and little of the illness
    ill = rng.integers(2, size=count)
    face = rng.normal(size=(count, 8)) + 0.6 * ill[:, None]
    scan = face[who] + 0.3 * rng.normal(size=(len(who), 8))
    return scan, ill[who], who


def days(rng, count):  # slow features, slow label, no relation at all
    steps = rng.normal(size=(count, 5))
    for t in range(1, count):
        steps[t] += 0.99 * steps[t - 1]
    return steps[:, :4], (steps[:, 4] > 0).astype(int)


mixed, apart = KFold(5, shuffle=True, random_state=0), GroupKFold(5)
table = {"patients": [], "days": []}
for seed in range(10):
    rng = np.random.default_rng(seed)
    x, y, who = patients(rng, 60)
    x_new, y_new, _ = patients(rng, 200)
    table["patients"].append([
        cross_val_score(model, x, y, cv=mixed).mean(),
        cross_val_score(model, x, y, cv=apart, groups=who).mean(),
        model.fit(x, y).score(x_new, y_new)])

    x, y = days(rng, 2000)
    x, x_new, y, y_new = x[:1000], x[1000:], y[:1000], y[1000:]
    late = TimeSeriesSplit(5, gap=50)
    table["days"].append([
        cross_val_score(model, x, y, cv=mixed).mean(),
        cross_val_score(model, x, y, cv=late).mean(),
        model.fit(x, y).score(x_new, y_new)])
for name, rows in table.items():
    random, in_use, new = np.mean(rows, axis=0)
    print(f"{name:9}rows at random {random:.2f}, split as in use "
          f"{in_use:.2f}, new data {new:.2f}")
