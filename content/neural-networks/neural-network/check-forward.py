import numpy as np

x = np.array([1.0, -2.0])
hidden = np.maximum(0, x @ np.array([[1.0, -1.0], [1.0, -1.0]]))
print(hidden, hidden @ np.array([2.0, -1.0]))
