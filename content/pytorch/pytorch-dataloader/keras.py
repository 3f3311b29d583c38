import keras
import numpy as np


# Runs on every backend. (fit also takes a DataLoader or tf.data.)
class Sequences(keras.utils.PyDataset):  # an item is a whole batch
    def __init__(self, sizes, batch_size, shuffle=False, **kwargs):
        super().__init__(**kwargs)  # workers=, use_multiprocessing=
        self.sizes, self.batch_size = sizes, batch_size
        self.order = np.arange(len(sizes))
        self.rng = np.random.default_rng(0) if shuffle else None
        self.on_epoch_end()

    def __len__(self):
        return -(-len(self.sizes) // self.batch_size)

    def __getitem__(self, b):
        rows = self.order[b * self.batch_size:][:self.batch_size]
        values = [np.full(self.sizes[i], i) for i in rows]
        values = keras.utils.pad_sequences(
            values, padding="post", dtype="float32")
        return values, rows

    def on_epoch_end(self):  # fit calls it after each epoch
        if self.rng:
            self.rng.shuffle(self.order)


sizes = [3, 1, 4, 1, 5, 2, 6, 5, 3, 5]
data = Sequences(sizes, 4)
for b in range(len(data)):
    values, labels = data[b]
    print(values.shape, labels.tolist())
print("a padded row:", values[0].tolist())

# fit(shuffle=True) changes the order of batches only; rows change
# place where the dataset itself does it.
mixed = Sequences(sizes, 4, shuffle=True)
first = mixed.order.tolist()
mixed.on_epoch_end()
print("new order each epoch:", first != mixed.order.tolist())
