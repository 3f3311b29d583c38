import keras
import numpy as np

# One prompt, five possible answers: what the reference model says,
# and the hidden reward that decides which answer people prefer.
reference = np.array([0.40, 0.30, 0.15, 0.10, 0.05])
reward = np.array([0.0, 0.3, 1.0, 0.6, 1.2])
beta = 0.5  # strength of the tie to the reference
pairs = np.stack(np.triu_indices(5, 1), axis=1)  # all ten pairs
gap = reward[pairs[:, 0]] - reward[pairs[:, 1]]
first_wins = 1 / (1 + np.exp(-gap))  # Bradley-Terry

best = reference * np.exp(reward / beta)  # what RLHF aims at
best /= best.sum()


class Margin(keras.layers.Layer):  # no reward anywhere
    def build(self, shape):
        self.logits = self.add_weight(shape=(5,))
        self.logits.assign(np.log(reference))  # start there

    def call(self, pairs):
        implicit = beta * (keras.ops.log_softmax(self.logits)
                           - np.log(reference).astype("float32"))
        won, lost = keras.ops.unstack(
            keras.ops.take(implicit, pairs), axis=1)
        return keras.ops.expand_dims(won - lost, 1)


model = keras.Sequential([keras.Input((2,), dtype="int32"), Margin()])
# DPO is a classifier of pairs: binary cross-entropy of the margin.
model.compile(keras.optimizers.Adam(0.05),
              keras.losses.BinaryCrossentropy(from_logits=True))
print(f"loss before {model.evaluate(pairs, first_wins, verbose=0):.4f}")
model.fit(pairs, first_wins, batch_size=10, epochs=400, verbose=0)
print(f"loss after  {model.evaluate(pairs, first_wins, verbose=0):.4f}")
policy = np.asarray(keras.ops.softmax(model.layers[0].logits))
print("reference   ", reference.round(3))
print("RLHF optimum", best.round(3))
print("DPO policy  ", policy.round(3))
for name, p in ("reference", reference), ("DPO policy", policy):
    kl = np.sum(p * np.log(p / reference))
    print(f"{name}: reward {p @ reward:.3f}, KL {kl:.3f}")
