import tensorflow as tf

logits = tf.constant([[2.0, 0.5, -1.0], [0.1, 0.2, 3.0]])
classes = tf.constant([0, 1])
labels = tf.constant([[1.0, 0, 1], [0, 1, 0]])  # several may hold
output = tf.constant([1.5, -0.2, 8.0])
target = tf.constant([1.0, 0.0, 2.0])  # the last is far off
mean, log = tf.reduce_mean, tf.math.log

error = tf.abs(output - target)
print(f"mse           {mean(error ** 2):.4f}")
print(f"mae           {mean(error):.4f}")
huber = tf.where(error < 1, error**2 / 2, error - 0.5)
print(f"huber         {mean(huber):.4f}")
with tf.GradientTape() as tape:
    tape.watch(logits)
    one = mean(tf.nn.sparse_softmax_cross_entropy_with_logits(
        classes, logits))
print(f"cross-entropy {one:.4f}")
soft = tf.one_hot(classes, 3) * 0.9 + 0.1 / 3
smooth = mean(tf.nn.softmax_cross_entropy_with_logits(soft, logits))
print(f"with smoothing {smooth:.4f}")
each = mean(tf.nn.sigmoid_cross_entropy_with_logits(labels, logits))
print(f"binary        {each:.4f}")
p, q = tf.constant([0.7, 0.2, 0.1]), tf.constant([0.5, 0.3, 0.2])
print(f"kl(p, q)      {tf.reduce_sum(p * (log(p) - log(q))):.4f}")

grad = tape.gradient(one, logits).numpy()
print("gradient", grad[1].round(4))

# Large logits: from logits it is exact, by way of softmax it is lost.
big = tf.constant([[200.0, 0, 0]])
exact = tf.nn.sparse_softmax_cross_entropy_with_logits([1], big)
print(f"from logits   {exact[0]:.1f}")
print(f"log(softmax)  {-log(tf.nn.softmax(big))[0, 1]:.1f}")
