import tensorflow as tf

a = tf.constant(2) + tf.constant(3)
print(a.numpy())
