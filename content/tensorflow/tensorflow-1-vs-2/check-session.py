# expect: AttributeError
import tensorflow as tf

a = tf.constant(2) + tf.constant(3)
print(tf.Session().run(a))
