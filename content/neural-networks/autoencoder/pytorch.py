# tolerance: 0.05
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from torch import nn
from torch.nn.functional import mse_loss

images = torch.tensor(load_digits().data).float() / 16  # (1797, 64)
train, test = train_test_split(images, random_state=0)

autoencoder = nn.Sequential(
    nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 2),  # to the code
    nn.Linear(2, 128), nn.ReLU(), nn.Linear(128, 64))
rng = np.random.default_rng(0)  # the same start in every tab
for layer in (autoencoder[i] for i in (0, 2, 3, 5)):
    shape = layer.weight.T.shape
    start = rng.normal(0, (2 / shape[0]) ** 0.5, shape).T
    layer.weight.data = torch.tensor(start).float()
    nn.init.zeros_(layer.bias)


@torch.no_grad()
def explained(output):
    """Share of the test images' variance that is reconstructed."""
    error = mse_loss(output, test)
    return 1 - error / mse_loss(train.mean(0).expand_as(test), test)


after = {0: explained(autoencoder(test))}
adam = torch.optim.Adam(autoencoder.parameters(), 0.003, eps=1e-7)
for epoch in range(1, 61):
    for x in train.split(64):
        adam.zero_grad()
        loss = mse_loss(autoencoder(x), x)
        loss.backward()
        adam.step()
    after[epoch] = explained(autoencoder(test))

pca = PCA(2).fit(train)  # the best linear code of two numbers
linear = torch.tensor(pca.inverse_transform(pca.transform(test)))
print("code:", tuple(autoencoder[:3](test).shape))
print(f"before {after[0]:.3f}, after an epoch {after[1]:.3f}")
print(f"60 epochs: {after[60]:.2f}, PCA: {explained(linear):.2f}")
