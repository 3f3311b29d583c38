def schedule(stages, micro, one_f_one_b):
    """A forward and a backward each take one slot of time."""
    done, grid = {}, []  # when each piece of work was finished
    forwards, backwards = [0] * stages, [0] * stages
    most = 0
    while sum(backwards) < stages * micro:
        now, column = len(grid), []
        for s in range(stages):
            f, b = forwards[s], backwards[s]
            can_f = f < micro and (
                s == 0 or done.get(("F", s - 1, f), now) < now)
            if one_f_one_b:  # so many activations may wait
                can_f = can_f and f - b < stages - s
            can_b = b < f and (
                done.get(("B", s + 1, b), now) < now if s < stages - 1
                else done["F", s, b] < now)
            if not one_f_one_b:
                can_b = can_b and f == micro  # GPipe: forwards first
            kind = "B" if can_b else "F" if can_f else "."
            if kind == "B":
                backwards[s] += 1
            if kind == "F":
                forwards[s] += 1
            column.append((kind, b if can_b else f))
            most = max(most, forwards[s] - backwards[s])
        for s, (kind, number) in enumerate(column):
            done[kind, s, number] = now
        grid.append(column)
    idle = sum(kind == "." for c in grid for kind, _ in c)
    share = idle / stages / len(grid)
    return grid, f"idle {share:.2f}, kept at most {most}"


for micro in (1, 4, 16):
    for name, kind in (("GPipe", False), ("1F1B", True)):
        grid, found = schedule(4, micro, kind)
        print(f"{micro:2} micro-batches, {name}: {found}")
        if micro == 4:
            for s in range(4):
                print("  ", "".join(column[s][0] for column in grid))
