import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import recall_score
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(0)
x = rng.normal(size=(2000, 10))  # noise: there is nothing to learn
y = (np.arange(2000) < 100).astype(int)

copies = rng.choice(np.flatnonzero(y), 1800)
x, y = np.vstack([x, x[copies]]), np.append(y, y[copies])
x, x_test, y, y_test = train_test_split(x, y, random_state=0)

forest = RandomForestClassifier(n_estimators=30, random_state=0)
forest.fit(x, y)
print(f"recall {recall_score(y_test, forest.predict(x_test)):.2f}")
