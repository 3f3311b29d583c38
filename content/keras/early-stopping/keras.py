# tolerance: 0.01
import keras
import numpy as np
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
rng = np.random.default_rng(0)
y_train = y[:200].copy()
y_train[::3] = rng.integers(0, 10, 67)  # wrong labels: it will overfit
w1 = rng.normal(0, 64 ** -0.5, (64, 64))
w2 = rng.normal(0, 64 ** -0.5, (64, 10))
validation = x[1000:], y[1000:]

model = keras.Sequential([
    keras.Input(shape=(64,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
])
model.set_weights([w1, np.zeros(64), w2, np.zeros(10)])
model.compile(
    keras.optimizers.SGD(0.3),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
before = model.evaluate(*validation, verbose=0)
stop = keras.callbacks.EarlyStopping(
    monitor="val_loss",         # needs validation data in fit()
    patience=5,                 # epochs without improvement; default 0
    restore_best_weights=True,  # default False: keeps the last ones
)
history = model.fit(
    x[:200], y_train, validation_data=validation, batch_size=20,
    epochs=100, shuffle=False, callbacks=[stop], verbose=0,
).history["val_loss"]
after = model.evaluate(*validation, verbose=0)
print(f"before training: {before:.4f}")
print(f"best epoch {stop.best_epoch + 1}: {min(history):.4f}")
print(f"stopped after epoch {len(history)}: {history[-1]:.4f}")
print(f"weights kept: {after:.4f}")
