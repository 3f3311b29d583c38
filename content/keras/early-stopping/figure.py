import keras
import numpy as np
from guide.chart import BLUE, GREEN, MUTED, ORANGE, canvas, save
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
rng = np.random.default_rng(0)
y_train = y[:200].copy()
y_train[::3] = rng.integers(0, 10, 67)
w1 = rng.normal(0, 64 ** -0.5, (64, 64))
w2 = rng.normal(0, 64 ** -0.5, (64, 10))
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
history = model.fit(
    x[:200], y_train, validation_data=(x[1000:], y[1000:]),
    batch_size=20, epochs=40, shuffle=False, verbose=0).history

figure, axes = canvas(height=3.0)
epochs = np.arange(1, 41)
axes.plot(epochs, history["loss"], color=BLUE, ls="-")
axes.plot(epochs, history["val_loss"], color=ORANGE, ls="--")
best = int(np.argmin(history["val_loss"])) + 1
axes.axvline(best, color=GREEN, lw=1.3)
axes.axvline(best + 5, color=MUTED, lw=1.3, ls=":")
axes.text(best - 0.5, 0.6, f"best: epoch {best}", ha="right",
          color=GREEN)
axes.text(best + 5.5, 0.6, f"stop: epoch {best + 5}", color=MUTED)
axes.text(39.5, 1.40, "validation", ha="right", color=ORANGE)
axes.text(39.5, 0.85, "training", ha="right", color=BLUE)
axes.set(xlabel="epoch", ylabel="loss", ylim=(0.5, 2.3), xlim=(0, 41))
save(figure)
