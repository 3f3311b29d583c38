# tolerance: 0.05
import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(0)
images = load_digits().data.astype("float32") / 16  # (1797, 64)
train, test = train_test_split(images, random_state=0)

encoder = keras.Sequential([
    keras.Input(shape=(64,)),
    layers.Dense(128, activation="relu"),
    layers.Dense(2),  # the code: two numbers for 64 pixels
])
decoder = keras.Sequential([
    keras.Input(shape=(2,)),
    layers.Dense(128, activation="relu"),
    layers.Dense(64),
])
inputs = keras.Input(shape=(64,))
autoencoder = keras.Model(inputs, decoder(encoder(inputs)))


def explained(output):
    """Share of the test images' variance that is reconstructed."""
    error = np.mean((test - output) ** 2)
    return 1 - error / np.mean((test - train.mean(axis=0)) ** 2)


before = explained(autoencoder.predict(test, verbose=0))
autoencoder.compile(keras.optimizers.Adam(0.003), loss="mse")
autoencoder.fit(train, train, epochs=60, batch_size=64, verbose=0)
after = explained(autoencoder.predict(test, verbose=0))

pca = PCA(2).fit(train)  # the best linear code of two numbers
linear = explained(pca.inverse_transform(pca.transform(test)))
print("code:", encoder.predict(test, verbose=0).shape)
print(f"before training: {before:.2f}")
print(f"after training : {after:.2f}")
print(f"PCA            : {linear:.2f}")
