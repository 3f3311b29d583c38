"""Best of k models that only guess, chosen on the test set: exact."""
import numpy as np
from scipy.stats import binom

from guide.chart import DASHES, MUTED, SERIES, canvas, save

tried = np.unique(np.logspace(0, 4, 41).astype(int))
figure, ax = canvas()
for size, colour, dash in zip((100, 1000, 10_000), SERIES, DASHES):
    below = binom.cdf(np.arange(size), size, 0.5)  # P(hits <= h)
    best = [np.sum(1 - below**k) / size for k in tried]  # E[max]/size
    ax.semilogx(tried, best, color=colour, linestyle=dash,
                label=f"{size:,} test examples")
ax.axhline(0.5, color=MUTED, linewidth=1, linestyle=":")
ax.text(1e4, 0.488, "true accuracy", ha="right", color=MUTED)
ax.set(xlabel="models compared on the test set",
       ylabel="expected accuracy of the best", ylim=(0.48, 0.72))
ax.legend(fontsize=9, loc="upper left")
save(figure)
