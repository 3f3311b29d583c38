import re
from collections import Counter

from guide.chart import BLUE, ORANGE, canvas, save
from sklearn import datasets

names = ("breast_cancer", "diabetes", "digits", "iris", "linnerud",
         "wine")
text = " ".join(getattr(datasets, f"load_{n}")().DESCR for n in names)
words = Counter(tuple(w) + ("_",) for w in re.findall(
    r"[a-z]+", text.lower()))
total = sum(words.values())
sizes, lengths = [], []
alphabet = {c for word in words for c in word}
for merge in range(601):
    if merge % 20 == 0:
        sizes.append(len(alphabet) + merge)
        tokens = sum(len(w) * n for w, n in words.items())
        lengths.append(tokens / total)
    pairs = Counter()
    for word, count in words.items():
        for pair in zip(word, word[1:]):
            pairs[pair] += count
    best = max(pairs, key=lambda p: (pairs[p], p))
    new = Counter()
    for word, count in words.items():
        out, i = [], 0
        while i < len(word):
            if word[i:i + 2] == best:
                out.append(word[i] + word[i + 1])
                i += 2
            else:
                out.append(word[i])
                i += 1
        new[tuple(out)] += count
    words = new
figure, axes = canvas(height=2.6)
axes.plot(sizes, lengths, color=BLUE, ls="-", marker="o", ms=3)
axes.axhline(1, color=ORANGE, ls="--", lw=1.2)
axes.text(620, 1.08, "whole words", ha="right", color=ORANGE,
          fontsize=9)
axes.set(xlabel="size of the vocabulary", ylabel="tokens per word",
         ylim=(0.8, 6.8))
save(figure)
