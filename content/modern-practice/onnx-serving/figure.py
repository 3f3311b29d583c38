"""Latency of a server that batches, request by request."""
import numpy as np

from guide.chart import DASHES, SERIES, canvas, save

FIXED, EACH = 5.0, 0.5  # milliseconds per batch and per request in it
rng = np.random.default_rng(0)
gaps = rng.exponential(size=40_000)  # the same traffic for all servers


def latency(rate, largest):
    """99th percentile in ms; a free server takes whoever waits."""
    arrival = np.cumsum(gaps) * 1000 / rate
    done, clock, first = np.empty_like(arrival), 0.0, 0
    while first < len(arrival):
        clock = max(clock, arrival[first])
        last = np.searchsorted(arrival, clock, side="right")
        last = min(last, first + largest)
        clock += FIXED + EACH * (last - first)
        done[first:last], first = clock, last
    return np.percentile(done - arrival, 99)


figure, ax = canvas()
for largest, colour, dash in zip((1, 8, 32), SERIES, DASHES):
    most = 1000 * largest / (FIXED + EACH * largest)
    rates = np.linspace(20, 0.97 * most, 30)
    ax.plot(rates, [latency(rate, largest) for rate in rates],
            color=colour, linestyle=dash,
            label=f"at most {largest} per batch")
ax.set(xlabel="requests per second", ylabel="99th percentile, ms",
       ylim=(0, 150), xlim=(0, 1600))
ax.legend(fontsize=9)
save(figure)
