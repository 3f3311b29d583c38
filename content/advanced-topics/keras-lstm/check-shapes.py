import keras
import numpy as np

x = np.zeros((2, 7, 3), "float32")
print(tuple(keras.layers.LSTM(4)(x).shape))
print(tuple(keras.layers.LSTM(4, return_sequences=True)(x).shape))
