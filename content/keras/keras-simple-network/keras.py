# tolerance: 0.01
import keras
import numpy as np
from sklearn.datasets import load_digits

images, labels = load_digits(return_X_y=True)
images = (images / 16).astype("float32")  # 1797 images of 8x8 = 64
rng = np.random.default_rng(0)  # the same start in all three tabs
w1 = rng.normal(0, 64 ** -0.5, (64, 32))
w2 = rng.normal(0, 32 ** -0.5, (32, 10))

model = keras.Sequential([
    keras.Input(shape=(64,)),  # one sample; the batch axis is implied
    keras.layers.Dense(32, activation="relu", name="hidden"),
    keras.layers.Dense(10, name="logits"),  # no softmax here: see loss
])
model.set_weights([w1, np.zeros(32), w2, np.zeros(10)])
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.5),
    # Sparse: the labels are the integers 0..9, not one-hot rows.
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
for layer in model.layers:
    print(f"{layer.name}: {layer.count_params()} parameters")
print("output shape:", model.output_shape)

train = images[:1500], labels[:1500]
test = images[1500:], labels[1500:]
loss, accuracy = model.evaluate(*test, verbose=0)
print(f"before: test loss {loss:.3f}, accuracy {accuracy:.3f}")
# shuffle=False only so that the three tabs see the same batches.
model.fit(*train, batch_size=50, epochs=20, shuffle=False, verbose=0)
loss, accuracy = model.evaluate(*test, verbose=0)
print(f"after:  test loss {loss:.3f}, accuracy {accuracy:.3f}")
