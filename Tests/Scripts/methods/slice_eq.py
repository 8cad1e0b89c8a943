# slice.__eq__ on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: slice(5),
    lambda: slice(1, 10, 2),
    lambda: slice(None, None, -1),
    lambda: slice('a', 'b'),
]
arguments = [
    lambda: (slice(5),),
    lambda: (5,),
]
labels = [
    '(slice(5),)',
    '(5,)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.__eq__(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
