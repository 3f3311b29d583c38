import re
from collections import Counter, defaultdict
from importlib.resources import files

import numpy as np

# A small language model: counts of letters after up to five others,
# learnt from the descriptions of scikit-learn's datasets.
pages = sorted(files("sklearn.datasets.descr").glob("*.rst"))
text = " ".join(" ".join(page.read_text() for page in pages).split())
text = " ".join(re.findall("[a-z]+", text.lower()))
letters = sorted(set(text))
counts = defaultdict(Counter)
for n in range(6):
    for i in range(n, len(text)):
        counts[text[i - n:i]][text[i]] += 1


def predict(context):  # short contexts smooth the longer ones
    p = np.full(len(letters), 1 / len(letters))
    for n in range(6):
        if seen := counts.get(context[len(context) - n:]):
            row = np.array([seen[letter] for letter in letters])
            p = (row + len(seen) * p) / (row.sum() + len(seen))
    return p


def write(temperature, top_p, length=1000):
    rng, out = np.random.default_rng(0), "the data "
    while len(out) < length:
        p = predict(out)
        p = (p / p.max()) ** (1 / temperature)
        p /= p.sum()
        order = np.argsort(-p, kind="stable")
        keep = np.cumsum(p[order]) - p[order] < top_p
        p = p[order] * keep / (p[order] * keep).sum()
        out += letters[order[rng.choice(len(p), p=p)]]
    return out


for T, top_p in (0.01, 1), (0.4, 1), (0.8, 1), (0.8, 0.9), (1.6, 1):
    out = write(T, top_p)
    pieces = [out[i:i + 12] for i in range(len(out) - 11)]
    repeated = 1 - len(set(pieces)) / len(pieces)
    print(f"T {T:4} p {top_p:3} repeated {repeated:.2f} {out[70:130]}")
