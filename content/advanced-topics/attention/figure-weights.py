import numpy as np
from guide.chart import BLUE, PAPER, RULE, canvas, save

WORDS = "The cup fell because the robot let it go"
# Set by hand, a digit for each feature: thing, can act, can be moved,
# event, movement, article, joins clauses, pronoun.
SEEKS = ("20000000 00012000 00200020 00020000 20000000 "
         "00020100 03000001 20200000 00100002")
OFFERS = ("00000200 20200000 00022000 00000020 00000200 "
          "22000000 00020000 10100002 00012000")

words = WORDS.split()
Q, K = (np.array([list(map(int, word)) for word in text.split()])
        for text in (SEEKS, OFFERS))
scores = Q @ K.T / np.sqrt(K.shape[1])
weights = np.exp(scores)
weights /= weights.sum(axis=1, keepdims=True)

figure, axes = canvas(height=3.5)
places = np.arange(len(words))
for asks in places:
    for seen in places:
        x, y = seen - 0.46, asks - 0.44
        square = [x, x + 0.92, x + 0.92, x], [y, y, y + 0.88, y + 0.88]
        axes.fill(*square, fc=PAPER, ec=RULE, ls="-", lw=0.6)
        weight = weights[asks, seen]
        axes.fill(*square, BLUE, alpha=weight, lw=0)
        if weight > 0.1:
            axes.text(seen, asks, f"{weight:.2f}"[1:], ha="center",
                      va="center", fontsize=8.5)
axes.set(xticks=places, xticklabels=words, yticks=places,
         yticklabels=words, xlim=(-0.5, 8.5), ylim=(8.5, -0.5),
         xlabel="word that is looked at", ylabel="word that asks")
axes.xaxis.set_label_position("top")
axes.xaxis.tick_top()
axes.tick_params(length=0, labelsize=9)
axes.tick_params(axis="x", rotation=30)
axes.grid(visible=False)
for side in axes.spines.values():
    side.set_visible(False)
save(figure, "figure-weights.svg")
