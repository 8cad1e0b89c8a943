# bytes.rindex on many receivers with many arguments: results, changes and messages.
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
    lambda: (b'',),
    lambda: (b'X',),
    lambda: (b'b',),
    lambda: (b'o', 3),
    lambda: (b'X', 2, 5),
    lambda: (b'X', -3),
    lambda: (b'X', None, -1),
    lambda: (b'', 100),
    lambda: (b'', 3, 2),
    lambda: (1,),
    lambda: (b'X', b'Y'),
    lambda: (b'a', 0, 10**30),
    lambda: (b'\xe6',),
    lambda: (b'l', -10**30, 10**30),
]
labels = [
    '()',
    "(b'',)",
    "(b'X',)",
    "(b'b',)",
    "(b'o', 3)",
    "(b'X', 2, 5)",
    "(b'X', -3)",
    "(b'X', None, -1)",
    "(b'', 100)",
    "(b'', 3, 2)",
    '(1,)',
    "(b'X', b'Y')",
    "(b'a', 0, 10**30)",
    "(b'\\xe6',)",
    "(b'l', -10**30, 10**30)",
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.rindex(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
