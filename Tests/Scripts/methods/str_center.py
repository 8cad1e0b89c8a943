# str.center on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: '',
    lambda: 'a',
    lambda: 'Hello World',
    lambda: 'ß straße',
    lambda: '  two  words \t\n',
    lambda: '123',
    lambda: '-12.5',
    lambda: 'aXbXcXX',
    lambda: 'ǆ ǅ Σας ΣΣ',
    lambda: 'a\nb\r\nc\x0bd\x85e',
    lambda: '日本語テキスト',
    lambda: 'Ünïcödé',
    lambda: 'x' * 30,
    lambda: '{} {x}',
    lambda: 'tab\tone\t2',
    lambda: 'İı',
    lambda: '٣²½',
    lambda: '😀🎉',
]
arguments = [
    lambda: (),
    lambda: (0,),
    lambda: (5,),
    lambda: (12,),
    lambda: (12, '*'),
    lambda: (13, 'é'),
    lambda: (12, '**'),
    lambda: (12, ''),
    lambda: (12, 1),
    lambda: ('5',),
    lambda: (-3,),
    lambda: (True,),
    lambda: (2.0,),
    lambda: (12, ' ', 1),
]
labels = [
    '()',
    '(0,)',
    '(5,)',
    '(12,)',
    "(12, '*')",
    "(13, 'é')",
    "(12, '**')",
    "(12, '')",
    '(12, 1)',
    "('5',)",
    '(-3,)',
    '(True,)',
    '(2.0,)',
    "(12, ' ', 1)",
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.center(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
