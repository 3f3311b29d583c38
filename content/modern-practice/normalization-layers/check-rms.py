import numpy as np

x = np.array([3.0, 4.0, 0.0, 0.0])
rms = np.sqrt((x**2).mean())
print(rms, x / rms)
