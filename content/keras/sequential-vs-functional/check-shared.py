import keras

a, b = keras.Input((4,)), keras.Input((4,))
left = keras.layers.Dense(3)(a)
right = keras.layers.Dense(3)(b)
print(keras.Model([a, b], [left, right]).count_params())
