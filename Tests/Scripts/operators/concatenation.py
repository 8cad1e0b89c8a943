# operator.concat and iconcat on every pair of builtin types.
import operator
from collections import deque, UserList


class Items:
    def __getitem__(self, index):
        return (1, 2)[index]

    def __add__(self, other):
        return 'added'

    def __radd__(self, other):
        return 'added from the right'


class Added:
    def __add__(self, other):
        return 'added'


values = [range(3), {1: 2}, {1}, 5, None, [1], (1,), 'a', b'a', bytearray(b'b'), 1.5, iter([1]), deque([1]), UserList([2]), Items(), Added(), int]
for a in values:
    for b in values:
        for function in (operator.concat, operator.iconcat):
            left = a.copy() if isinstance(a, (list, deque, bytearray, UserList)) else a
            try:
                result = function(left, b)
                print(function.__name__, type(a).__name__, type(b).__name__, result, result is left)
            except TypeError as error:
                print(function.__name__, type(a).__name__, type(b).__name__, error)
