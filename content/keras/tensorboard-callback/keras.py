import keras
import numpy as np
from sklearn.datasets import load_digits
from tensorboard.backend.event_processing import event_accumulator
from tensorboard.util import tensor_util

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
start = np.random.default_rng(0).normal(0, 0.1, (64, 10))
model = keras.Sequential([keras.Input((64,)), keras.layers.Dense(10)])
model.set_weights([start, np.zeros(10)])
model.compile(
    keras.optimizers.SGD(0.5),
    keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
board = keras.callbacks.TensorBoard(
    log_dir="logs/lr-0.5",  # one folder per run, or runs get mixed up
    histogram_freq=1,       # weight histograms; the default 0 is none
)
model.fit(
    x[:1500], y[:1500], validation_data=(x[1500:], y[1500:]),
    batch_size=50, epochs=3, shuffle=False, callbacks=[board],
    verbose=0,
)

# Read back what `tensorboard --logdir logs` would show.
for part in ("train", "validation"):
    events = event_accumulator.EventAccumulator(f"logs/lr-0.5/{part}")
    events.Reload()
    tags = events.Tags()["tensors"]
    print(f"{part}: epoch_loss", "epoch_loss" in tags)
    for event in events.Tensors("epoch_loss"):
        loss = tensor_util.make_ndarray(event.tensor_proto)
        print(f"  step {event.step}: {loss:.4f}")
    print("  histograms:", [t for t in tags if "histogram" in t])
