# bytes.replace on many receivers with many arguments: results, changes and messages.
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
    lambda: (b'X',),
    lambda: (b'X', b'yy'),
    lambda: (b'', b'-'),
    lambda: (b'X', b'', 1),
    lambda: (b'a', b'b', 0),
    lambda: (b'X', b'Z', -1),
    lambda: (b'', b'.', 2),
    lambda: (1, 2),
    lambda: (b'a', b'b', b'c'),
    lambda: (b'l', b'L', 1),
]
labels = [
    '()',
    "(b'X',)",
    "(b'X', b'yy')",
    "(b'', b'-')",
    "(b'X', b'', 1)",
    "(b'a', b'b', 0)",
    "(b'X', b'Z', -1)",
    "(b'', b'.', 2)",
    '(1, 2)',
    "(b'a', b'b', b'c')",
    "(b'l', b'L', 1)",
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.replace(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
