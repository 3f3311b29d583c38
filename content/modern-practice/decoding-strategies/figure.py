# tolerance: 25
"""Temperature: loops when it is low, invented words when it is high."""
import re
from collections import Counter, defaultdict
from importlib.resources import files

import numpy as np
from guide.chart import BLUE, ORANGE, canvas, save

# The same model of letters as in the program.
pages = sorted(files("sklearn.datasets.descr").glob("*.rst"))
text = " ".join(page.read_text() for page in pages).lower()
words = re.findall("[a-z]+", text)
text, words = " ".join(words), set(words)
letters = sorted(set(text))
counts = defaultdict(Counter)
for n in range(6):
    for i in range(n, len(text)):
        counts[text[i - n:i]][text[i]] += 1
known = {}


def predict(context):
    if context not in known:
        p = np.full(len(letters), 1 / len(letters))
        for n in range(6):
            if seen := counts.get(context[len(context) - n:]):
                row = np.array([seen[letter] for letter in letters])
                p = (row + len(seen) * p) / (row.sum() + len(seen))
        known[context] = p
    return known[context]


def measure(temperature, top_p, seed):
    rng, out = np.random.default_rng(seed), "the data "
    while len(out) < 2000:
        p = predict(out[-5:])
        p = (p / p.max()) ** (1 / temperature)
        p /= p.sum()
        order = np.argsort(-p, kind="stable")
        keep = np.cumsum(p[order]) - p[order] < top_p
        p = p[order] * keep / (p[order] * keep).sum()
        out += letters[order[rng.choice(len(p), p=p)]]
    pieces = [out[i:i + 12] for i in range(len(out) - 11)]
    found = out.split()[:-1]
    return (100 - 100 * len(set(pieces)) / len(pieces),
            100 * np.mean([word not in words for word in found]))


TEMPERATURES = np.arange(0.1, 1.85, 0.1)
figure, ax = canvas(height=3.2)
for top_p, dash, name in (1, "-", ""), (0.9, "--", ", top-p 0.9"):
    repeated, invented = np.mean([[measure(t, top_p, seed)
        for t in TEMPERATURES] for seed in range(5)], axis=0).T
    ax.plot(TEMPERATURES, repeated, dash, c=BLUE,
            label="repeated" + name)
    ax.plot(TEMPERATURES, invented, dash, c=ORANGE,
            label="invented words" + name)
ax.set(xlabel="temperature", ylabel="share of the text, %",
       ylim=(0, 100))
ax.legend(fontsize=9)
save(figure)
