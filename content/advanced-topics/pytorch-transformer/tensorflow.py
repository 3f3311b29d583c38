# tolerance: 0.05
import tensorflow as tf
from tensorflow.nn import l2_normalize, relu, softmax

tf.random.set_seed(0)
N, D = 5, 64  # rows of five digits, a separator (10), then reversed
shapes = (11, D), (2 * N, D), (D, 3 * D), (D, D), (D, 256), (256, D)
weights = [tf.Variable(tf.random.normal(s) / 8) for s in shapes]
adam = tf.keras.optimizers.Adam(1e-3)
causal = tf.linalg.band_part(tf.ones((2 * N, 2 * N)), -1, 0) > 0


def examples(count):
    row = tf.random.uniform((count, N), 0, 10, tf.int32)
    return tf.concat([row, tf.fill((count, 1), 10), row[:, ::-1]], 1)


def model(rows):  # one head; l2_normalize * sqrt(D) is RMSNorm
    tokens, places, qkv, out, up, down = weights
    x = tf.gather(tokens, rows) + places
    q, k, v = tf.split(l2_normalize(x, -1) * D**0.5 @ qkv, 3, -1)
    scores = tf.matmul(q, k, transpose_b=True) / D**0.5
    x += softmax(tf.where(causal, scores, -1e9)) @ v @ out
    x += relu(l2_normalize(x, -1) * D**0.5 @ up) @ down
    return l2_normalize(x, -1) * D**0.5 @ tf.transpose(tokens)


@tf.function
def train_step(rows):
    with tf.GradientTape() as tape:
        loss = tf.nn.sparse_softmax_cross_entropy_with_logits(
            rows[:, N + 1:], model(rows[:, :-1])[:, N:])
    adam.apply(tape.gradient(loss, weights), weights)


def solved():  # greedy writing is right if each next token is
    new = tf.argmax(model(test[:, :-1])[:, N:], 2, tf.int32)
    return tf.reduce_all(new == test[:, N + 1:], 1).numpy().mean()


test = examples(500)
print(f"solved before: {solved():.2f}")
for rows in (examples(64) for _ in range(600)):
    train_step(rows)
print(f"solved after:  {solved():.2f}")
