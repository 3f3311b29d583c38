import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x = rng.normal(size=(100, 1)).astype("float32")
y = 3 * x + 2

w = tf.Variable([[0.0]])
b = tf.Variable([0.0])


@tf.function  # optional: the same code runs without it
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((x @ w + b - y) ** 2)
    for variable, gradient in zip((w, b), tape.gradient(loss, (w, b))):
        variable.assign_sub(0.1 * gradient)
    return loss


print("type of w + 1:", type(w + 1).__name__, "value", (w + 1).numpy())
for i in range(101):
    loss = step(x, y)  # data are arguments, the result a value
    if i in (0, 10, 100):
        print(f"step {i:3}: loss {loss:.6f}")
print(f"w {w.numpy().item():.4f}  b {b.numpy().item():.4f}")
