import keras
import numpy as np
from sklearn.datasets import load_digits

x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")
# A linear model, fitted by hand: nearest class mean of the first 1500.
means = np.stack([x[:1500][y[:1500] == c].mean(axis=0)
                  for c in range(10)])
weights, biases = 2 * means.T, -(means**2).sum(axis=1)
x, y = x[1500:], y[1500:]  # evaluate on the other 297

model = keras.Sequential([
    keras.Input(shape=(64,)),
    keras.layers.Dropout(0.5),  # evaluate() and predict() skip it
    keras.layers.Dense(10),
])
model.set_weights([weights, biases])
model.compile(
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy", keras.metrics.SparseTopKCategoricalAccuracy(
        k=3, name="top3")],
)
# A dict: no guessing about the order or the number of metrics.
results = model.evaluate(
    x, y, batch_size=128, verbose=0, return_dict=True)
for name in ("loss", "accuracy", "top3"):
    print(f"{name}: {results[name]:.4f}")

# The same accuracy by hand, and what one number hides.
logits = model.predict(x, verbose=0)
right = logits.argmax(axis=1) == y
recall = [right[y == c].mean() for c in range(10)]
print(f"by hand: {right.mean():.4f}")
print(f"worst class: {np.argmin(recall)}, recall {min(recall):.4f}")
parts = [right[i:i + 128].mean() for i in (0, 128, 256)]
print(f"mean of batch means (wrong): {np.mean(parts):.4f}")
