# range.__contains__ on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: range(0),
    lambda: range(5),
    lambda: range(10, 0, -3),
    lambda: range(2, 20, 4),
]
arguments = [
    lambda: (1,),
    lambda: (4.0,),
    lambda: ('a',),
    lambda: (True,),
]
labels = [
    '(1,)',
    '(4.0,)',
    "('a',)",
    '(True,)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.__contains__(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
