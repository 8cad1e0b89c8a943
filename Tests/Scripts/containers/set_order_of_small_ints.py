# A set of small ints iterates in the order of CPython's table.
import random

random.seed(5)


def pair():
    a = {random.randrange(60) for _ in range(random.randrange(20))}
    b = {random.randrange(60) for _ in range(random.randrange(20))}
    return a, b


for _ in range(60):
    a, b = pair()
    print(a, b, a | b, a & b, a - b, a ^ b, frozenset(a) | b, a.union(b, [99, 98]), a.intersection(list(b)))
    print(a.difference(b, [1, 2]), a.symmetric_difference(list(b)), set(b), set(list(b)), set(dict.fromkeys(b)))
    c = set(a)
    c |= b
    c -= {1, 2, 3}
    c &= a
    c ^= b
    print(c, sorted(c))
    taken = []
    while c:
        taken.append(c.pop())
        if len(taken) == 3:
            c.add(7)
            c.add(100)
    print(taken)
print({-1, -2, 3, 2**40, 2**61 - 1, 2**70}, {1.5, 2.5, 0.5, 100.25}, {(1, 2), (3, 4), (0, 0)}, {True, 2, 3.0})
print(set(range(200)) - set(range(0, 200, 3)))
print(set(), frozenset(), frozenset([3, 1, 2]), {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1} < {1, 2}, {1, 2} >= {1, 2}, {1} == frozenset([1]))
print({1}.isdisjoint({2}), {1}.isdisjoint([1]), hash(frozenset([1, 2, 3])), hash((1, 2)), hash(()), len({1, 1.0, True}))
s = {1, 2}
s.discard(5)
s.discard(1)
s.update([7], (8,), {9: 0})
s.intersection_update([2, 7, 8])
s.difference_update([2])
s.symmetric_difference_update([8, 11])
print(s, {1} in {frozenset([1])}, s.copy() == s, s.copy() is s)


class Bag(set):
    def add(self, item):
        print("adding", item)
        super().add(item)


bag = Bag([1, 2])
bag.add(3)
print(bag, type(bag | {5}).__name__, type(bag.copy()).__name__, Bag(), isinstance(bag, set))


class Frozen(frozenset):
    pass


print(Frozen([1, 2]), Frozen(), Frozen([1]) == {1}, hash(Frozen([1])) == hash(frozenset([1])))
