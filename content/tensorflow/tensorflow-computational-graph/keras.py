import keras
import numpy as np

x = np.float32([[1, 2, 3], [-1, 0, 1]])
w = np.float32([[1, -1], [0, 2], [1, 0]])
b = np.float32([0.5, -2])

# Symbolic inputs: they have a shape and a dtype, and no value.
x_in = keras.Input(shape=(3,), name="x")
w_in = keras.Input(batch_shape=(3, 2), name="w")
b_in = keras.Input(batch_shape=(2,), name="b")
# Called with symbolic tensors, operations record themselves.
y = keras.ops.relu(keras.ops.matmul(x_in, w_in) + b_in)
print("symbolic:", type(y).__name__, y.shape)

graph = keras.Function(inputs=[x_in, w_in, b_in], outputs=y)
for operation in graph.operations:
    print("  node", type(operation).__name__)
print(keras.ops.convert_to_numpy(graph([x, w, b])))

# The same functions, called with arrays, compute at once.
eager = keras.ops.relu(keras.ops.matmul(x, w) + b)
same = keras.ops.all(eager == graph([x, w, b]))
print("eager agrees:", bool(same))

# A functional model is such a graph of layers.
dense = keras.layers.Dense(2, activation="relu")
model = keras.Model(x_in, dense(x_in))
print("model:", [layer.__class__.__name__ for layer in model.layers])
