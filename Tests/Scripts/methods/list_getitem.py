# list.__getitem__ on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: [],
    lambda: [3, 1, 2],
    lambda: ['b', 'a'],
    lambda: [1, 'a'],
    lambda: [[1], [0]],
    lambda: [1, 1.0, True],
    lambda: list(range(10)),
    lambda: [None],
]
arguments = [
    lambda: (0,),
    lambda: (-1,),
    lambda: (50,),
    lambda: (slice(None, None, -1),),
    lambda: ('a',),
    lambda: (slice(1, 50, 2),),
    lambda: (slice(0, 3, 0),),
    lambda: (1.0,),
    lambda: (10**30,),
]
labels = [
    '(0,)',
    '(-1,)',
    '(50,)',
    '(slice(None, None, -1),)',
    "('a',)",
    '(slice(1, 50, 2),)',
    '(slice(0, 3, 0),)',
    '(1.0,)',
    '(10**30,)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.__getitem__(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
