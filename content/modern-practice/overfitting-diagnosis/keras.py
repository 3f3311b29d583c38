import keras
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

x, y = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
y = np.where(rng.random(len(y)) < 0.15,  # random labels: no model
             rng.integers(10, size=len(y)), y)  # can be right on all
x, x_valid, y, y_valid = train_test_split(
    np.float32(x / 16), y, train_size=300, random_state=0)


def measure(step, predict):
    text = f"  step {step:3}:"
    for name, a, b in ("train", x, y), ("valid", x_valid, y_valid):
        z = predict(a).astype("float64")
        z -= np.log(np.exp(z).sum(1, keepdims=True))
        text += (f" {name} loss {-z[range(len(b)), b].mean():.2f}"
                 f" accuracy {(z.argmax(1) == b).mean():.2f}")
    print(text)


for width, decay in (2, 0), (128, 0), (128, 0.003):
    print(f"width {width}, decay {decay}")
    rng = np.random.default_rng(1)
    penalty = keras.regularizers.L2(decay)
    model = keras.Sequential([
        keras.Input((64,)),
        keras.layers.Dense(width, "tanh", kernel_regularizer=penalty),
        keras.layers.Dense(10, kernel_regularizer=penalty)])
    for layer in model.layers:
        kernel = rng.normal(size=layer.kernel.shape)
        layer.kernel.assign(kernel / layer.kernel.shape[0] ** 0.5)
    model.compile(
        keras.optimizers.SGD(0.2, momentum=0.9),
        keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    done = 0
    for step in 0, 20, 100, 400:  # one step is one epoch here
        model.fit(x, y, batch_size=300, initial_epoch=done,
                  epochs=step, shuffle=False, verbose=0)
        measure(step, lambda a: model.predict(a, verbose=0))
        done = step
