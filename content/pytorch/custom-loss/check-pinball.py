def pinball(target, guess, q=0.9):
    error = target - guess
    return max(q * error, (q - 1) * error)


print(round(pinball(5, 3), 2), round(pinball(3, 5), 2))
