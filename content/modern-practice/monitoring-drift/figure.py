"""What a monitor sees of three changes, labels a month late."""
import numpy as np
from scipy.stats import ks_2samp
from sklearn.linear_model import LogisticRegression

from guide.chart import BLUE, MUTED, ORANGE, canvas, save

rng = np.random.default_rng(0)
LATE, SIZE = 30, 500  # days until labels come, cases a day


def day(number, size=SIZE):
    y = rng.random(size) < 0.3
    x = rng.normal(size=(size, 6))
    x[:, :3] += 1.2 * y[:, None]
    if number >= 30:
        x[:, 5] += 1.0  # an input that the model hardly uses
    if 60 <= number < 90:
        x[:, 0] -= 2.5  # a broken sensor, mended on day 90
    if number >= 120:
        y ^= rng.random(size) < 0.2  # the world has changed
    return x, y.astype(int)


old, target = day(-1, 20_000)
model = LogisticRegression().fit(old, target)
days = np.arange(180)
distance, right = [], []
for number in days:
    x, y = day(number)
    distance.append(max(ks_2samp(a, b).statistic
                        for a, b in zip(old.T, x.T)))
    right.append(model.score(x, y))

figure, (top, low) = canvas(height=4.0, nrows=2, sharex=True)
top.plot(days, distance, "-", c=BLUE)
top.set(ylabel="largest KS distance\nof an input", ylim=(0, 1.1))
low.plot(days, right, "-", c=ORANGE)
low.plot(days[LATE:], right[:-LATE], ":", c=MUTED)
low.set(ylabel="accuracy", xlabel="day", ylim=(0.5, 1))
for axes in top, low:
    for start in 30, 60, 90, 120:
        axes.axvline(start, color=MUTED, linewidth=0.8)
low.text(1, 0.52, "dotted: as known,\nlabels 30 days late", fontsize=9)
for start, name in (30, "unused\ninput"), (60, "broken\nsensor"), (
        120, "new concept"):
    top.text(start + 1, 1.08, name, fontsize=9, va="top")
save(figure)
