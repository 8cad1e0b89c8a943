# Rich comparison: reflection, NotImplemented, total absence, subclass priority, __eq__ without __hash__, __bool__ of results.
class A:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        print("A.eq", end=" ")
        return self.v == other.v if isinstance(other, A) else NotImplemented

    def __lt__(self, other):
        print("A.lt", end=" ")
        return self.v < other.v if isinstance(other, A) else NotImplemented


class B(A):
    def __eq__(self, other):
        print("B.eq", end=" ")
        return super().__eq__(other)

    def __gt__(self, other):
        print("B.gt", end=" ")
        return self.v > other.v


print(A(1) == A(1), A(1) != A(1), A(1) == 1, A(1) != 1, A(1) == B(1), B(1) == A(1))
print(A(1) < A(2), A(1) > A(2), A(1) < B(2), B(2) > A(1))
for call in (lambda: A(1) < 1, lambda: 1 < A(1), lambda: A(1) <= A(1), lambda: hash(A(1)), lambda: {A(1)}):
    try:
        print(call())
    except TypeError as error:
        print(error)
print([A(1)] == [A(1)], A(1) in [A(2), A(1)], [A(2), A(1)].index(A(1)), [A(1), A(1), A(2)].count(A(1)))
print([x.v for x in sorted([A(3), A(1), A(2)])], max(A(1), A(2)).v, min(A(1), A(2)).v)


class Weird:
    def __eq__(self, other):
        return []

    def __ne__(self, other):
        return "yes"

    def __lt__(self, other):
        return 0

    __hash__ = object.__hash__


w = Weird()
print(w == 1, w != 1, w < 1, w in [1], [w] == [w], not (w == w), (1 == w))


class Raises:
    def __eq__(self, other):
        raise ValueError("eq")

    def __bool__(self):
        raise ValueError("bool")

    def __len__(self):
        return -1


for call in (lambda: Raises() == 1, lambda: Raises() in [1], lambda: [1].index(Raises()), lambda: bool(Raises()), lambda: not Raises(), lambda: len(Raises()), lambda: 1 if Raises() else 2, lambda: [1].remove(Raises()), lambda: Raises() and 1):
    try:
        print(call())
    except ValueError as error:
        print(error)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1, 1 == 1.0 == True, None == None, (1, 2) < (1, 3), [1] < [1, 0], "a" < "b" < "c", {1} < {1, 2}, (1, "a") == (1, "a"))
