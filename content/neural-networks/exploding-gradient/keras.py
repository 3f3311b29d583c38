# tolerance: 0.01
import keras
import numpy as np

STEPS, UNITS, RATE = 30, 8, 0.01
rng = np.random.default_rng(0)
x = rng.normal(size=(16, STEPS, UNITS)).astype("float32")
target = rng.normal(size=(16, UNITS)).astype("float32")
U = np.eye(UNITS)
# A rotation times 1.2: every step back multiplies by 1.2.
W = 1.2 * np.linalg.qr(rng.normal(size=(UNITS, UNITS)))[0]


def train(name, **clipping):
    model = keras.Sequential([
        keras.Input(shape=(STEPS, UNITS)),
        keras.layers.SimpleRNN(UNITS, activation=None, use_bias=False),
    ])
    model.set_weights([U, W])
    # clipnorm clips each weight by itself, global_clipnorm all as one.
    optimizer = keras.optimizers.SGD(RATE, **clipping)
    model.compile(optimizer, loss="mse")
    losses = [model.train_on_batch(x, target)]
    moved = np.linalg.norm([U, W] - np.array(model.get_weights()))
    for _ in range(150):
        # Otherwise train_on_batch reports a mean over the steps.
        model.reset_metrics()
        losses.append(model.train_on_batch(x, target))
    print(f"{name}: gradient norm used {moved / RATE:.3g}")
    for step in (0, 1, 2, 3, 150):
        print(f"  loss at step {step:3}: {losses[step]:.3g}")


train("no clipping")
train("clipped", global_clipnorm=1.0)
