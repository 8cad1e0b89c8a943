# `a // b` for all pairs of builtin values: results and messages.
# Written by scripts/fixtures/language_tables.py.
class Number:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f"Number({self.value})"


class Left:
    def __floordiv__(self, other):
        return f"left of {type(other).__name__}"

    def __repr__(self):
        return "Left()"


class Right:
    def __rfloordiv__(self, other):
        return f"right of {type(other).__name__}"

    def __repr__(self):
        return "Right()"


class Plain:
    def __repr__(self):
        return "Plain()"


object = Plain


values = [
    lambda: None,
    lambda: True,
    lambda: False,
    lambda: 0,
    lambda: 1,
    lambda: -1,
    lambda: 7,
    lambda: -3,
    lambda: 2**63,
    lambda: -(2**70),
    lambda: 0.0,
    lambda: -2.5,
    lambda: 1e300,
    lambda: float('inf'),
    lambda: 2j,
    lambda: -1.5+0.5j,
    lambda: '',
    lambda: 'ab',
    lambda: b'',
    lambda: b'xy',
    lambda: bytearray(b'q'),
    lambda: [],
    lambda: [1, 2],
    lambda: (),
    lambda: (1, 'a'),
    lambda: {},
    lambda: {'k': 1},
    lambda: set(),
    lambda: {1, 2},
    lambda: frozenset([2]),
    lambda: range(3),
    lambda: slice(1),
    lambda: ...,
    lambda: NotImplemented,
    lambda: int,
    lambda: len,
    lambda: object(),
    lambda: Number(5),
    lambda: Left(),
    lambda: Right(),
]
names = [
    'None',
    'True',
    'False',
    '0',
    '1',
    '-1',
    '7',
    '-3',
    '2**63',
    '-(2**70)',
    '0.0',
    '-2.5',
    '1e300',
    "float('inf')",
    '2j',
    '-1.5+0.5j',
    "''",
    "'ab'",
    "b''",
    "b'xy'",
    "bytearray(b'q')",
    '[]',
    '[1, 2]',
    '()',
    "(1, 'a')",
    '{}',
    "{'k': 1}",
    'set()',
    '{1, 2}',
    'frozenset([2])',
    'range(3)',
    'slice(1)',
    '...',
    'NotImplemented',
    'int',
    'len',
    'object()',
    'Number(5)',
    'Left()',
    'Right()',
]
for make, name in zip(values, names):
    for make_other, other_name in zip(values, names):
        a, b = make(), make_other()
        try:
            result = a // b
        except Exception as error:
            print(name, other_name, type(error).__name__, str(error)[:150])
        else:
            print(name, other_name, repr(result) if len(repr(result)) < 90 else len(repr(result)))
