import math

x, now, then = 1.2, 0.36, 0.64  # noisy value; signal shares
eps = 0.5 * x  # what the network says
clean = (x - math.sqrt(1 - now) * eps) / math.sqrt(now)
x = math.sqrt(then) * clean + math.sqrt(1 - then) * eps
print(round(clean, 2), round(x, 2))
