import keras
import tensorflow as tf  # Keras leaves gradients to its backend
from keras import ops

x = ops.array([[1.0, 2], [3, 4], [5, 6]])
w = keras.Variable([[0.3], [-0.2]])


def loss_fn():
    return ops.sum(ops.tanh(ops.matmul(x, w))) + ops.sum(w)


# Backend "tensorflow": a tape. With "torch": loss.backward(), then
# w.value.grad. With "jax": jax.grad of a function of the weights.
for i in (1, 2):
    with tf.GradientTape() as tape:
        loss = loss_fn()
    grad = ops.convert_to_numpy(tape.gradient(loss, w.value))
    print(f"{i}: loss {float(loss):.4f}, dL/dw {grad.ravel().round(3)}")

# What Keras has on every backend: to stop a gradient, and to replace it
with tf.GradientTape() as tape:
    loss = ops.sum(ops.tanh(ops.matmul(x, ops.stop_gradient(w))))
    loss = loss + ops.sum(w)
print("first term stopped:",
      tape.gradient(loss, w.value).numpy().ravel())


@ops.custom_gradient
def straight_through(z):  # rounds forward, passes gradients unchanged
    def grad(upstream):
        return upstream
    return ops.round(z), grad


with tf.GradientTape() as tape:
    rounded = ops.sum(straight_through(ops.multiply(w, 4)))
print("rounded:", float(rounded),
      tape.gradient(rounded, w.value).numpy().ravel())
