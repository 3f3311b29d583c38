import numpy as np
import tensorflow as tf


@tf.function
def pinball(prediction, target, q):
    # Static shapes: checked while tracing, free at run time
    prediction.shape.assert_is_compatible_with(target.shape)
    error = target - prediction
    return tf.reduce_mean(tf.maximum(q * error, (q - 1) * error))


prediction = tf.Variable([1.0, 2.0, 3.0, 4.0])
target = tf.constant([2.0, 2.5, 1.0, 7.0])
with tf.GradientTape() as tape:
    loss = pinball(prediction, target, 0.9)
gradient = tape.gradient(loss, prediction).numpy()
print(f"loss {loss.numpy():.4f}, gradient", gradient.round(4))
try:
    pinball(prediction[:, None], target, 0.9)
except ValueError as error:
    print("shapes:", str(error).strip().splitlines()[-1].strip())

# The constant that minimises it is the 0.9 quantile of the targets.
data = np.random.default_rng(0).exponential(size=999)
targets = tf.constant(data, tf.float32)
guess = tf.Variable(0.0)
ones = tf.ones(999)


@tf.function
def step():
    with tf.GradientTape() as tape:
        loss = pinball(guess * ones, targets, 0.9)
    guess.assign_sub(1.0 * tape.gradient(loss, guess))


print(f"before: {pinball(guess * ones, targets, 0.9):.3f}")
for _ in range(200):
    step()
print(f"after:  {pinball(guess * ones, targets, 0.9):.3f}")
print(f"guess {guess.numpy():.2f},",
      f"quantile {np.quantile(data, 0.9):.2f}")
