import tensorflow as tf


@tf.function
def double(x):
    print("tracing")
    return 2 * x


for rows in (2, 2, 3):
    double(tf.zeros((rows,)))
