weights, tokens = 7e9, 2e12
operations = 6 * weights * tokens
seconds = operations / (1024 * 400e12)  # 1,024 devices at 400 Tflop/s
print(f"{operations:.1e} operations, {seconds / 86_400:.1f} days")
