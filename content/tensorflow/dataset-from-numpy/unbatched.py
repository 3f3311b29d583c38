import keras
import numpy as np
import tensorflow as tf

x = np.arange(40, dtype="float32").reshape(10, 4)
y = x.sum(axis=1, keepdims=True)


def fit(data):
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
    model.compile(loss="mse")
    model.fit(data, shuffle=False, verbose=0)


rows = tf.data.Dataset.from_tensor_slices((x, y))
try:
    fit(rows)
except ValueError as error:
    print("ValueError:", str(error)[str(error).find("Expected shape"):]
          .split("\x1b")[0])
fit(rows.batch(5))
print("batched: fits")

# from_tensors: the whole array is ONE element.
whole = tf.data.Dataset.from_tensors(x)
print("from_tensors, elements:", whole.cardinality().numpy())
# shuffle with a small buffer hardly moves anything:
near = tf.data.Dataset.range(1000).shuffle(10, seed=0)
moved = [abs(place - int(value)) for place, value in enumerate(near)]
far = tf.data.Dataset.range(1000).shuffle(1000, seed=0)
moved_far = [abs(place - int(value)) for place, value in enumerate(far)]
print("median move, buffer 10:", int(np.median(moved)))
print("median move, buffer 1000:", int(np.median(moved_far)))
