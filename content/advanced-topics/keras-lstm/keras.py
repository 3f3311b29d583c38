# tolerance: 0.05
import keras
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(3000, 20, 2)).astype("float32")
x[:, :, 1] = np.arange(20) == 3  # a marker: remember the number here
y = (x[:, 3, 0] > 0).astype("float32")  # ... and report its sign
train, test = slice(0, 2500), slice(2500, None)

model = keras.Sequential([
    keras.Input(shape=(20, 2)),  # (time steps, features), no batch
    keras.layers.LSTM(32),  # the last output only: (batch, 32)
    keras.layers.Dense(1),  # a logit
])
for w in model.weights[0], model.weights[1], model.weights[3]:
    w.assign(rng.normal(0, 0.2, w.shape))  # the same in every tab
model.compile(
    optimizer=keras.optimizers.Adam(0.01, global_clipnorm=1.0),
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)])


def accuracy():
    result = model.evaluate(
        x[test], y[test], verbose=0, return_dict=True)
    return result["binary_accuracy"]


print(f"LSTM parameters: {model.layers[0].count_params()}")
print(f"test accuracy before {accuracy():.2f}")
model.fit(x[train], y[train], batch_size=100, epochs=15,
          shuffle=False, verbose=0)
print(f"test accuracy after  {accuracy():.2f}")

stacked = keras.Sequential([
    keras.Input(shape=(None, 2)),  # any length
    keras.layers.LSTM(32, return_sequences=True),  # feeds the next
    keras.layers.LSTM(16),
])
print("stacked", stacked(x[:4]).shape, stacked(x[:4, :7]).shape)
