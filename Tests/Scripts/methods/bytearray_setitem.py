# bytearray.__setitem__ on many receivers with many arguments: results, changes and messages.
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
    lambda: (0, 65),
    lambda: (0, 300),
    lambda: (slice(0, 1), b'zz'),
    lambda: (slice(0, 2, 2), b'q'),
    lambda: (0, b'a'),
]
labels = [
    '(0, 65)',
    '(0, 300)',
    "(slice(0, 1), b'zz')",
    "(slice(0, 2, 2), b'q')",
    "(0, b'a')",
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
