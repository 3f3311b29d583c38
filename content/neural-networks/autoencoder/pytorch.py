# tolerance: 0.05
import torch
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split
from torch import nn

torch.manual_seed(0)
images = load_digits().data.astype("float32") / 16  # (1797, 64)
train, test = map(torch.tensor,
                  train_test_split(images, random_state=0))

encoder = nn.Sequential(
    nn.Linear(64, 128), nn.ReLU(),
    nn.Linear(128, 2))  # the code: two numbers for 64 pixels
decoder = nn.Sequential(
    nn.Linear(2, 128), nn.ReLU(), nn.Linear(128, 64))
autoencoder = nn.Sequential(encoder, decoder)


@torch.no_grad()
def explained(output):
    """Share of the test images' variance that is reconstructed."""
    error = ((test - output) ** 2).mean()
    return 1 - error / ((test - train.mean(dim=0)) ** 2).mean()


before = explained(autoencoder(test))
adam = torch.optim.Adam(autoencoder.parameters(), lr=0.003)
for epoch in range(60):
    for batch in torch.randperm(len(train)).split(64):
        x = train[batch]
        loss = nn.functional.mse_loss(autoencoder(x), x)
        adam.zero_grad()
        loss.backward()
        adam.step()

pca = PCA(2).fit(train)  # the best linear code of two numbers
linear = torch.tensor(pca.inverse_transform(pca.transform(test)))
print("code:", tuple(encoder(test).shape))
print(f"before training: {before:.2f}")
print(f"after training : {explained(autoencoder(test)):.2f}")
print(f"PCA            : {explained(linear):.2f}")
