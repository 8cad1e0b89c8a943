# set.intersection looks at no more items once it has all of its own.
def gen(items):
    for i in items:
        print('item', i)
        yield i
for s in (set(), {1}, {1, 2}, frozenset([1]), {1, 2, 3}):
    for items in ([1, [], 2], [1, 2, []], [5, 1, 2, 3, 4], []):
        for f in (lambda: s.intersection(gen(items)), lambda: s.intersection(items), lambda: set(s).intersection_update(gen(items)), lambda: s.intersection(gen(items), items)):
            try: print(sorted(f() or []))
            except TypeError as e: print(e)
