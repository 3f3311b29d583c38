from guide.chart import BLUE_TINT, INK, MUTED, ORANGE_TINT, canvas, save

figure, axes = canvas(height=2.2)
axes.set(xlim=(0, 20), ylim=(-0.9, 6.0))
axes.axis("off")


def dot(x, y, fill):
    axes.fill([x - 0.28, x + 0.28, x + 0.28, x - 0.28],
              [y - 0.42, y - 0.42, y + 0.42, y + 0.42], fc=fill, ec=INK,
              ls="-", lw=0.9)


def draw(left, title, groups):
    axes.text(left + 2.6, 5.5, title, ha="center", va="center")
    per = 8 // groups
    for head in range(8):
        x = left + 0.75 * head
        key = left + 0.75 * (head // per * per + (per - 1) / 2)
        axes.plot([x, key], [1.0, 3.0], "-", color=MUTED, lw=0.8)
        dot(x, 0.6, BLUE_TINT)
        dot(key, 3.4, ORANGE_TINT)


draw(0.6, "multi-head", 8)
draw(7.4, "grouped", 2)
draw(14.2, "multi-query", 1)
axes.text(0.3, 4.35, "keys and values", fontsize=9, color=MUTED)
axes.text(0.3, -0.6, "queries", fontsize=9, color=MUTED)
save(figure)
