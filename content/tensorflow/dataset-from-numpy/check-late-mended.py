import tensorflow as tf

rows = tf.data.Dataset.range(6)
batches = rows.shuffle(6, seed=1).batch(3)
sets = [set(batch.numpy().tolist()) for batch in batches]
print("mixed:", {0, 1, 2} not in sets)
