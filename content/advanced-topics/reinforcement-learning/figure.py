from guide.chart import (BLUE, BLUE_TINT, GREEN_TINT, INK, ORANGE,
                         canvas, save)

figure, axes = canvas(height=2.3)
axes.set(xlim=(0, 9.6), ylim=(0, 4.6))
axes.axis("off")
for x, name, role, fill in (
        (2.2, "Agent", "policy $\\pi(a\\,|\\,s)$", BLUE_TINT),
        (7.4, "Environment", "rules, rewards", GREEN_TINT)):
    axes.fill([x - 1.45, x + 1.45, x + 1.45, x - 1.45],
              [1.5, 1.5, 3.1, 3.1], fc=fill, ec=INK, ls="-", lw=1.2)
    axes.text(x, 2.6, name, ha="center", va="center", fontsize=11)
    axes.text(x, 1.95, role, ha="center", va="center")


def arrow(points, color):
    xs, ys = zip(*points)
    axes.plot(xs[:-1], ys[:-1], color=color, ls="-")
    axes.annotate("", points[-1], points[-2], arrowprops=dict(
        arrowstyle="-|>", color=color, lw=1.8, shrinkA=0, shrinkB=0))


arrow([(2.2, 3.1), (2.2, 3.8), (7.4, 3.8), (7.4, 3.1)], BLUE)
arrow([(7.4, 1.5), (7.4, 0.8), (2.2, 0.8), (2.2, 1.5)], ORANGE)
axes.text(4.8, 4.15, "action $a_t$", ha="center", va="center")
axes.text(4.8, 0.35, "reward $r_{t+1}$, next state $s_{t+1}$",
          ha="center", va="center")
save(figure)
