import numpy as np
from guide.chart import DASHES, SERIES, canvas, save

t = np.arange(0, 1000)
warm = np.minimum(1, t / 100)
along = np.clip((t - 100) / 900, 0, 1)
figure, axes = canvas(height=2.6)
for (name, rate), color, dash in zip((
        ("warm-up, cosine", warm * 0.5 * (1 + np.cos(np.pi * along))),
        ("warm-up, linear", warm * (1 - along)),
        ("warm-up, stable, decay",
         warm * np.minimum(1, (1000 - t) / 200)),
        ("steps of a tenth", 10.0 ** -(t // 400))), SERIES, DASHES):
    axes.plot(t, rate, color=color, ls=dash, label=name)
axes.set(xlabel="step", ylabel="rate, share of the peak",
         ylim=(-0.03, 1.45), yticks=[0, 0.5, 1])
axes.legend(loc="upper right", fontsize=9, ncols=2)
save(figure)
