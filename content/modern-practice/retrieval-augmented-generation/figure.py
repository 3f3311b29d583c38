# tolerance: 15
"""Recall of the answer among the first k chunks, three retrievers."""
from importlib.resources import files

import numpy as np
from guide.chart import BLUE, GREEN, ORANGE, canvas, save
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction import text
from sklearn.preprocessing import normalize

ASKED = """\
how many people wrote the handwritten digits | 43 people
where did the wines come from | in italy
how much of the kdd data is abnormal | 80.1%
who first used the iris flowers | sir r.a. fisher
how many iris classes are separable | one class is linearly separable
how big is the patch of forest in one sample | 30×30m
how many newswire stories has reuters | over 800,000
how old were the men in the fitness club | middle-aged men
which detector found the faces | viola-jones
how long after baseline is progression measured | one year after
which census are the california houses from | 1990 u.s. census
how many grey levels do the images have | 256 grey levels
which parameter removes headers from posts | called **remove**
in which countries does the rice rat live | colombia, ecuador
how was the breast tissue sampled | fine needle aspirate
how many topics can one story have at most | up to 17 topics
what is behind people in the photos | dark homogeneous background
how large is the download of rcv1 | 656 mb
who built the intrusion detection data | mit lincoln lab
do two pictures show the same person | face verification
how are the diabetes variables scaled | mean centered and scaled
what do the exercise variables count | chins, situps and jumps
name of the sloth | bradypus variegatus
why do resorts have many rooms per household | few households"""
asked, answers = zip(*(q.split(" | ") for q in ASKED.split("\n")))
words = [page.read_text().lower().split() for page
         in sorted(files("sklearn.datasets.descr").glob("*.rst"))]
K = np.arange(1, 13)


def curves(size):
    chunks = [" ".join(page[i:i + size]) for page in words
              for i in range(0, len(page) - size // 2, size // 2)]
    counter = text.CountVectorizer()
    tf = counter.fit_transform(chunks).toarray()
    found, length = (tf > 0).sum(0), tf.sum(1, keepdims=True)
    idf = np.log(1 + (len(tf) - found + 0.5) / (found + 0.5))
    norm = 1.5 * (0.25 + 0.75 * length / length.mean())
    bm25 = counter.transform(asked) @ (idf * tf * 2.5 / (tf + norm)).T
    letters = text.TfidfVectorizer(
        analyzer="char_wb", sublinear_tf=True, ngram_range=(2, 4))
    svd = TruncatedSVD(100, random_state=0)
    stored = normalize(svd.fit_transform(letters.fit_transform(chunks)))
    dense = normalize(
        svd.transform(letters.transform(asked))) @ stored.T
    place = [(-s).argsort(1).argsort(1) for s in (bm25, dense)]
    fused = sum(1 / (60 + p) for p in place)
    firsts = [[[answer in chunks[i] for i in row].index(True)
               for answer, row in zip(answers, (-s).argsort(1))]
              for s in (bm25, dense, fused)]
    return [[100 * np.mean(np.array(first) < k) for k in K]
            for first in firsts]


figure, ax = canvas()
result = np.mean([curves(size) for size in (30, 40, 50)], axis=0)
for line, name, colour, mark in zip(
        result, ("words (BM25)", "vectors", "both, fused"),
        (BLUE, ORANGE, GREEN), "os^"):
    ax.plot(K, line, c=colour, marker=mark, ms=4, ls="-", label=name)
ax.set(xlabel="chunks given to the model, k", ylim=(40, 102),
       ylabel="answer among them, %", xticks=K)
ax.legend(fontsize=9, loc="lower right")
save(figure)
