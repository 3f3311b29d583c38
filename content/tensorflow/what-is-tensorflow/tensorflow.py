import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x = rng.normal(size=(256, 3)).astype("float32")
y = x @ np.float32([2, -1, 0.5]) + 3  # what is to be found

# 1. Input pipeline: batches, read ahead while the model computes.
data = tf.data.Dataset.from_tensor_slices((x, y)).batch(64).prefetch(2)

# 2. State: variables in a module. No Keras is needed.
model = tf.Module()
model.w = tf.Variable(tf.zeros(3), name="w")
model.b = tf.Variable(0.0, name="b")


def loss_of(x, y):
    predicted = tf.linalg.matvec(x, model.w) + model.b
    return tf.reduce_mean((predicted - y) ** 2)


# 3. Automatic differentiation, 4. traced into a graph on first call.
@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_of(x, y)
    w_slope, b_slope = tape.gradient(loss, [model.w, model.b])
    model.w.assign_sub(0.1 * w_slope)
    model.b.assign_sub(0.1 * b_slope)


print(f"loss before: {loss_of(x, y):.4f}")
for epoch in range(20):
    for x_batch, y_batch in data:
        step(x_batch, y_batch)
print(f"loss after:  {loss_of(x, y):.4f}")
print("w:", model.w.numpy().round(3), "b:", model.b.numpy().round(3))

graph = step.get_concrete_function(x_batch, y_batch).graph
kinds = {op.type for op in graph.get_operations()}
print("traced:", *sorted(kinds & {"Mean", "AssignSubVariableOp"}))

# 5. The same Python, compiled by XLA: equal to rounding.
compiled = tf.function(loss_of, jit_compile=True)
print("XLA agrees:", bool(abs(compiled(x, y) - loss_of(x, y)) < 1e-5))
