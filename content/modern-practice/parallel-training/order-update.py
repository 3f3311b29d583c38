shards = [1.0, 2.0], [3.0, 4.0]  # halves of one weight vector
full = shards[0] + shards[1]  # all-gather
gradients = [[x * w for w in full] for x in (1.0, 3.0)]
mean = [sum(pair) / 2 for pair in zip(*gradients)]
own = mean[:2]  # what the reduce-scatter leaves on device 0
print([round(w - 0.1 * g, 2) for w, g in zip(shards[0], own)])
