# bytearray.decode on many receivers with many arguments: results, changes and messages.
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
    lambda: ('ascii',),
    lambda: ('latin-1',),
    lambda: ('utf-8', 'replace'),
    lambda: ('utf-8', 'ignore'),
    lambda: ('ascii', 'backslashreplace'),
    lambda: ('nope',),
    lambda: (1,),
]
labels = [
    '()',
    "('ascii',)",
    "('latin-1',)",
    "('utf-8', 'replace')",
    "('utf-8', 'ignore')",
    "('ascii', 'backslashreplace')",
    "('nope',)",
    '(1,)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.decode(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
