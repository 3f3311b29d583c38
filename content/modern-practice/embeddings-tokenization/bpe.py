from collections import Counter

TEXT = ("low lower lowest new newer newest wide wider widest "
        "slow slower slowest ") * 10


def train(text, merges):
    """The merges of byte-pair encoding, the most frequent first."""
    words = Counter(tuple(word) + ("_",) for word in text.split())
    learned = []
    for _ in range(merges):
        pairs = Counter()
        for word, count in words.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += count
        best = max(pairs, key=lambda p: (pairs[p], p))
        learned.append(best)
        words = Counter({merged(word, best): count
                         for word, count in words.items()})
    return learned


def merged(word, pair):
    out, i = [], 0
    while i < len(word):
        if word[i:i + 2] == pair:
            out.append(word[i] + word[i + 1])
            i += 2
        else:
            out.append(word[i])
            i += 1
    return tuple(out)


def encode(word, learned):
    parts = tuple(word) + ("_",)
    for pair in learned:  # in the order in which they were learned
        parts = merged(parts, pair)
    return parts


learned = train(TEXT, 12)
print("merges:", *("".join(pair) for pair in learned))
for word in ("lowest", "newest", "slowness", "wow"):
    print(f"{word:9}", *encode(word, learned))
