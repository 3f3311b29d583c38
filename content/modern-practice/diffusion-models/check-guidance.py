with_prompt, without = 0.8, 0.5  # predicted noise of one value
for scale in (0, 1, 4):
    print(round(without + scale * (with_prompt - without), 2))
