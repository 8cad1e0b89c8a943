# bytearray.startswith on many receivers with many arguments: results, changes and messages.
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
    lambda: (b'',),
    lambda: (b'a',),
    lambda: (b'Hello',),
    lambda: ((b'x', b'a'),),
    lambda: ((),),
    lambda: (b'World', 6),
    lambda: (b'', 50),
    lambda: (b'a', 0, 1),
    lambda: (1,),
    lambda: ((1,),),
    lambda: (b'X', -1),
]
labels = [
    '()',
    "(b'',)",
    "(b'a',)",
    "(b'Hello',)",
    "((b'x', b'a'),)",
    '((),)',
    "(b'World', 6)",
    "(b'', 50)",
    "(b'a', 0, 1)",
    '(1,)',
    '((1,),)',
    "(b'X', -1)",
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.startswith(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
