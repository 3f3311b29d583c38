import re

import numpy as np
from sklearn import datasets

# Text that a package ships: the descriptions of the data sets
names = ("breast_cancer", "diabetes", "digits", "iris", "linnerud",
         "wine")
text = " ".join(getattr(datasets, f"load_{n}")().DESCR for n in names)
words = re.findall(r"[a-z]{2,}", text.lower())
kept = sorted({w for w in words if words.count(w) >= 5})
index = {word: i for i, word in enumerate(kept)}

# Count neighbours within four words, then compare with chance (PMI).
counts = np.ones((len(kept), len(kept))) * 0.05
for i, word in enumerate(words):
    for other in words[max(0, i - 4):i]:
        if word in index and other in index:
            counts[index[word], index[other]] += 1
            counts[index[other], index[word]] += 1
chance = np.outer(counts.sum(1), counts.sum(1)) / counts.sum()
pmi = np.maximum(np.log(counts / chance), 0)

# Sixteen numbers for each word: a singular value decomposition
u, s, _ = np.linalg.svd(pmi)
vectors = u[:, :16] * np.sqrt(s[:16])
vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
print(f"{len(words)} words, {len(kept)} vectors")
for word in ("mean", "iris", "class"):
    near = (vectors @ vectors[index[word]]).argsort()[::-1][1:4]
    print(f"{word:11}", *(kept[i] for i in near))
