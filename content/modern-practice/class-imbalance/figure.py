"""Two classes two deviations apart, ever rarer positives."""
import numpy as np
from scipy.stats import norm

from guide.chart import BLUE, GREEN, MUTED, ORANGE, canvas, save

DISTANCE = 2.0  # between the means of the two classes' scores
score = np.linspace(-6, 9, 20_001)
false_rate = norm.sf(score)  # share of negatives above the score
recall = norm.sf(score - DISTANCE)
prevalence = np.logspace(np.log10(0.5), -4, 60)


def average_precision(share):
    hits, alarms = share * recall, (1 - share) * false_rate
    return np.trapezoid(hits / (hits + alarms), 1 - recall)


auc = np.trapezoid(recall, 1 - false_rate)
figure, ax = canvas()
ax.semilogx(prevalence, 1 - prevalence, "-.", c=GREEN,
            label="accuracy of “always no”")
ax.semilogx(prevalence, np.full(60, auc), "-", c=BLUE, label="ROC AUC")
ax.semilogx(prevalence, [average_precision(p) for p in prevalence],
            "--", c=ORANGE, label="average precision")
ax.semilogx(prevalence, prevalence, ":", c=MUTED,
            label="average precision, random scores")
ax.set(xlabel="share of positives", ylabel="value", ylim=(0, 1.03),
       xlim=(0.5, 1e-4), xticks=[0.5, 0.1, 0.01, 0.001, 0.0001])
ax.set_xticklabels(["50 %", "10 %", "1 %", "0.1 %", "0.01 %"])
ax.minorticks_off()
ax.legend(fontsize=8, loc="center right", bbox_to_anchor=(1, 0.6))
save(figure)
