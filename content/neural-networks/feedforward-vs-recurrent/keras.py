# tolerance: 0.05
import keras
import numpy as np


def data(n, steps, seed):  # rare events -1, 1 among zeros
    rng = np.random.default_rng(seed)
    x = rng.choice([-1, 0, 1], (n, steps), p=[0.1, 0.8, 0.1])
    y = x @ 2.0 ** np.arange(steps) > 0  # was the last event 1?
    return np.float32(x)[..., None], np.float32(y)[:, None]


feedforward = keras.Sequential([
    keras.Input(shape=(10, 1)),  # the length is part of the model
    keras.layers.Flatten(),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1),
], name="feedforward")
recurrent = keras.Sequential([
    keras.Input(shape=(None, 1)),  # any length
    keras.layers.SimpleRNN(16),
    keras.layers.Dense(1),
], name="recurrent")
x, y = data(1000, 10, seed=0)
rng = np.random.default_rng(0)
for model in feedforward, recurrent:
    for w in model.weights:  # the same start in every tab
        w.assign(rng.normal(0, 0.3, w.shape))
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss=keras.losses.BinaryCrossentropy(from_logits=True),
        metrics=[keras.metrics.BinaryAccuracy(threshold=0)],
    )
    print(model.name)
    before = model.evaluate(x, y, verbose=0)[1]
    model.fit(x, y, epochs=300, batch_size=1000, verbose=0)
    for steps in 10, 40:
        test = data(1000, steps, seed=1)
        try:
            after = f"{model.evaluate(*test, verbose=0)[1]:.2f}"
        except Exception:  # which error depends on the backend
            after = "error, the sizes do not match"
        print(f"  {steps} steps, before {before:.2f}, after {after}")
