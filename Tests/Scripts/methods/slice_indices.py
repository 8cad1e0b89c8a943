# slice.indices on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: slice(5),
    lambda: slice(1, 10, 2),
    lambda: slice(None, None, -1),
    lambda: slice('a', 'b'),
]
arguments = [
    lambda: (10,),
    lambda: (0,),
    lambda: (3,),
    lambda: (-1,),
    lambda: ('a',),
    lambda: (),
]
labels = [
    '(10,)',
    '(0,)',
    '(3,)',
    '(-1,)',
    "('a',)",
    '()',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.indices(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
