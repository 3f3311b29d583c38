import tensorflow as tf

a, b = tf.constant(5), tf.constant(3)
c = a + b
print("computed already:", c.numpy())

try:
    tf.Session()
except AttributeError as error:
    print("AttributeError:", str(error).split("'")[-2], "is not there")
try:
    with tf.compat.v1.Session() as session:
        session.run(c)
except RuntimeError as error:
    print("RuntimeError:", str(error).split(".")[0])


# TensorFlow 2: a function is the graph.
@tf.function
def add(a, b):
    return a + b


print("tf.function:", add(a, b).numpy())
