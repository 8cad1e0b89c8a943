# tuple.__lt__ on many receivers with many arguments: results, changes and messages.
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
    lambda: ((3, 1),),
    lambda: (('b',),),
    lambda: ([],),
]
labels = [
    '((3, 1),)',
    "(('b',),)",
    '([],)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.__lt__(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
