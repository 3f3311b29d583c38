import numpy as np

# XOR: no straight line separates the ones from the zeros.
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])  # 4 rows, 2 inputs
target = np.array([0, 1, 1, 0])

# Parameters chosen by hand; training would find such values.
W1 = np.array([[1.0, 1.0], [1.0, 1.0]])  # (2 inputs, 2 hidden units)
b1 = np.array([0.0, -1.0])
W2 = np.array([[1.0], [-2.0]])  # (2 hidden units, 1 output)
b2 = np.array([0.0])

# Forward pass: affine map, non-linearity, affine map.
z1 = x @ W1 + b1
h = np.maximum(z1, 0)  # ReLU
y = h @ W2 + b2
print("inputs  hidden      output")
for row, hidden, out in zip(x, h, y):
    print(row, " ", hidden, " ", out)
print("equals XOR:", np.array_equal(y[:, 0], target))
print("parameters:", sum(p.size for p in (W1, b1, W2, b2)))

# Leave the ReLU out and two layers are one affine map.
two_layers = z1 @ W2 + b2
one_layer = x @ (W1 @ W2) + (b1 @ W2 + b2)
print("without ReLU:", two_layers[:, 0])
print("same as one layer:", np.allclose(two_layers, one_layer))

# The best that any affine map can do on XOR, by least squares:
A = np.c_[x, np.ones(4)]
best = A @ np.linalg.lstsq(A, target, rcond=None)[0]
print("best affine fit:", best.round(2))
