# Long lists of numbers, where sorting counts instead of comparing: order, stability, direction, keys, and what it must leave alone.
import random

random.seed(7)
ints = [random.randrange(-10 ** 6, 10 ** 6) for _ in range(3000)]
wide = [random.randrange(-2 ** 62, 2 ** 62) for _ in range(2000)] + [0, -1, 2 ** 63 - 1, -2 ** 63]
floats = [random.uniform(-1e3, 1e3) for _ in range(3000)] + [float('inf'), float('-inf'), 5e-324, -5e-324, 0.0]


def check(values, **options):
    found = sorted(values, **options)
    key = options.get('key') or (lambda x: x)
    pairs = list(zip(found, found[1:]))
    if options.get('reverse'):
        right = all(not key(a) < key(b) for a, b in pairs)
    else:
        right = all(not key(b) < key(a) for a, b in pairs)
    return right, len(found), found[0], found[-1], found[len(found) // 2]


for values in (ints, wide, floats):
    print(check(values), check(values, reverse=True))
    copy = values[:]
    copy.sort()
    print(copy == sorted(values), copy[::-1] == sorted(values, reverse=True))
people = [(random.randrange(50), i) for i in range(4000)]
by_age = sorted(people, key=lambda p: p[0])
print(by_age == sorted(people), by_age[:3], [p for p in by_age if p[0] == 7][:4])
print(sorted(people, key=lambda p: -p[0])[:3], sorted(people, key=lambda p: p[0], reverse=True)[:3])
print(sorted(people, key=lambda p: p[0] / 7)[5:8])
zeros = [0.0, -0.0] * 400 + [1.0, -1.0]
print([str(x) for x in sorted(zeros)[:6]], [str(x) for x in sorted(zeros, reverse=True)[:4]])
print([str(x) for x in sorted([-0.0, 0.0] * 300, key=abs)[:4]], sorted(range(600), key=lambda i: -0.0 if i % 2 else 0.0)[:4])
nan = float('nan')
holes = [3.0, nan, 1.0, 2.0] * 200
print([str(x) for x in sorted(holes)[:12]])
print([str(x) for x in sorted(holes, key=lambda x: x)[:12]])
mixed = [random.choice([1, 2.5, True, 10 ** 20, -3]) for _ in range(900)]
print(sorted(mixed)[:3], sorted(mixed)[-2:])
rising = list(range(2000)) + [5]
print(check(rising), check(list(reversed(rising))), check([7] * 1000))
print(check([True, False] * 500), sorted([1, True] * 300)[:4])
