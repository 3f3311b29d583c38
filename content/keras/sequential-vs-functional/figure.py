from guide.chart import (BLUE, BLUE_TINT, GREEN, GREEN_TINT, INK, MUTED,
                         ORANGE, ORANGE_TINT, canvas, save)

figure, axes = canvas(width=4.8, height=3.5)
axes.set(xlim=(0, 10), ylim=(0.2, 9.2))
axes.axis("off")

def box(x, y, text, edge, fill, width=2.6):
    axes.text(x, y, text, ha="center", va="center", fontsize=10,
              bbox={"boxstyle": "square,pad=0.45", "ec": edge,
                    "fc": fill, "lw": 1.4})

def arrow(start, end):
    axes.annotate("", xy=end, xytext=start, arrowprops={
        "arrowstyle": "-|>", "color": INK, "lw": 1.3,
        "shrinkA": 0, "shrinkB": 0})

axes.text(1.6, 8.8, "Sequential", ha="center", color=MUTED)
axes.text(6.9, 8.8, "Functional", ha="center", color=MUTED)
for y, text in ((7.4, "Input"), (5.3, "Dense"), (3.2, "Dense"),
                (1.1, "output")):
    plain = text in ("Input", "output")
    box(1.6, y, text, INK if plain else BLUE,
        "none" if plain else BLUE_TINT)
for y in (7.4, 5.3, 3.2):
    arrow((1.6, y - 0.62), (1.6, y - 1.48))
box(5.1, 7.4, "left", INK, "none")
box(8.7, 7.4, "right", INK, "none")
box(6.9, 5.3, "shared encoder, one set of weights", ORANGE, ORANGE_TINT)
box(6.9, 3.2, "|a − b|", GREEN, GREEN_TINT)
box(6.9, 1.1, "Dense: score", BLUE, BLUE_TINT)
for x in (5.1, 8.7):
    arrow((x, 6.78), (x, 5.92))
arrow((6.1, 4.68), (6.1, 3.82))
arrow((7.7, 4.68), (7.7, 3.82))
axes.text(5.7, 4.25, "a", ha="center", va="center")
axes.text(8.1, 4.25, "b", ha="center", va="center")
arrow((6.9, 2.58), (6.9, 1.72))
save(figure)
