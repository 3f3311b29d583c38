import numpy as np

reward, done = np.array([0.0, 1.0]), np.array([0, 1])
best_next, gamma = np.array([2.0, 5.0]), 0.9
target = reward + gamma * best_next
print(target)
