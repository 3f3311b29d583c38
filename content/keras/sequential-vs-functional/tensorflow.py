import numpy as np
import tensorflow as tf

# One formula for the weights, the same in all three tabs.
def grid(rows, columns):
    numbers = np.sin(np.arange(rows * columns)).reshape(rows, columns)
    return numbers.astype("float32")

class Dense(tf.Module):
    def __init__(self, rows, columns):
        super().__init__()
        self.w = tf.Variable(grid(rows, columns))
        self.b = tf.Variable(tf.zeros(columns))

    def __call__(self, x):
        return x @ self.w + self.b

encoder, head = Dense(4, 3), Dense(3, 1)
x = tf.constant([[1.0, 2.0, 3.0, 4.0]])
y = tf.constant([[4.0, 3.0, 2.0, 1.0]])

def chain(x):  # a chain is a composition of functions
    return head(tf.tanh(encoder(x)))

print(f"chain:   {chain(x)[0, 0]:.4f}")

class Siamese(tf.Module):  # sharing: hold one object, call it twice
    def __init__(self, encoder, head):
        super().__init__()
        self.encoder, self.head = encoder, head

    @tf.function
    def __call__(self, left, right):
        a, b = tf.tanh(self.encoder(left)), tf.tanh(self.encoder(right))
        return self.head(tf.abs(a - b))

siamese = Siamese(encoder, head)
print(f"siamese: {siamese(x, y)[0, 0]:.4f}")
print(f"swapped: {siamese(y, x)[0, 0]:.4f}")
count = sum(v.shape.num_elements() for v in siamese.variables)
print("parameters:", count, "(encoder counted once)")
print("features:", tf.tanh(encoder(x))[0].numpy().round(4))
