import keras
import numpy as np
from guide.chart import DASHES, SERIES, canvas, save
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
x = x / 16
keras.config.set_floatx("float64")  # as in keras.py
rng = np.random.default_rng(0)
y_train = y[:200].copy()
y_train[::3] = rng.integers(0, 10, 67)
w1 = rng.normal(0, 64 ** -0.5, (64, 64))
w2 = rng.normal(0, 64 ** -0.5, (64, 10))

def losses(strength, rate):
    def dense(units, activation=None):
        penalty = keras.regularizers.L2(strength)
        return keras.layers.Dense(units, activation=activation,
                                  kernel_regularizer=penalty)

    keras.utils.set_random_seed(0)
    model = keras.Sequential([
        keras.Input(shape=(64,)), dense(64, "relu"),
        keras.layers.Dropout(rate), dense(10)])
    model.set_weights([w1, np.zeros(64), w2, np.zeros(10)])
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    # As a metric, the cross-entropy comes without the penalty.
    metric = keras.metrics.SparseCategoricalCrossentropy(
        name="ce", from_logits=True)
    model.compile(keras.optimizers.SGD(0.3), loss, metrics=[metric])
    return model.fit(
        x[:200], y_train, validation_data=(x[1000:], y[1000:]),
        batch_size=20, epochs=60, shuffle=False, verbose=0,
    ).history["val_ce"]

figure, axes = canvas(height=3.0)
runs = ("none", 0, 0), ("dropout 0.5", 0, 0.5), ("L2 0.01", 0.01, 0)
for (name, strength, rate), color, dash in zip(runs, SERIES, DASHES):
    curve = losses(strength, rate)
    axes.plot(np.arange(1, 61), curve, color=color, ls=dash)
    axes.text(61, curve[-1], name, color=color, va="center")
axes.set(xlabel="epoch", ylabel="validation cross-entropy",
         xlim=(0, 78), xticks=range(0, 61, 20))
save(figure)
