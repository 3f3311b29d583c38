import numpy as np

w = np.array([0.5, -1.27, 0.004])
scale = np.abs(w).max() / 127
print(np.round(w / scale).astype(int))
