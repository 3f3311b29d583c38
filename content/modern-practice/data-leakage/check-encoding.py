import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(0)
shop = rng.integers(800, size=2000)  # 800 shops, few rows each
y = rng.integers(2, size=2000)  # bought? pure chance

rows = np.bincount(shop, minlength=800)
mean = np.bincount(shop, y, 800) / np.maximum(rows, 1)
x = mean[shop, None]  # the shop's share of buyers
x, x_test, y, y_test = train_test_split(x, y, random_state=0)

model = LogisticRegression().fit(x, y)
print(f"accuracy {model.score(x_test, y_test):.2f}")
