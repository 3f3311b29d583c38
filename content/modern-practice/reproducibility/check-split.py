import random

files = {f"image-{i}" for i in range(1000)}  # a set
random.seed(0)
test = random.sample(sorted(files), 5)
random.seed(0)
print(test == random.sample(sorted(files), 5))
