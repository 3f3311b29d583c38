import numpy as np

rng = np.random.default_rng(0)
x, w1, w2 = (rng.normal(size=(4, 4)) for _ in range(3))
right = np.maximum(x @ w1, 0) @ w2

# Device 0 has two columns of w1 and the same two rows of w2.
out = (np.maximum(x @ w1[:, :2], 0) @ w2[:2]
       + np.maximum(x @ w1[:, 2:], 0) @ w2[2:])  # all-reduce
print("same:", np.allclose(out, right))
