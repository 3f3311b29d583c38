# tolerance: 0.01
import keras
import numpy as np
from sklearn.datasets import load_digits

# At this rate rounding grows with each step: 64 bits keep it small.
keras.config.set_floatx("float64")
x, y = load_digits(return_X_y=True)
x = x / 16
rng = np.random.default_rng(0)
y_train = y[:200].copy()
y_train[::3] = rng.integers(0, 10, 67)  # wrong labels: it will overfit
w1 = rng.normal(0, 64 ** -0.5, (64, 64))
w2 = rng.normal(0, 64 ** -0.5, (64, 10))
validation = x[1000:], y[1000:]
cross_entropy = keras.losses.SparseCategoricalCrossentropy(
    from_logits=True)

def run(strength):
    def dense(units, activation=None):
        # The penalty belongs to the layer; fit() adds it to the loss.
        return keras.layers.Dense(
            units, activation=activation,
            kernel_regularizer=keras.regularizers.L2(strength))

    model = keras.Sequential([
        keras.Input(shape=(64,)), dense(64, "relu"), dense(10)])
    model.set_weights([w1, np.zeros(64), w2, np.zeros(10)])
    model.compile(keras.optimizers.SGD(0.3), cross_entropy,
                  metrics=["accuracy"])
    model.fit(x[:200], y_train, batch_size=20, epochs=60,
              shuffle=False, verbose=0)
    reported, accuracy = model.evaluate(*validation, verbose=0)
    penalty = float(sum(model.losses))  # one tensor per regulariser
    norm = float(keras.ops.norm(model.layers[0].kernel))
    print(f"strength {strength}: accuracy {accuracy:.3f}, "
          f"weight norm {norm:.2f}")
    print(f"  reported loss {reported:.3f} = cross-entropy "
          f"{reported - penalty:.3f} + penalty {penalty:.3f}")

run(0.0)
run(0.01)
