# bytearray.join on many receivers with many arguments: results, changes and messages.
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
    lambda: (b'abc',),
    lambda: ([b'x', b'y'],),
    lambda: ((b'q',),),
    lambda: ([],),
    lambda: ({b'k': 1},),
    lambda: ([1],),
    lambda: ([b'a', 2],),
    lambda: (1,),
    lambda: (iter([b'g', b'h']),),
    lambda: ([b'a', bb'b'],),
]
labels = [
    '()',
    "(b'abc',)",
    "([b'x', b'y'],)",
    "((b'q',),)",
    '([],)',
    "({b'k': 1},)",
    '([1],)',
    "([b'a', 2],)",
    '(1,)',
    "(iter([b'g', b'h']),)",
    "([b'a', bb'b'],)",
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.join(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
