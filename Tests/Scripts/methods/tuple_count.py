# tuple.count on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: (),
    lambda: (3, 1, 2),
    lambda: ('b', 'a', 'b'),
    lambda: (1, 'a'),
    lambda: ((1,), (0,)),
    lambda: (1, 1.0, True),
]
arguments = [
    lambda: (),
    lambda: (1,),
    lambda: ('a',),
    lambda: (1, 2),
]
labels = [
    '()',
    '(1,)',
    "('a',)",
    '(1, 2)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.count(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
