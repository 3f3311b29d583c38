# Reciprocal rank fusion of two rankings of the chunks a to d.
by_words = ["a", "b", "c", "d"]
by_vectors = ["c", "a", "d", "b"]
scores = {chunk: 1 / (60 + by_words.index(chunk))
          + 1 / (60 + by_vectors.index(chunk)) for chunk in "abcd"}
print(sorted(scores, key=scores.get, reverse=True))
