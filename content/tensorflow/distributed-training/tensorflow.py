import numpy as np
import tensorflow as tf

# Four CPUs in one process, before TensorFlow is used; with GPUs in
# the machine, MirroredStrategy() finds them by itself.
cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(
    cpu, [tf.config.LogicalDeviceConfiguration()] * 4)

rng = np.random.default_rng(0)
x = rng.normal(size=(64, 3)).astype("float32")
y = x @ np.float32([[2], [-1], [0.5]]) + 3
GLOBAL_BATCH = 64  # 16 rows on each of the four


def train(strategy, scale):
    data = tf.data.Dataset.from_tensor_slices((x, y)).repeat(20)
    data = strategy.experimental_distribute_dataset(
        data.batch(GLOBAL_BATCH))
    with strategy.scope():  # one copy of each variable per replica
        w = tf.Variable(tf.zeros([3, 1]))

    def step(x, y):
        context = tf.distribute.get_replica_context()
        with tf.GradientTape() as tape:
            # Sum over the rows here, divided by ALL rows.
            loss = tf.reduce_sum((x @ w + 3 - y) ** 2) / scale(len(x))
        gradient = tape.gradient(loss, w)
        total = context.all_reduce(tf.distribute.ReduceOp.SUM, gradient)
        w.assign_sub(0.05 * total)

    run = tf.function(lambda x, y: strategy.run(step, args=(x, y)))
    for x_part, y_part in data:
        run(x_part, y_part)
    return " ".join(f"{v:.4f}" for v in w.numpy().ravel())


four = tf.distribute.MirroredStrategy([f"CPU:{i}" for i in range(4)])
print("replicas:", four.num_replicas_in_sync)
one = tf.distribute.get_strategy()
print("one:", train(one, lambda n: GLOBAL_BATCH))
print("four:", train(four, lambda n: GLOBAL_BATCH))
print("mean per replica:", train(four, lambda n: n), "(4 x the step)")
