from guide.chart import (BLUE, BLUE_TINT, GREEN_TINT, INK, ORANGE,
                         ORANGE_TINT, PURPLE_TINT, canvas, save)

figure, axes = canvas(height=3.5)
axes.set(xlim=(0, 9.6), ylim=(0, 7.0))
axes.axis("off")


def box(x, y, text, fill, half=1.15, high=0.5):
    axes.fill([x - half, x + half, x + half, x - half],
              [y - high, y - high, y + high, y + high],
              fc=fill, ec=INK, ls="-", lw=1)
    axes.text(x, y, text, ha="center", va="center")


def arrow(x0, y0, x1, y1, color=INK):
    axes.annotate("", (x1, y1), (x0, y0), arrowprops=dict(
        arrowstyle="-|>", color=color, lw=1.6, shrinkA=0, shrinkB=0))


axes.text(0, 6.6, "Q-learning", va="center", weight="bold")
axes.text(0, 4.3, "DQN", va="center", weight="bold")
box(1.4, 5.6, "environment", GREEN_TINT, 1.3)
box(7.0, 5.6, "table Q[s, a]", BLUE_TINT, 1.5)
arrow(2.7, 5.75, 5.5, 5.75, ORANGE)
arrow(5.5, 5.4, 2.7, 5.4, BLUE)
axes.text(4.1, 6.15, "s, a, r, s'", ha="center", va="center")
axes.text(4.1, 4.98, "action", ha="center", va="center")
box(1.4, 3.3, "environment", GREEN_TINT, 1.3)
box(1.4, 0.7, "replay buffer", ORANGE_TINT, 1.3)
box(7.0, 3.3, "online network", BLUE_TINT, 1.5)
box(7.0, 0.7, "target network", PURPLE_TINT, 1.5)
arrow(1.4, 2.8, 1.4, 1.2, ORANGE)
axes.text(1.55, 2.0, "store", va="center")
arrow(5.5, 3.45, 2.7, 3.45, BLUE)
axes.text(4.1, 3.85, "action", ha="center", va="center")
arrow(2.7, 1.0, 5.5, 2.95, ORANGE)
axes.text(3.15, 2.3, "random batch", va="center", rotation=33)
arrow(6.4, 1.2, 6.4, 2.8)
axes.text(6.25, 2.0, "goals", ha="right", va="center")
arrow(7.6, 2.8, 7.6, 1.2)
axes.text(7.75, 2.0, "copy, rarely", va="center")
save(figure)
