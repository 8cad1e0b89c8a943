# bytes.__getitem__ on many receivers with many arguments: results, changes and messages.
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
