# set.intersection_update on many receivers with many arguments: results, changes and messages.
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
    lambda: ([],),
    lambda: ([2, 3],),
    lambda: ({1, 2},),
    lambda: ({1: 0},),
    lambda: ((9,),),
    lambda: (5,),
    lambda: ([[1]],),
    lambda: (None,),
    lambda: ([1], [2]),
    lambda: (frozenset([1]),),
    lambda: (range(3),),
]
labels = [
    '()',
    '([],)',
    '([2, 3],)',
    '({1, 2},)',
    '({1: 0},)',
    '((9,),)',
    '(5,)',
    '([[1]],)',
    '(None,)',
    '([1], [2])',
    '(frozenset([1]),)',
    '(range(3),)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.intersection_update(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
