# bytes.center on many receivers with many arguments: results, changes and messages.
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
    lambda: (0,),
    lambda: (5,),
    lambda: (12,),
    lambda: (12, b'*'),
    lambda: (13, b'\xe9'),
    lambda: (12, b'**'),
    lambda: (12, b''),
    lambda: (12, 1),
    lambda: (b'5',),
    lambda: (-3,),
    lambda: (True,),
    lambda: (2.0,),
    lambda: (12, b' ', 1),
]
labels = [
    '()',
    '(0,)',
    '(5,)',
    '(12,)',
    "(12, b'*')",
    "(13, b'\\xe9')",
    "(12, b'**')",
    "(12, b'')",
    '(12, 1)',
    "(b'5',)",
    '(-3,)',
    '(True,)',
    '(2.0,)',
    "(12, b' ', 1)",
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.center(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
