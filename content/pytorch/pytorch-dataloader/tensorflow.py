import numpy as np
import tensorflow as tf

sizes = [3, 1, 4, 1, 5, 2, 6, 5, 3, 5]


def items():  # reading and preprocessing belong here, or in map()
    for i, size in enumerate(sizes):
        yield np.full(size, i, dtype="float32"), i


data = tf.data.Dataset.from_generator(items, output_signature=(
    tf.TensorSpec([None], tf.float32), tf.TensorSpec([], tf.int32)))

# padded_batch is TensorFlow's collate function for ragged rows
for values, labels in data.padded_batch(4):
    print(tuple(values.shape), labels.numpy().tolist())
print("a padded row:", values[0].numpy().tolist())

try:
    list(data.batch(4))  # plain batch only stacks
except tf.errors.InvalidArgumentError as error:
    print("plain batch:", type(error).__name__)

pipeline = (
    data.cache()  # after what is expensive, before what is random
    .shuffle(len(sizes), seed=0)
    .padded_batch(4, drop_remainder=True)
    .prefetch(tf.data.AUTOTUNE))  # threads, not processes
first, second = (
    [int(i) for _, ids in pipeline for i in ids] for _ in range(2))
print("batches:", len(first) // 4, "of", 4)
print("new order each epoch:", first != second)
