# list.sort on many receivers with many arguments: results, changes and messages.
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
    lambda: (),
    lambda: (1,),
]
labels = [
    '()',
    '(1,)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.sort(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
