rewards, gamma, total = [1.0, 0.0, 2.0], 0.5, 0.0
returns = []
for reward in reversed(rewards):
    total = reward + gamma * total
    returns.insert(0, total)
print(returns)
