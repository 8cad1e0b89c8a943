# bytes.splitlines on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: b'',
    lambda: b'a',
    lambda: b'Hello World',
    lambda: b'  two  words \t\n',
    lambda: b'123',
    lambda: b'aXbXcXX',
    lambda: b'a\nb\r\nc\x0bd',
    lambda: b'\xff\x00\x80',
    lambda: b'x' * 30,
    lambda: b'tab\tone\t2',
]
arguments = [
    lambda: (),
    lambda: (True,),
    lambda: (False,),
    lambda: (1,),
    lambda: (b'x',),
    lambda: (1, 2),
]
labels = [
    '()',
    '(True,)',
    '(False,)',
    '(1,)',
    "(b'x',)",
    '(1, 2)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.splitlines(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
