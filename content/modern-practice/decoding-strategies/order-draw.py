import numpy as np

logits = np.array([2.0, 1.0, 0.0])
scaled = logits / 0.5
weights = np.exp(scaled - scaled.max())
probabilities = weights / weights.sum()
token = np.random.default_rng(0).choice(3, p=probabilities)
print(token, probabilities.round(3))
