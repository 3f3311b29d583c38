import keras

a, b = keras.Input((4,)), keras.Input((4,))
encoder = keras.layers.Dense(3)
left, right = encoder(a), encoder(b)
print(keras.Model([a, b], [left, right]).count_params())
