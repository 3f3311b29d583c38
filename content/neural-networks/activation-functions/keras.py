import keras
import numpy as np
from keras import ops

FUNCTIONS = {
    "sigmoid": keras.activations.sigmoid,
    "tanh": keras.activations.tanh,
    "relu": keras.activations.relu,
    "leaky": lambda x: keras.activations.leaky_relu(x, 0.01),
    "gelu": keras.activations.gelu,  # exact; ops.gelu approximates!
    "silu": keras.activations.silu,
}
x = np.array([-2.0, 2.0])
print("           f(-2)    f(2)  f'(-2)   f'(2)")
for name, f in FUNCTIONS.items():
    value = ops.convert_to_numpy(f(x))
    # Keras has no gradient function for all backends: differences.
    slope = ops.convert_to_numpy(f(x + 1e-6) - f(x - 1e-6)) / 2e-6
    row = np.concatenate([value, slope])
    print(f"{name:9}", *(f"{number:7.4f}" for number in row))

logits = np.array([[2.0, 1.0, 0.0]])
classes = ops.convert_to_numpy(keras.activations.softmax(logits))
print("softmax  ", *(f"{p:7.4f}" for p in classes[0]))

# SwiGLU: one half of the units gates the other.
W = np.sin(np.arange(6)).reshape(3, 2)
V = np.cos(np.arange(6)).reshape(3, 2)
gate = keras.activations.silu(ops.matmul(logits, W))
swiglu = ops.convert_to_numpy(gate * ops.matmul(logits, V))
print("swiglu   ", *(f"{number:7.4f}" for number in swiglu[0]))

# Defaults differ between libraries, and here within one:
function = float(keras.activations.leaky_relu(-1.0))
layer = float(keras.layers.LeakyReLU()(np.float32([-1.0]))[0])
print(f"leaky_relu(-1): {function:.2f}, layer {layer:.2f}")
