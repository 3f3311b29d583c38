stages = 4
for micro in (1, 4, 12):
    slots = micro + stages - 1  # until the last stage is done
    print(round(1 - micro / slots, 2))
