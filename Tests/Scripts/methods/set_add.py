# set.add on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: set(),
    lambda: {1},
    lambda: {1, 2, 3},
    lambda: {(1, 2)},
    lambda: frozenset(),
    lambda: frozenset([1, 2]),
]
arguments = [
    lambda: (),
    lambda: (1,),
    lambda: (9,),
    lambda: ([],),
    lambda: ({1},),
]
labels = [
    '()',
    '(1,)',
    '(9,)',
    '([],)',
    '({1},)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.add(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
