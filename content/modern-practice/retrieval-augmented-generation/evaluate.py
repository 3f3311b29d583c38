from importlib.resources import files

import numpy as np
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
how many grey levels do the images have | 256 grey levels"""
asked, answers = zip(*(q.split(" | ") for q in ASKED.split("\n")))
words = [page.read_text().lower().split() for page
         in sorted(files("sklearn.datasets.descr").glob("*.rst"))]
chunks = [" ".join(page[i:i + 40]) for page in words  # halves overlap
          for i in range(0, len(page) - 20, 20)]
counter = text.CountVectorizer()  # BM25: rare words count, saturating
tf = counter.fit_transform(chunks).toarray()
found, length = (tf > 0).sum(0), tf.sum(1, keepdims=True)
idf = np.log(1 + (len(tf) - found + 0.5) / (found + 0.5))
norm = 1.5 * (0.25 + 0.75 * length / length.mean())
bm25 = counter.transform(asked) @ (idf * tf * 2.5 / (tf + norm)).T
letters = text.TfidfVectorizer(analyzer="char_wb", sublinear_tf=True,
                               ngram_range=(2, 4))
svd = TruncatedSVD(100, random_state=0)  # for want of a trained encoder
stored = normalize(svd.fit_transform(letters.fit_transform(chunks)))
dense = normalize(svd.transform(letters.transform(asked))) @ stored.T
place = [(-s).argsort(1).argsort(1) for s in (bm25, dense)]
fused = sum(1 / (60 + p) for p in place)  # reciprocal rank fusion
for name, scores in ("BM25", bm25), ("dense", dense), ("both", fused):
    ranked = [[a in chunks[i] for i in row] for a, row
              in zip(answers, (-scores).argsort(1, kind="stable"))]
    first = np.array([hits.index(True) for hits in ranked])
    print(f"{name:5} recall@1 {np.mean(first < 1):.2f}, "
          f"recall@3 {np.mean(first < 3):.2f}, "
          f"MRR {np.mean(1 / (1 + first)):.2f}")
