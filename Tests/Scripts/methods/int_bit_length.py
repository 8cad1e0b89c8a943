# int.bit_length on many receivers with many arguments: results, changes and messages.
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
            result = receiver.bit_length(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
