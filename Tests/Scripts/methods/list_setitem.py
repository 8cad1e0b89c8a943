# list.__setitem__ on many receivers with many arguments: results, changes and messages.
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
    lambda: (0, 'v'),
    lambda: (-1, 'v'),
    lambda: (50, 'v'),
    lambda: (slice(0, 1), 'xy'),
    lambda: (slice(0, 2, 2), [1, 2]),
    lambda: (slice(None, None, 2), []),
    lambda: ('a', 1),
    lambda: (slice(5, 2), [8]),
    lambda: (slice(0, 1), 5),
]
labels = [
    "(0, 'v')",
    "(-1, 'v')",
    "(50, 'v')",
    "(slice(0, 1), 'xy')",
    '(slice(0, 2, 2), [1, 2])',
    '(slice(None, None, 2), [])',
    "('a', 1)",
    '(slice(5, 2), [8])',
    '(slice(0, 1), 5)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.__setitem__(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
