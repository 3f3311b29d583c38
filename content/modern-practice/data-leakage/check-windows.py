import numpy as np
from sklearn.model_selection import TimeSeriesSplit

days = np.arange(8)
for train, test in TimeSeriesSplit(n_splits=3, gap=1).split(days):
    print(train, test)
