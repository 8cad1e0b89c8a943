# int.__mod__ on many receivers with many arguments: results, changes and messages.
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
    lambda: (3,),
    lambda: (0,),
    lambda: (-2,),
    lambda: (2**65,),
    lambda: (1.5,),
]
labels = [
    '(3,)',
    '(0,)',
    '(-2,)',
    '(2**65,)',
    '(1.5,)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.__mod__(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
