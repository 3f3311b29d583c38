import numpy as np

x = np.sin(np.arange(12)).reshape(4, 3)  # 4 examples, 3 features
t = np.cos(np.arange(4)).reshape(4, 1)
W1 = np.sin(np.arange(15) + 1).reshape(3, 5)
W2 = np.cos(np.arange(5) + 1).reshape(5, 1)


def loss_of(W1, W2):
    return np.mean((np.tanh(x @ W1) @ W2 - t) ** 2)


# Forward: keep what the backward pass will need.
h = np.tanh(x @ W1)  # (4, 5)
y = h @ W2  # (4, 1)
loss = np.mean((y - t) ** 2)

# Backward: from the loss to the weights, one local rule per step.
dy = 2 * (y - t) / y.size  # mean of squares
dW2 = h.T @ dy  # matrix product, right factor
dh = dy @ W2.T  # matrix product, left factor
dz = dh * (1 - h**2)  # derivative of tanh
dW1 = x.T @ dz

print(f"loss {loss:.4f}")
print("dW2     ", dW2[:, 0].round(4))
print("dW1[0]  ", dW1[0].round(4))

# Check: central differences, one weight at a time.
numeric = np.zeros_like(W1)
for index in np.ndindex(W1.shape):
    step = np.zeros_like(W1)
    step[index] = 1e-5
    up, down = loss_of(W1 + step, W2), loss_of(W1 - step, W2)
    numeric[index] = (up - down) / 2e-5
error = np.linalg.norm(dW1 - numeric) / np.linalg.norm(dW1)
print("relative error against differences < 1e-8:", error < 1e-8)

# So far no weight has changed. The update is the optimiser's work:
rate = 0.1
after = loss_of(W1 - rate * dW1, W2 - rate * dW2)
print(f"loss after one step {after:.4f}")
