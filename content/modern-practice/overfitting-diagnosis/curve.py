import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import StratifiedKFold, learning_curve
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

x, y = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
y = np.where(rng.random(len(y)) < 0.15,
             rng.integers(10, size=len(y)), y)
folds = StratifiedKFold(5, shuffle=True, random_state=0)

for name, model in (
        ("too stiff", DecisionTreeClassifier(
            max_depth=3, random_state=0)),
        ("too pliable", SVC(C=10, gamma=0.002)),
        ("in between", SVC(C=1, gamma=0.001))):
    sizes, train, valid = learning_curve(
        model, x, y, cv=folds, train_sizes=[100, 400, 1400],
        shuffle=True, random_state=0)  # the file is not in random order
    print(name)
    for size, a, b in zip(sizes, train.mean(1), valid.mean(1)):
        print(f"  {size:4} examples: train {a:.2f}, validation {b:.2f}")
