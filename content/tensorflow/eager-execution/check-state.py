import tensorflow as tf

total = tf.Variable(0)


def add(n):
    total.assign_add(n)
    return int(total.numpy())


print(add(2), add(3))
