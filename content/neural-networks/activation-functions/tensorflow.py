import numpy as np
import tensorflow as tf

FUNCTIONS = {
    "sigmoid": tf.sigmoid,
    "tanh": tf.tanh,
    "relu": tf.nn.relu,
    "leaky": lambda x: tf.nn.leaky_relu(x, alpha=0.01),
    "gelu": tf.nn.gelu,  # exact unless approximate=True
    "silu": tf.nn.silu,
}
x = tf.constant([-2.0, 2.0], tf.float64)
print("           f(-2)    f(2)  f'(-2)   f'(2)")
for name, f in FUNCTIONS.items():
    with tf.GradientTape() as tape:
        tape.watch(x)  # a constant is not watched by itself
        value = f(x)
    row = tf.concat([value, tape.gradient(value, x)], axis=0)
    print(f"{name:9}", *(f"{number:7.4f}" for number in row.numpy()))

logits = tf.constant([[2.0, 1.0, 0.0]], tf.float64)
classes = tf.nn.softmax(logits).numpy()
print("softmax  ", *(f"{p:7.4f}" for p in classes[0]))

# SwiGLU: one half of the units gates the other.
W = np.sin(np.arange(6)).reshape(3, 2)
V = np.cos(np.arange(6)).reshape(3, 2)
swiglu = (tf.nn.silu(logits @ W) * (logits @ V)).numpy()
print("swiglu   ", *(f"{number:7.4f}" for number in swiglu[0]))

# Defaults differ between libraries:
print(f"leaky_relu(-1): {tf.nn.leaky_relu(-1.0):.2f}")
