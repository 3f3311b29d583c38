layers, key_heads, width, tokens = 40, 8, 128, 4096
numbers = 2 * layers * key_heads * width * tokens
print(round(numbers * 2 / 2**20), "MiB")
