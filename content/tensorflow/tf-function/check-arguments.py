import tensorflow as tf

traces = []


@tf.function
def increase(x):
    traces.append(x)
    return x + 1


for i in range(3):
    increase(tf.constant(i))
print(len(traces))
for i in range(3):
    increase(i)
print(len(traces))
