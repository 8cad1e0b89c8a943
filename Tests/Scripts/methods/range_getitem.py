# range.__getitem__ on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: range(0),
    lambda: range(5),
    lambda: range(10, 0, -3),
    lambda: range(2, 20, 4),
]
arguments = [
    lambda: (0,),
    lambda: (-1,),
    lambda: (50,),
    lambda: (slice(None, None, -1),),
    lambda: ('a',),
    lambda: (slice(1, 50, 2),),
]
labels = [
    '(0,)',
    '(-1,)',
    '(50,)',
    '(slice(None, None, -1),)',
    "('a',)",
    '(slice(1, 50, 2),)',
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
