import os
import tempfile

import tensorflow as tf

os.chdir(tempfile.mkdtemp())
x = tf.random.stateless_normal([64, 3], seed=[0, 0])
y = x @ [[2.0], [-1.0], [0.5]]


class Linear(tf.Module):
    def __init__(self):
        self.w = tf.Variable(tf.zeros([3, 1]))
        self.steps = tf.Variable(0)

    # The signature is what will be callable without this class.
    @tf.function(input_signature=[tf.TensorSpec([None, 3])])
    def __call__(self, x):
        return x @ self.w


def train(model, steps):
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((model(x) - y) ** 2)
        model.w.assign_sub(0.1 * tape.gradient(loss, model.w))
        model.steps.assign_add(1)


model = Linear()
train(model, 5)
# 1. Checkpoint: values only; to go on training, the code is needed.
manager = tf.train.CheckpointManager(
    tf.train.Checkpoint(model=model), "checkpoints", max_to_keep=2)
manager.save()
resumed = Linear()
checkpoint = tf.train.Checkpoint(model=resumed)
checkpoint.restore(manager.latest_checkpoint).assert_consumed()
print("steps kept:", resumed.steps.numpy())
# 2. SavedModel: values and graphs; no class needed to load it.
tf.saved_model.save(model, "saved")
loaded = tf.saved_model.load("saved")
print("files:", *sorted(os.listdir("saved")))
print("is a Linear:", isinstance(loaded, Linear))
print("same output:", bool(tf.reduce_all(loaded(x) == model(x))))
