# tolerance: 30
"""The two-number codes of the test digits."""
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn

from guide.chart import SERIES, canvas, save

torch.manual_seed(0)
digits = load_digits()
images = digits.data.astype("float32") / 16
train, test, _, label = train_test_split(
    images, digits.target, random_state=0)
train, test = torch.tensor(train), torch.tensor(test)
encoder = nn.Sequential(
    nn.Linear(64, 128), nn.ReLU(), nn.Linear(128, 2))
decoder = nn.Sequential(
    nn.Linear(2, 128), nn.ReLU(), nn.Linear(128, 64))
autoencoder = nn.Sequential(encoder, decoder)
adam = torch.optim.Adam(autoencoder.parameters(), lr=0.003)
for epoch in range(60):
    for batch in torch.randperm(len(train)).split(64):
        x = train[batch]
        loss = nn.functional.mse_loss(autoencoder(x), x)
        adam.zero_grad()
        loss.backward()
        adam.step()

code = encoder(test).detach().numpy()
figure, ax = canvas(width=4.8, height=3.6)
for digit in range(10):
    chosen = code[label == digit][:25]
    ax.plot(*chosen.T, linestyle="none", marker=f"${digit}$",
            markersize=7, color=SERIES[digit % 5], markeredgewidth=0)
ax.set(xlabel="first number of the code", ylabel="second number")
save(figure, "figure-latent.svg")
