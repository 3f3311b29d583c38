from guide.chart import (BLUE_TINT, GREEN_TINT, INK, MUTED,
                         ORANGE_TINT, PURPLE_TINT, canvas, save)

figure, axes = canvas(width=4.8, height=3.9)
axes.set(xlim=(0, 100), ylim=(0, 84))
axes.axis("off")


def box(x, y, text, colour):
    axes.text(x, y, text, ha="center", va="center", linespacing=1.35,
              bbox={
        "boxstyle": "round,pad=0.45", "fc": colour, "ec": INK})


def arrow(start, end, style="->"):
    axes.annotate("", end, start, arrowprops={
        "arrowstyle": style, "color": INK, "lw": 1.3})


def note(x, y, text, ha="center"):
    axes.text(x, y, text, ha=ha, va="center", fontsize=9, color=MUTED)


box(17, 74, "training", BLUE_TINT)
box(17, 48, "models/line/9\nmodels/line/10", BLUE_TINT)
arrow((17, 69), (17, 56))
note(19, 63, "export", ha="left")

box(62, 48, "source, loader,\nmanager", ORANGE_TINT)
arrow((31.5, 48), (47, 48))
note(39, 52, "watch")
box(62, 27, "version 10 in memory", GREEN_TINT)
arrow((62, 40.5), (62, 32))
note(64, 36, "load new, then unload old", ha="left")
box(62, 8, "batching queue", ORANGE_TINT)
arrow((62, 13), (62, 22))
box(15, 8, "clients", PURPLE_TINT)
arrow((23, 8), (46.5, 8), "<->")
note(35, 14.6, "REST 8501\ngRPC 8500")
save(figure)
