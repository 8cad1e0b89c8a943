# int.to_bytes on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: 0,
    lambda: 1,
    lambda: -1,
    lambda: 255,
    lambda: -256,
    lambda: 2**64,
    lambda: -(2**64),
    lambda: 123456789,
]
arguments = [
    lambda: (),
    lambda: (2,),
    lambda: (10,),
    lambda: (10, 'little'),
    lambda: (9, 'big'),
    lambda: (9, 'x'),
    lambda: (-1,),
    lambda: (1.5,),
]
labels = [
    '()',
    '(2,)',
    '(10,)',
    "(10, 'little')",
    "(9, 'big')",
    "(9, 'x')",
    '(-1,)',
    '(1.5,)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.to_bytes(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
