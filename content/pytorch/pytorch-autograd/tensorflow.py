import tensorflow as tf

x = tf.constant([[1.0, 2], [3, 4], [5, 6]])
w = tf.Variable([[0.3], [-0.2]])  # trainable: watched by itself
for i in (1, 2):  # returned, not stored: nothing adds up
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.tanh(x @ w)) + tf.reduce_sum(w)
    grad = tape.gradient(loss, w).numpy().ravel().round(3)
    print(f"{i}: loss {loss.numpy():.4f}, dL/dw {grad}")

# Constants are not watched unless one asks.
with tf.GradientTape(persistent=True) as tape:
    free = tf.reduce_sum(x**2)
    tape.watch(x)
    watched = tf.reduce_sum(x**2)
print("unwatched:", tape.gradient(free, x))
print("watched:  ", tape.gradient(watched, x).numpy()[0])

# Second derivatives: a tape that records a tape's gradient
z = tf.Variable(2.0)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        y = z**3
    first = inner.gradient(y, z)
print("z^3 at 2:", first.numpy(), outer.gradient(first, z).numpy())

try:
    inner.gradient(y, z)  # a tape serves once unless persistent
except RuntimeError as error:
    print("twice:", str(error)[:56])
