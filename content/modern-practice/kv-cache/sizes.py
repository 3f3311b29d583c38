LAYERS, HEADS, HEAD, BYTES = 32, 32, 128, 2  # about 7 billion weights


def gib(key_heads, tokens, batch=1):
    """Keys and values of all layers, in bfloat16."""
    return (2 * LAYERS * key_heads * HEAD * BYTES * tokens * batch
            / 2**30)


for name, heads in (("multi-head", 32), ("grouped, 8", 8),
                    ("multi-query", 1)):
    print(f"{name:12} {gib(heads, 1) * 2**20:5.0f} KiB a token, "
          f"{gib(heads, 8192):5.2f} GiB for 8k, "
          f"{gib(heads, 131_072):6.2f} GiB for 128k")
print(f"weights in bfloat16: {7e9 * BYTES / 2**30:.0f} GiB")
print(f"32 requests of 8k, grouped: {gib(8, 8192, 32):.0f} GiB")

# A step reads all weights once and each request's cache once.
BANDWIDTH = 3.35e12  # bytes a second, an H100 by its data sheet
for batch in (1, 32):
    read = 7e9 * BYTES + gib(8, 8192, batch) * 2**30
    print(f"batch {batch:2}: at most {batch * BANDWIDTH / read:5.0f} "
          "tokens a second")
