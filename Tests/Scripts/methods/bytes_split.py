# bytes.split on many receivers with many arguments: results, changes and messages.
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
    lambda: (None,),
    lambda: (b'X',),
    lambda: (b' ',),
    lambda: (b'',),
    lambda: (b'X', 1),
    lambda: (None, 1),
    lambda: (b'X', -1),
    lambda: (b'X', 0),
    lambda: (1,),
    lambda: (b'X', b'1'),
    lambda: (b'XX', 5),
    lambda: (None, 0),
]
labels = [
    '()',
    '(None,)',
    "(b'X',)",
    "(b' ',)",
    "(b'',)",
    "(b'X', 1)",
    '(None, 1)',
    "(b'X', -1)",
    "(b'X', 0)",
    '(1,)',
    "(b'X', b'1')",
    "(b'XX', 5)",
    '(None, 0)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.split(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
