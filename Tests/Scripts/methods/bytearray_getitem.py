# bytearray.__getitem__ on many receivers with many arguments: results, changes and messages.
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
    lambda: (0,),
    lambda: (-1,),
    lambda: (100,),
    lambda: (slice(None, None, -1),),
    lambda: (slice(1, 5, 2),),
    lambda: (b'a',),
    lambda: (True,),
    lambda: (slice(None, None, 0),),
]
labels = [
    '(0,)',
    '(-1,)',
    '(100,)',
    '(slice(None, None, -1),)',
    '(slice(1, 5, 2),)',
    "(b'a',)",
    '(True,)',
    '(slice(None, None, 0),)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.__getitem__(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
