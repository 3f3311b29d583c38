import tensorflow as tf

traces = []


@tf.function
def scale(x, factor):
    traces.append(1)  # Python: runs while tracing, not when called
    return x * factor


def count(what, calls):
    traces.clear()
    for arguments in calls:
        scale(*arguments)
    print(f"{what:34} {len(calls)} calls, {len(traces)} traces")


row, two = tf.ones(3), tf.constant(2.0)
numbers = [(row, float(i)) for i in range(5)]
count("tensors, same shape", [(row * i, two) for i in range(5)])
count("Python numbers", numbers)
count("tensors, new shapes", [(tf.ones(n), two) for n in range(4, 9)])
count("the same numbers again", numbers)
# A signature: open length, numbers become tensors; one graph.
scale = tf.function(scale.python_function, input_signature=[
    tf.TensorSpec([None]), tf.TensorSpec([])])
count("with a signature", [(tf.ones(n), float(n)) for n in range(5)])
log, factor = [], 10


@tf.function
def remember(x):
    log.append("called")  # a side effect: at tracing only
    return x * factor  # a Python global: frozen into the graph


before = remember(row).numpy()
factor = 1000
print(before, remember(row).numpy(), log)
