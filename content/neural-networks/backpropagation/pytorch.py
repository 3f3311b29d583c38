import numpy as np
import torch

x = torch.tensor(np.sin(np.arange(12)).reshape(4, 3))
t = torch.tensor(np.cos(np.arange(4)).reshape(4, 1))
W1 = torch.tensor(np.sin(np.arange(15) + 1).reshape(3, 5))
W2 = torch.tensor(np.cos(np.arange(5) + 1).reshape(5, 1))
W1.requires_grad_()  # from here on operations with W1 are recorded
W2.requires_grad_()


def loss_of():
    return ((torch.tanh(x @ W1) @ W2 - t) ** 2).mean()


loss = loss_of()
loss.backward()  # adds the gradients to W1.grad and W2.grad

print(f"loss {loss:.4f}")
print("dW2     ", W2.grad[:, 0].numpy().round(4))
print("dW1[0]  ", W1.grad[0].numpy().round(4))

# backward() changed no weight. The update is a separate act:
print(f"loss after backpropagation {loss_of():.4f}")
torch.optim.SGD([W1, W2], lr=0.1).step()
print(f"loss after one step {loss_of():.4f}")
