# str.swapcase on many receivers with many arguments: results, changes and messages.
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
    lambda: (1,),
]
labels = [
    '()',
    '(1,)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.swapcase(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
