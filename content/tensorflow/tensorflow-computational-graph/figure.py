from guide.chart import (BLUE_TINT, GREEN_TINT, INK, MUTED,
                         ORANGE_TINT, canvas, save)

figure, axes = canvas(width=4.8, height=3.4)
axes.set(xlim=(0, 100), ylim=(0, 72))
axes.axis("off")


def box(x, y, name, note, colour):
    axes.text(x, y, name, ha="center", va="center", bbox={
        "boxstyle": "round,pad=0.45", "fc": colour, "ec": INK})
    axes.text(x, y - 8.2, note, ha="center", va="center", fontsize=9,
              color=MUTED)


def arrow(start, end):
    axes.annotate("", end, start, arrowprops={
        "arrowstyle": "->", "color": INK, "lw": 1.3})


box(11, 62, "x", "(rows, 3)", BLUE_TINT)
box(11, 36, "w", "(3, 2)", BLUE_TINT)
box(11, 10, "b", "(2,)", BLUE_TINT)
box(38, 49, "MatMul", "(rows, 2)", ORANGE_TINT)
box(64, 33, "AddV2", "(rows, 2)", ORANGE_TINT)
box(90, 33, "Relu", "(rows, 2)", GREEN_TINT)
arrow((15, 61), (29.5, 52))
arrow((15, 37), (29.5, 46))
arrow((46.5, 47), (56.5, 37))
arrow((15, 11), (56.5, 29))
arrow((71.5, 33), (83.5, 33))
save(figure)
