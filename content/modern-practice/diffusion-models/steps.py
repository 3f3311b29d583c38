import numpy as np

# The ideal denoiser is known for data at -2 (30 %) and 1 (70 %) with
# a spread of 0.1, so only the error of the sampler is left.
MEANS, SHARES, SPREAD = np.array([-2.0, 1.0]), np.array([0.3, 0.7]), 0.1


def ideal_noise(x, a):
    variance = a * SPREAD ** 2 + 1 - a
    gap = x[:, None] - np.sqrt(a) * MEANS
    weight = SHARES * np.exp(-0.5 * gap ** 2 / variance)
    weight /= weight.sum(1, keepdims=True)
    return np.sqrt(1 - a) * (weight * gap).sum(1) / variance


def sample(steps, fresh, n=20000):  # fresh 1: DDPM, 0: DDIM
    rng = np.random.default_rng(0)
    a = np.cos(np.linspace(0, 0.99, steps + 1) * np.pi / 2) ** 2
    x = rng.normal(size=n)
    for t in range(steps, 0, -1):
        now, then = a[t], a[t - 1]
        eps = ideal_noise(x, now)
        clean = (x - np.sqrt(1 - now) * eps) / np.sqrt(now)
        s = fresh * np.sqrt((1 - then) / (1 - now) * (1 - now / then))
        x = (np.sqrt(then) * clean + np.sqrt(1 - then - s ** 2) * eps
             + s * rng.normal(size=n))
    return np.sort(x)


rng = np.random.default_rng(1)
data = np.sort(rng.choice(MEANS, 20000, p=SHARES)
               + SPREAD * rng.normal(size=20000))
print("mean distance of the samples' quantiles from the data's")
for steps in (1, 5, 10, 20, 50, 200, 1000):
    ddpm, ddim = (np.abs(sample(steps, fresh) - data).mean()
                  for fresh in (1, 0))
    print(f"{steps:4} steps: DDPM {ddpm:.3f}, DDIM {ddim:.3f}")
