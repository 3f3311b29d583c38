for text in ("token", "Zürich", "東京"):
    print(len(text), "characters,", len(text.encode("utf-8")), "bytes")
