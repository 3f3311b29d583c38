import keras
import numpy as np

# One formula for the weights, the same in all three tabs.
def grid(rows, columns):
    return np.sin(np.arange(rows * columns)).reshape(rows, columns)

# Sequential: one tensor in, one tensor out, layer after layer.
chain = keras.Sequential([
    keras.Input(shape=(4,)),
    keras.layers.Dense(3, activation="tanh"),
    keras.layers.Dense(1),
])
chain.set_weights([grid(4, 3), np.zeros(3), grid(3, 1), np.zeros(1)])
x = np.array([[1.0, 2.0, 3.0, 4.0]], "float32")
y = np.array([[4.0, 3.0, 2.0, 1.0]], "float32")
print(f"chain:   {chain.predict(x, verbose=0)[0, 0]:.4f}")

# Functional: call layers on symbolic tensors, then name both ends.
left = keras.Input(shape=(4,), name="left")
right = keras.Input(shape=(4,), name="right")
encoder = keras.layers.Dense(3, activation="tanh")  # made once ...
a, b = encoder(left), encoder(right)                # ... called twice
distance = keras.ops.abs(a - b)
score = keras.layers.Dense(1)(distance)
siamese = keras.Model(inputs=[left, right], outputs=score)
siamese.set_weights([grid(4, 3), np.zeros(3), grid(3, 1), np.zeros(1)])

def compare(first, second):
    inputs = {"left": first, "right": second}
    return siamese.predict(inputs, verbose=0)[0, 0]

print(f"siamese: {compare(x, y):.4f}")
print(f"swapped: {compare(y, x):.4f}")
print("parameters:", siamese.count_params(), "(encoder counted once)")

# The graph is data: cut a new model out of it, sharing its weights.
features = keras.Model(left, a)
print("features:", features.predict(x, verbose=0)[0].round(4))
