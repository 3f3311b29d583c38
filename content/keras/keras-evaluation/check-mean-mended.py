import numpy as np

first = np.array([1] * 90 + [0] * 10)
second = np.array([1] * 30 + [0] * 20)
accuracy = np.average([first.mean(), second.mean()], weights=[100, 50])
print(round(accuracy, 2))
