import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import TargetEncoder

rng = np.random.default_rng(0)
shop = rng.integers(800, size=2000)  # 800 shops, few rows each
y = rng.integers(2, size=2000)  # bought? pure chance

x, x_test, y, y_test = train_test_split(
    shop[:, None], y, random_state=0)

folds = KFold(5, shuffle=True, random_state=0)
model = make_pipeline(TargetEncoder(cv=folds),
                      LogisticRegression()).fit(x, y)
accuracy = model.score(x_test, y_test)
print(f"accuracy {accuracy:.2f}")
assert abs(accuracy - 0.5) < 0.05
