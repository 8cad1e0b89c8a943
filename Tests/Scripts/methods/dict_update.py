# dict.update on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: {},
    lambda: {'a': 1},
    lambda: {1: 'x', 2: 'y'},
    lambda: {(1, 2): [3], 'k': None},
    lambda: dict(zip('abc', range(3))),
]
arguments = [
    lambda: (),
    lambda: ({'a': 9},),
    lambda: ([('n', 1)],),
    lambda: ([(1, 2, 3)],),
    lambda: ([5],),
    lambda: (5,),
    lambda: ('ab',),
    lambda: (['ab'],),
    lambda: ({'a': 1}, {'b': 2}),
    lambda: ([[1, 2]],),
]
labels = [
    '()',
    "({'a': 9},)",
    "([('n', 1)],)",
    '([(1, 2, 3)],)',
    '([5],)',
    '(5,)',
    "('ab',)",
    "(['ab'],)",
    "({'a': 1}, {'b': 2})",
    '([[1, 2]],)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.update(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
