import numpy as np
import tensorflow as tf

# One prompt, five possible answers: what the reference model says,
# and the hidden reward that decides which answer people prefer.
reference = np.array([0.40, 0.30, 0.15, 0.10, 0.05])
reward = np.array([0.0, 0.3, 1.0, 0.6, 1.2])
beta = 0.5  # strength of the tie to the reference
i, j = np.triu_indices(5, 1)  # all ten pairs
i_wins = 1 / (1 + np.exp(reward[j] - reward[i]))  # Bradley-Terry

best = reference * np.exp(reward / beta)  # what RLHF aims at
best /= best.sum()

log_ref = tf.constant(np.log(reference), tf.float32)
target = tf.constant(i_wins, tf.float32)
logits = tf.Variable(log_ref)  # start at the reference


@tf.function
def dpo_loss():  # no reward anywhere: only who won, how often
    implicit = beta * (tf.nn.log_softmax(logits) - log_ref)
    margin = tf.gather(implicit, i) - tf.gather(implicit, j)
    return tf.reduce_mean(
        tf.nn.sigmoid_cross_entropy_with_logits(target, margin))


adam = tf.keras.optimizers.Adam(0.05)
print(f"loss before {dpo_loss():.4f}")
for _ in range(400):
    with tf.GradientTape() as tape:
        loss = dpo_loss()
    adam.apply_gradients([(tape.gradient(loss, logits), logits)])
print(f"loss after  {dpo_loss():.4f}")
policy = tf.nn.softmax(logits).numpy()
print("reference   ", reference.round(3))
print("RLHF optimum", best.round(3))
print("DPO policy  ", policy.round(3))
for name, p in ("reference", reference), ("DPO policy", policy):
    kl = np.sum(p * np.log(p / reference))
    print(f"{name}: reward {p @ reward:.3f}, KL {kl:.3f}")
