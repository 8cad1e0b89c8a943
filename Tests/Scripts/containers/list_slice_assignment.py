# Slice assignment and deletion of lists for every combination, against a model.
def model(l, start, stop, step, new):
    return None
import itertools
bad = 0
for n in range(6):
    for start, stop, step in itertools.product([None, -4, -1, 0, 1, 3, 9], [None, -5, -1, 0, 2, 9], [None, 1, 2, 3, -1, -2]):
        l = list(range(n))
        idx = list(range(*slice(start, stop, step).indices(n)))
        m = [x for i, x in enumerate(l) if i not in idx]
        d = l[:]
        del d[start:stop:step]
        if d != m or l[start:stop:step] != [l[i] for i in idx]:
            bad += 1
        for size in (0, 1, len(idx), len(idx) + 1):
            t = l[:]
            try:
                t[start:stop:step] = "abcdefgh"[:size]
                outcome = t
            except ValueError as error:
                outcome = str(error)
            if n == 4 and size in (1, len(idx)):
                print(start, stop, step, size, outcome)
print(bad)
l = [1, 2, 3]
l[1:1] = l
print(l)
l[::2] = l[::-2] if len(l) % 2 else [0] * len(l[::2])
print(l)
l[:] = []
print(l)
l[5:] = (i for i in range(3))
print(l)
l[-1:] = {9: 1}
print(l)
for bad in (lambda: l.__setitem__(slice(0, 1), 5), lambda: l.__setitem__(slice(None, None, 0), []), lambda: l.__setitem__("a", 1), lambda: l.__setitem__(10, 1), lambda: l.__delitem__(10), lambda: l.__setitem__(slice("a", None), [])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
