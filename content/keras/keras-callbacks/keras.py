# tolerance: 0.01
import keras
import numpy as np
from sklearn.datasets import load_digits

class StopBelow(keras.callbacks.Callback):
    """Stop when the training loss falls below a target."""

    def __init__(self, target):
        super().__init__()
        self.target = target
        self.batches = 0

    def on_train_batch_end(self, batch, logs=None):
        self.batches += 1

    def on_epoch_end(self, epoch, logs=None):
        # `logs` holds plain numbers, averaged over the epoch so far.
        if logs["loss"] < self.target:
            self.model.stop_training = True  # fit() reads this flag

    def on_train_end(self, logs=None):
        norm = keras.ops.norm(self.model.layers[0].kernel)
        print(f"{self.batches} batches seen, "
              f"weight norm {float(norm):.3f}")

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
start = np.random.default_rng(0).normal(0, 0.1, (64, 10))
model = keras.Sequential([keras.Input((64,)), keras.layers.Dense(10)])
model.set_weights([start, np.zeros(10)])
model.compile(
    keras.optimizers.SGD(0.5),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
history = model.fit(
    x[:1500], y[:1500], batch_size=50, epochs=100, shuffle=False,
    callbacks=[StopBelow(0.2)], verbose=0,
).history["loss"]  # History is itself a callback, always attached
print(f"stopped after epoch {len(history)} of 100")
print("last losses:", np.round(history[-3:], 4))
