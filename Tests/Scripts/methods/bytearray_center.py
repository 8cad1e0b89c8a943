# bytearray.center on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: bytearray(b''),
    lambda: bytearray(b'a'),
    lambda: bytearray(b'Hello World'),
    lambda: bytearray(b'  two  words \t\n'),
    lambda: bytearray(b'123'),
    lambda: bytearray(b'aXbXcXX'),
    lambda: bytearray(b'a\nb\r\nc\x0bd'),
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
