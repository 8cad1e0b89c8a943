# bytearray.splitlines on many receivers with many arguments: results, changes and messages.
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
