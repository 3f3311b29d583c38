import numpy as np
import tensorflow as tf

x = np.float32([[1, 2, 3], [-1, 0, 1]])
w = np.float32([[1, -1], [0, 2], [1, 0]])
b = np.float32([0.5, -2])


# The signature leaves the number of rows open: one graph for all.
@tf.function(input_signature=[
    tf.TensorSpec([None, 3]),
    tf.TensorSpec([3, 2]),
    tf.TensorSpec([2]),
])
def layer(x, w, b):
    y = tf.nn.relu(x @ w + b)
    print("symbolic:", y.shape)  # Python: runs while tracing only
    return y


graph = layer.get_concrete_function().graph
for operation in graph.get_operations():
    print("  node", operation.type)
print(layer(x, w, b).numpy())
print(layer(x[:1], w, b).numpy())  # no second tracing

# Without the decorator's graph the same lines compute at once.
eager = tf.nn.relu(tf.constant(x) @ w + b)
print("eager agrees:", bool(tf.reduce_all(eager == layer(x, w, b))))


# Control flow that depends on values becomes nodes too (AutoGraph).
@tf.function(input_signature=[tf.TensorSpec([])])
def halve_until_small(v):
    while v > 1.0:
        v = v / 2.0
    return v


graph = halve_until_small.get_concrete_function().graph
loops = [op.type for op in graph.get_operations() if "While" in op.type]
print(*loops, halve_until_small(20.0).numpy())
