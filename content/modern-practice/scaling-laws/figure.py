import numpy as np
from guide.chart import DASHES, INK, SERIES, canvas, save

E, A, B, ALPHA, BETA = 1.69, 406.4, 410.7, 0.34, 0.28
n = np.geomspace(3e7, 3e11, 300)
figure, axes = canvas(height=2.8)
for compute, color, dash in zip((1e21, 1e22, 1e23), SERIES, DASHES):
    loss = E + A / n**ALPHA + B / (compute / (6 * n))**BETA
    axes.semilogx(n, loss, color=color, ls=dash,
                  label=f"$10^{{{int(np.log10(compute))}}}$ operations")
    axes.plot(n[loss.argmin()], loss.min(), "o", color=INK, ms=5)
axes.set(xlabel="weights", ylabel="predicted loss", ylim=(1.95, 2.9))
axes.legend(loc="upper left", fontsize=9, ncols=1)
save(figure)
