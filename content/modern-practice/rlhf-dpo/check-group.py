import numpy as np

for rewards in ([1, 0, 0, 1], [1, 1, 1, 1], [0, 0, 0, 1]):
    r = np.array(rewards, float)
    advantage = (r - r.mean()) / (r.std() + 1e-6)
    print(advantage.round(2) + 0.0)
