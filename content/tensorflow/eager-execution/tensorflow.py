import tensorflow as tf

print("eager:", tf.executing_eagerly())
x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
print((x @ x).numpy())  # a value, at once


def grow(v):
    steps = 0
    while v < 100:  # plain Python decides by the value
        v = v * 3
        steps += 1
    return v, steps


# The tape records what really ran: here four multiplications.
v = tf.Variable(2.0)
with tf.GradientTape() as tape:
    result, steps = grow(v)
slope = tape.gradient(result, v)
print(f"steps {steps}, result {result:.0f}, slope {slope:.0f}")


@tf.function
def traced(v):
    print("while tracing: eager", tf.executing_eagerly())
    print("  sees", type(v).__name__, "of shape", v.shape)
    try:
        v.numpy()
    except AttributeError as error:
        print("  AttributeError:", str(error).split("'")[-2])
    return grow(v)[0]  # AutoGraph turns the while into a node


print("graph:", traced(tf.constant(2.0)).numpy())
print("graph:", traced(tf.constant(50.0)).numpy())  # not traced again

eager_inside = tf.function(lambda: tf.constant(tf.executing_eagerly()))
print("switched on:  eager", eager_inside().numpy())
# To debug, switch the graphs off: prints and breakpoints work.
tf.config.run_functions_eagerly(True)
print("switched off: eager", eager_inside().numpy())
