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


class Getter:
    def __getitem__(self, index):
        raise IndexError


class Adding(Getter):
    def __add__(self, other):
        return 'added'


class Declining(Getter):
    def __add__(self, other):
        return NotImplemented


class AddingRight(Getter):
    def __radd__(self, other):
        return 'added from the right'


class AddingInPlace(Getter):
    def __iadd__(self, other):
        return 'added in place'


class Plain(list):
    pass


class ListRight(list):
    def __radd__(self, other):
        return 'added from the right'


class ListAdding(list):
    def __add__(self, other):
        return 'added'


class ListDeclining(list):
    def __add__(self, other):
        return NotImplemented


class ListInPlace(list):
    def __iadd__(self, other):
        return 'added in place'


class TextRight(str):
    def __radd__(self, other):
        return 'added from the right'


class DictAdding(dict):
    def __add__(self, other):
        return 'added'


# A native sequence's own method joins, whatever the other one says; a class's own counts only between sequences.
made = [Getter, Adding, Declining, AddingRight, AddingInPlace, lambda: Plain([1]), lambda: ListRight([2]), lambda: ListAdding([3]),
        lambda: ListDeclining([4]), lambda: ListInPlace([5]), lambda: TextRight('a'), DictAdding, lambda: [6], lambda: (7,), lambda: 8]
for make in made:
    for other in made:
        for function in (operator.concat, operator.iconcat):
            left, right = make(), other()
            try:
                result = function(left, right)
                print(function.__name__, type(left).__name__, type(right).__name__, type(result).__name__, result, result is left)
            except TypeError as error:
                print(function.__name__, type(left).__name__, type(right).__name__, error)
