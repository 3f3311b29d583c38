# tolerance: 0.05
import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split

images = load_digits().data.astype("float32") / 16  # (1797, 64)
train, test = train_test_split(images, random_state=0)

encoder = keras.Sequential([
    keras.Input(shape=(64,)), layers.Dense(128, activation="relu"),
    layers.Dense(2)])  # the code: two numbers for 64 pixels
decoder = keras.Sequential([
    keras.Input(shape=(2,)), layers.Dense(128, activation="relu"),
    layers.Dense(64)])
autoencoder = keras.Sequential([encoder, decoder])
rng = np.random.default_rng(0)  # the same start in every tab
for kernel in autoencoder.weights[::2]:
    fan_in, _ = kernel.shape
    kernel.assign(rng.normal(0, (2 / fan_in) ** 0.5, kernel.shape))


def explained(output):
    """Share of the test images' variance that is reconstructed."""
    error = np.mean((test - output) ** 2)
    return 1 - error / np.mean((test - train.mean(axis=0)) ** 2)


before = explained(autoencoder.predict(test, verbose=0))
autoencoder.compile(keras.optimizers.Adam(0.003), loss="mse")
after = []
for epochs in 1, 59:
    autoencoder.fit(train, train, batch_size=64, epochs=epochs,
                    shuffle=False, verbose=0)
    after.append(explained(autoencoder.predict(test, verbose=0)))

pca = PCA(2).fit(train)  # the best linear code of two numbers
linear = explained(pca.inverse_transform(pca.transform(test)))
print("code:", encoder.predict(test, verbose=0).shape)
print(f"before {before:.3f}, after an epoch {after[0]:.3f}")
print(f"60 epochs: {after[1]:.2f}, PCA: {linear:.2f}")
