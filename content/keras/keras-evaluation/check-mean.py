import numpy as np

first = np.array([1] * 90 + [0] * 10)
second = np.array([1] * 30 + [0] * 20)
accuracy = np.mean([first.mean(), second.mean()])
print(round(accuracy, 2))
