import numpy as np
import tensorflow as tf

x = tf.constant(np.sin(np.arange(12)).reshape(4, 3))
t = tf.constant(np.cos(np.arange(4)).reshape(4, 1))
W1 = tf.Variable(np.sin(np.arange(15) + 1).reshape(3, 5))
W2 = tf.Variable(np.cos(np.arange(5) + 1).reshape(5, 1))


def loss_of():
    return tf.reduce_mean((tf.tanh(x @ W1) @ W2 - t) ** 2)


with tf.GradientTape() as tape:  # records the forward pass
    loss = loss_of()
dW1, dW2 = tape.gradient(loss, [W1, W2])  # walks it backwards

print(f"loss {loss:.4f}")
print("dW2     ", dW2[:, 0].numpy().round(4))
print("dW1[0]  ", dW1[0].numpy().round(4))

# The tape changed no weight. The update is a separate act:
print(f"loss after backpropagation {loss_of():.4f}")
rate = 0.1
W1.assign_sub(rate * dW1)
W2.assign_sub(rate * dW2)
print(f"loss after one step {loss_of():.4f}")
