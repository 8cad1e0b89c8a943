# float.__repr__ on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: 0.0,
    lambda: -0.0,
    lambda: 1.5,
    lambda: -2.75,
    lambda: 1e308,
    lambda: 5e-324,
    lambda: float('inf'),
    lambda: float('-inf'),
    lambda: float('nan'),
    lambda: 0.1,
    lambda: 1e16,
    lambda: 123456.789,
]
arguments = [
    lambda: (),
]
labels = [
    '()',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.__repr__(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
