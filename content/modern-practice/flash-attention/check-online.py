import math

top, total = -math.inf, 0.0
for score in (1000.0, 1001.0, 999.0):
    new_top = max(top, score)
    total = total * math.exp(top - new_top) + math.exp(score - new_top)
    top = new_top
print(f"{top + math.log(total):.3f}")
