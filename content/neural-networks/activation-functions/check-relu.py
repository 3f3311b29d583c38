import numpy as np

x = np.array([-3.0, 0.0, 2.0])
print(np.maximum(0, x), np.maximum(0.1 * x, x))
