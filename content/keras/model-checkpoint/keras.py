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
    keras.optimizers.SGD(0.3, momentum=0.5),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
checkpoint = keras.callbacks.ModelCheckpoint(
    "best.keras",         # .keras: architecture, weights and optimiser
    monitor="val_loss",   # the default; mode is inferred from the name
    save_best_only=True,  # the default is False: the last one wins
)
history = model.fit(
    x[:200], y_train, validation_data=validation, batch_size=20,
    epochs=25, shuffle=False, callbacks=[checkpoint], verbose=0,
).history["val_loss"]
print(f"best epoch {np.argmin(history) + 1}: {min(history):.4f}")
print(f"last epoch {len(history)}: {history[-1]:.4f}")

best = keras.models.load_model("best.keras")  # no code of the model
print(f"in memory: {model.evaluate(*validation, verbose=0):.4f}")
print(f"from file: {best.evaluate(*validation, verbose=0):.4f}")
steps = int(best.optimizer.iterations)
print(f"optimiser of the file: {steps} steps = epoch {steps // 10}")
