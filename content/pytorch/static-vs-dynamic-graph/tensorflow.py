import tensorflow as tf


def shrink(x):
    print("  Python runs")
    while tf.norm(x) > 1:
        x = x / 2
    return x


x = tf.constant([3.0, 4.0, 12.0])
# Dynamic (eager, the default since 2.0): Python runs at each call
for scale in (1.0, 100.0):
    print("eager:", shrink(x * scale).numpy().tolist())

# Static: traced once per input signature; AutoGraph turns "while"
# over a tensor into a loop operation of the graph.
static = tf.function(shrink)
for scale in (1.0, 100.0):
    print("graph:", static(x * scale).numpy().tolist())
graph = static.get_concrete_function(x).graph
print([op.type for op in graph.get_operations() if "While" in op.type])

# Without AutoGraph the condition has no truth value.
try:
    tf.function(shrink, autograph=False)(x)
except tf.errors.OperatorNotAllowedInGraphError as error:
    print(type(error).__name__)

# Both ways differentiate. (A tf.Variable is another input: new trace.)
for name, f in (("eager", shrink), ("graph", static)):
    big = tf.Variable(x * 100)
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(f(big))
    print(f"{name}: dy/dx = {tape.gradient(y, big).numpy()[0]}")
