# Sets: algebra, comparison, updates, hashing, errors. Shown sorted.
a, b = {1, 2, 3}, {3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= {1, 2, 3, 4}, a < a, a >= {1}, a > {1}, a == {3, 2, 1}, a != b, a.isdisjoint({9}), 1 in a, len(a), sorted(a.union([5], (6,))), sorted(a.intersection([1, 2], {2})), sorted(a.difference([1])), sorted(a.symmetric_difference([1, 9])), a.issubset(range(5)), a.issuperset([1]))
c = a.copy()
c.add(10); c.add(1); c.discard(99); c.remove(10); c.update([7], {8}); c.intersection_update({1, 7, 8}); c.difference_update([8]); c.symmetric_difference_update({1, 2})
print(sorted(c), sorted(a))
c |= {5}; c &= {5, 7}; c -= {7}; c ^= {5, 6}
print(c, c.pop(), c, bool(c))
f = frozenset([1, 2])
print(f, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([1, 2])], f | {3}, type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, {1, 2} == f, frozenset(f) is f, f.copy() is f, {frozenset([1]), frozenset([1])}, {1} in {frozenset([1])}, sorted(f - {1}), f.union([3]), sorted(map(sorted, {frozenset([1, 2]), frozenset()})))
for bad in (lambda: a + b, lambda: a | [1], lambda: a & "x", lambda: a - None, lambda: {[]}, lambda: a.add([]), lambda: a.remove(99), lambda: set().pop(), lambda: a[0], lambda: f.add(1), lambda: hash(a), lambda: a < [1], lambda: set(5), lambda: set(1, 2), lambda: a.union(5), lambda: a.update(5), lambda: {} | {1}, lambda: a.__contains__([]), lambda: a.remove({5}), lambda: a.issubset(5), lambda: frozenset(1, 2), lambda: set(x=1), lambda: a * 2, lambda: a < None, lambda: sorted([a, b]), lambda: {1, {2}}):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(set(), frozenset(), {*()}, {*range(3)}, set("a"), len(set("aabbc")), {1, 1.0, True}, {0, False, 0.0}, {None}, {(1, 2)}, set([(), ()]), set(range(10)) == {*range(10)}, {x // 2 for x in range(6)}, {1: 2}.keys() == {1}, set({1: 2}), max({3, 1}), sum({1, 2}), list({5}), tuple({5}), sorted({"b", "a"}), any({0}), all(set()))
class S(set):
    pass
print(S([1]), S([1]) | {2}, type(S([1]) | {2}).__name__, type({2} | S([1])).__name__, type(S([1]).copy()).__name__, S([1]) == {1}, repr(S()), isinstance(S(), set), type(S().union([1])).__name__)
big = set(range(1000))
for i in range(0, 1000, 3): big.discard(i)
print(len(big), sum(big), 3 in big, 4 in big)
