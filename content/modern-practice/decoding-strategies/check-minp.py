import numpy as np

for p in ([0.90, 0.05, 0.03, 0.02], [0.28, 0.26, 0.24, 0.22]):
    p = np.array(p)
    top_k = 2
    min_p = np.sum(p >= 0.1 * p.max())
    top_p = np.sum(np.cumsum(p) - p < 0.8)
    print(top_k, min_p, top_p)
