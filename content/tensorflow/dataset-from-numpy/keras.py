# tolerance: 0.02
import keras
import numpy as np
from sklearn.datasets import load_digits

keras.utils.set_random_seed(0)
x, y = load_digits(return_X_y=True)
x = (x / 16).astype("float32")


# Arrays go into fit as they are. For data that must be read or
# changed batch by batch, on any backend: a PyDataset.
class Batches(keras.utils.PyDataset):
    def __init__(self, x, y, size, **kwargs):
        super().__init__(**kwargs)
        self.x, self.y, self.size = x, y, size

    def __len__(self):
        return -(-len(self.x) // self.size)  # rounded up

    def __getitem__(self, i):
        rows = slice(i * self.size, (i + 1) * self.size)
        return self.x[rows], self.y[rows]


data = Batches(x, y, 32)
print("batch:", data[0][0].shape, data[0][1].shape, data[0][0].dtype)
print("batches:", len(data), "last:", len(data[len(data) - 1][1]))

head = keras.layers.Dense(
    10, use_bias=False, kernel_initializer="zeros")
model = keras.Sequential([keras.Input((64,)), head])
model.compile(
    keras.optimizers.SGD(0.5), metrics=["accuracy"],
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
before = model.evaluate(x, y, verbose=0, return_dict=True)
model.fit(x, y, batch_size=32, epochs=5, verbose=0)  # shuffles rows
after = model.evaluate(x, y, verbose=0, return_dict=True)
print(f"accuracy before: {before['accuracy']:.3f}")
print(f"accuracy after:  {after['accuracy']:.3f}")

head.kernel.assign(np.zeros((64, 10)))
model.fit(data, epochs=5, verbose=0)  # shuffles batches, not rows
after = model.evaluate(data, verbose=0, return_dict=True)
print(f"with a PyDataset: {after['accuracy']:.3f}")
