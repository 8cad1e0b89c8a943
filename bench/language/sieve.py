# Lists: append, index, store.
from worker import serve


def work():
    limit = 200_000
    flags = []
    for _ in range(limit + 1):
        flags.append(True)
    count = 0
    i = 2
    while i <= limit:
        if flags[i]:
            count += 1
            j = i * i
            while j <= limit:
                flags[j] = False
                j += i
        i += 1
    return count


serve(work)
