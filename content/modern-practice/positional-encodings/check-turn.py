import numpy as np

x = np.array([1.0, 0.0])
angle = np.pi / 2  # a quarter turn for each position
for position in (0, 1, 2):
    c, s = np.cos(position * angle), np.sin(position * angle)
    print((np.array([[c, -s], [s, c]]) @ x).round(1) + 0.0)
