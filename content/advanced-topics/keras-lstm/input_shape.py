import warnings

import keras
from keras import layers

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    layers.LSTM(50, input_shape=(10, 3))
print(str(caught[0].message).split(". ")[0])

try:  # two LSTM layers without return_sequences on the first
    keras.Sequential(
        [keras.Input((10, 3)), layers.LSTM(8), layers.LSTM(8)])
except ValueError as error:
    print("ValueError:", error)
