import numpy as np

WORDS = ["the", "a", "dog", "cat", "sleeps", "."]
# Row: the word before (the last row starts). Column: the next word.
P = np.array([[0.00, 0.00, 0.40, 0.35, 0.15, 0.10],
              [0.00, 0.00, 0.90, 0.04, 0.03, 0.03],
              [0.10, 0.10, 0.05, 0.05, 0.60, 0.10],
              [0.10, 0.10, 0.05, 0.05, 0.60, 0.10],
              [0.15, 0.15, 0.03, 0.03, 0.04, 0.60],
              [0.47, 0.38, 0.01, 0.01, 0.00, 0.13]])
with np.errstate(divide="ignore"):
    LOG = np.log(P)
END = START = 5


def score(words, alpha):  # alpha 0: the sum; 1: the mean per word
    pairs = zip([START, *words], words)
    return sum(LOG[pair] for pair in pairs) / len(words) ** alpha


def search(beams, alpha=0, longest=5):
    alive, done = [[]], []
    while alive:
        grown = [w + [n] for w in alive for n in range(len(WORDS))]
        grown.sort(key=lambda w: -score(w, alpha))
        done += [w for w in grown[:beams] if w[-1] == END]
        alive = [w for w in grown[:beams] if w[-1] != END]
        alive = [w for w in alive if len(w) < longest]
    return max(done, key=lambda w: score(w, alpha))


for name, beams, alpha in (
        ("greedy         ", 1, 0), ("beam of 2      ", 2, 0),
        ("beam of 3      ", 3, 0), ("all sentences  ", 9999, 0),
        ("all, mean score", 9999, 1)):
    best = search(beams, alpha)
    text = " ".join(WORDS[w] for w in best)
    print(f"{name} {np.exp(score(best, 0)):.4f} {text!r}")
