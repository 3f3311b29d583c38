import keras
import numpy as np


class Count(keras.callbacks.Callback):
    seen = 0

    def on_train_batch_end(self, batch, logs=None):
        self.seen += 1


model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
x, count = np.zeros((10, 1)), Count()
model.fit(x, x, batch_size=4, epochs=2, verbose=0, callbacks=[count])
print(count.seen)
