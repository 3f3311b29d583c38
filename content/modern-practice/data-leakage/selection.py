import numpy as np
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

leaky, honest, truth = [], [], []
for seed in range(10):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(100, 2000))
    y = rng.integers(2, size=100)  # coin flips: the truth is 0.5

    # Wrong: the labels of all rows choose the features.
    chosen = SelectKBest(f_classif, k=20).fit_transform(x, y)
    model = make_pipeline(StandardScaler(), LogisticRegression())
    leaky.append(cross_val_score(model, chosen, y, cv=5).mean())

    # Right: whatever is fitted stands in the pipeline.
    model = make_pipeline(
        SelectKBest(f_classif, k=20), StandardScaler(),
        LogisticRegression())
    honest.append(cross_val_score(model, x, y, cv=5).mean())

    model.fit(x, y)
    new = rng.normal(size=(2000, 2000))
    truth.append(model.score(new, rng.integers(2, size=2000)))

for name, scores in (("selected first", leaky), ("in pipeline", honest),
                     ("new data", truth)):
    print(f"{name:15} {np.mean(scores):.2f} "
          f"(10 data sets, {min(scores):.2f} to {max(scores):.2f})")
