import numpy as np
import torch

rng = np.random.default_rng(0)
table = torch.nn.Embedding(10, 4)
with torch.no_grad():
    table.weight.copy_(torch.tensor(rng.normal(size=(10, 4))))
tokens = torch.tensor([[1, 5, 5], [2, 0, 1]])

vectors = table(tokens)
print("shape:", tuple(vectors.shape))
print("row of token 5:", vectors[0, 1].detach().numpy().round(4))

# Looking up is a product with one-hot rows, without the product.
one_hot = torch.nn.functional.one_hot(tokens, 10).float()
same = torch.allclose(one_hot @ table.weight, vectors)
print("same as one-hot:", same)

# The gradient reaches only the rows that were looked up, and adds up.
vectors.sum().backward()
counts = table.weight.grad[:, 0]
print("gradient by row:", counts.numpy().astype(int))

unit = torch.nn.functional.normalize(table.weight, dim=1)
cosines = (unit @ unit[5]).detach().numpy()
print("nearest to 5:", cosines.argsort()[::-1][1],
      f"{np.sort(cosines)[-2]:.4f}")
