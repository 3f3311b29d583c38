# Place of the first right chunk for four questions; 0 is the top.
places = [0, 3, 1, 9]
recall = sum(place < 3 for place in places) / len(places)
mrr = sum(1 / (1 + place) for place in places) / len(places)
print(f"recall@3 {recall:.2f}, MRR {mrr:.2f}")
