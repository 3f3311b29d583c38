import numpy as np
from guide.chart import BLUE, ORANGE, canvas, save

length = np.geomspace(512, 131_072, 100)
heads, width, size = 32, 128, 2  # bfloat16
scores = heads * length**2 * size / 2**30
rest = 4 * heads * length * width * size / 2**30
figure, axes = canvas(height=2.7)
axes.loglog(length, scores + rest, color=ORANGE, ls="--",
            label="with the table of scores")
axes.loglog(length, rest, color=BLUE, ls="-",
            label="queries, keys, values, output")
axes.set(xlabel="tokens", ylabel="GiB in one layer")
axes.set_xticks([1024, 8192, 65_536], ["1k", "8k", "64k"])
axes.minorticks_off()
axes.legend(loc="upper left", fontsize=9)
save(figure)
