import numpy as np
import tensorflow as tf

v1 = tf.compat.v1  # the old interface, kept within TensorFlow 2
rng = np.random.default_rng(0)
x = rng.normal(size=(100, 1)).astype("float32")
y = 3 * x + 2

# First describe: nothing is computed in this block.
with tf.Graph().as_default():
    x_in = v1.placeholder(tf.float32, [None, 1])
    y_in = v1.placeholder(tf.float32, [None, 1])
    w = v1.get_variable("w", [1, 1], initializer=tf.zeros_initializer())
    b = v1.get_variable("b", [1], initializer=tf.zeros_initializer())
    loss = tf.reduce_mean((x_in @ w + b - y_in) ** 2)
    train = v1.train.GradientDescentOptimizer(0.1).minimize(loss)
    start = v1.global_variables_initializer()
    print("type of w + 1:", type(w + 1).__name__, "no value yet")

    # Then run: a session holds the variables and feeds the data.
    with v1.Session() as session:
        session.run(start)
        for i in range(101):
            feed = {x_in: x, y_in: y}
            # Fetching both may read the loss before or after the
            # update: read it first.
            value = session.run(loss, feed)
            session.run(train, feed)
            if i in (0, 10, 100):
                print(f"step {i:3}: loss {value:.6f}")
        w_end, b_end = session.run([w, b])
print(f"w {w_end.item():.4f}  b {b_end.item():.4f}")
