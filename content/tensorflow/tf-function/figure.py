# tolerance: 150
import timeit

import tensorflow as tf
from guide.chart import BLUE, MUTED, canvas, save


def chain(x):
    for _ in range(100):  # 100 additions of ten numbers: all overhead
        x = x + 1.0
    return x


def large(x):
    for _ in range(4):  # 4 large products: all arithmetic
        x = x @ x / 600.0
    return x


def seconds(function, x, repeats):
    return min(timeit.repeat(
        lambda: function(x).numpy(), number=repeats))


ratios = []
tasks = (chain, tf.ones(10), 20), (large, tf.ones((600, 600)), 3)
for function, x, n in tasks:
    graph = tf.function(function)
    graph(x)  # trace before the clock starts
    ratios.append(seconds(function, x, n) / seconds(graph, x, n))

figure, axes = canvas(width=4.8, height=1.9)
axes.set_axisbelow(True)
names = ["100 additions\nof 10 numbers", "4 products of\n600 × 600"]
axes.barh(names, ratios, color=BLUE, height=0.5)
axes.axvline(1, color=MUTED, linestyle="--")
axes.set(xlim=(0, 30), ylim=(1.6, -0.6),
         xlabel="times faster than eager")
axes.grid(axis="y", visible=False)
for place, ratio in enumerate(ratios):
    axes.text(ratio + 0.5, place, f"{ratio:.0f}", va="center")
save(figure)
