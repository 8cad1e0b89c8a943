"""A matrix class with operators, and what one does with it."""
from fractions import Fraction
from functools import reduce
from numbers import Number
import operator


class Matrix:
    def __init__(self, rows):
        self.rows = tuple(tuple(row) for row in rows)
        widths = {len(row) for row in self.rows}
        if len(widths) > 1:
            raise ValueError(f"rows of different lengths: {sorted(widths)}")
        self.shape = len(self.rows), widths.pop() if widths else 0

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @staticmethod
    def _check(a, b, what):
        if a.shape != b.shape:
            raise ValueError(f"cannot {what} {a.shape} and {b.shape}")

    def __add__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        self._check(self, other, "add")
        return Matrix([map(operator.add, a, b) for a, b in zip(self.rows, other.rows)])

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __mul__(self, scalar):
        if not isinstance(scalar, Number):
            return NotImplemented
        return Matrix([[x * scalar for x in row] for row in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n, mod=None):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            if mod:
                base, result = base % mod, result % mod
            n >>= 1
        return result

    def __mod__(self, m):
        return Matrix([[x % m for x in row] for row in self.rows])

    def __getitem__(self, index):
        if isinstance(index, tuple):
            row, column = index
            if isinstance(row, slice):
                return Matrix([r[column] if isinstance(column, slice) else (r[column],) for r in self.rows[row]])
            return self.rows[row][column]
        return self.rows[index]

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __hash__(self):
        return hash(self.rows)

    def __bool__(self):
        return any(map(any, self.rows))

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def inverse(self):
        n, m = self.shape
        if n != m:
            raise ValueError("only square matrices have inverses")
        work = [[Fraction(x) for x in row] + [Fraction(i == j) for j in range(n)] for i, row in enumerate(self.rows)]
        for i in range(n):
            pivot = next((k for k in range(i, n) if work[k][i]), None)
            if pivot is None:
                raise ZeroDivisionError("the matrix is singular")
            work[i], work[pivot] = work[pivot], work[i]
            factor = work[i][i]
            work[i] = [x / factor for x in work[i]]
            for k in range(n):
                if k != i and work[k][i]:
                    factor = work[k][i]
                    work[k] = [a - factor * b for a, b in zip(work[k], work[i])]
        return Matrix([row[n:] for row in work])

    def determinant(self):
        if len(self) == 1:
            return self[0, 0]
        return sum((-1) ** j * x * Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]]).determinant()
                   for j, x in enumerate(self.rows[0]) if x)

    def __str__(self):
        texts = [[str(x) for x in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*texts)]
        return "\n".join("[" + " ".join(t.rjust(w) for t, w in zip(row, widths)) + "]" for row in texts)

    def __repr__(self):
        return f"Matrix({[list(row) for row in self.rows]})"


a = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
b = Matrix([[1, 0, 2], [0, 1, 0], [3, 0, 1]])
print(a + b, a - b, a @ b, sep="\n\n")
print(repr(3 * a), a.determinant(), a.T == a, bool(a - a), hash(a) == hash(Matrix(a)))
inverse = a.inverse()
print(inverse)
print(inverse @ a == Matrix.identity(3), a ** -1 == inverse)
fibonacci = Matrix([[1, 1], [1, 0]])
print((fibonacci ** 300)[0, 1], pow(fibonacci, 10 ** 18, 1_000_000_007)[0][1])
print(a[0:2, 1:], a[:, 0], a[1], [sum(row) for row in a])
print(reduce(operator.matmul, [a, b, a]))
for attempt in (lambda: a + Matrix([[1]]), lambda: a @ Matrix([[1, 2]]), lambda: a + 1, lambda: "x" * a, lambda: Matrix([[1], [1, 2]]),
                lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a[5], lambda: a @ 3):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error, sep=": ")
