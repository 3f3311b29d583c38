from guide.chart import (BLUE, BLUE_TINT, GREEN_TINT, INK, ORANGE_TINT,
                         canvas, save)

figure, axes = canvas(height=3.0)
axes.set(xlim=(0, 9.6), ylim=(0, 6.0))
axes.axis("off")


def box(x, y, text, fill):
    axes.fill([x - 1.05, x + 1.05, x + 1.05, x - 1.05],
              [y - 0.32, y - 0.32, y + 0.32, y + 0.32], fc=fill, ec=INK,
              ls="-", lw=1)
    axes.text(x, y, text, ha="center", va="center")


def arrow(x, y0, y1):
    axes.annotate("", (x, y1), (x, y0), arrowprops=dict(
        arrowstyle="-|>", color=INK, lw=1.1, shrinkA=0, shrinkB=0))


def block(x, names, title, stop):
    axes.text(x, 5.7, title, ha="center", va="center")
    ys = (1.5, 2.5)
    for y, name in zip(ys, names):
        box(x, y, name, GREEN_TINT if name == "norm" else ORANGE_TINT)
    for y0, y1 in ((0.3, 1.18), (1.82, 2.18), (2.82, 3.3)):
        arrow(x, y0, y1)
    # the identity path
    axes.plot([x, x - 1.5, x - 1.5], [0.75, 0.75, 3.5], "-", color=BLUE,
              lw=2)
    axes.annotate("", (x - 0.2, 3.5), (x - 1.5, 3.5), arrowprops=dict(
        arrowstyle="-|>", color=BLUE, lw=2, shrinkA=0, shrinkB=0))
    axes.text(x, 3.5, "+", ha="center", va="center", bbox=dict(
        boxstyle="circle,pad=0.08", fc=BLUE_TINT, ec=INK))
    if stop:
        arrow(x, 3.75, 4.1)
        box(x, 4.42, stop, GREEN_TINT)
        arrow(x, 4.74, 5.3)
    else:
        arrow(x, 3.75, 5.3)


block(2.4, ("norm", "layer"), "pre-norm: the path is free", "")
block(7.2, ("layer", "layer"), "post-norm: a norm on the path", "norm")
save(figure)
