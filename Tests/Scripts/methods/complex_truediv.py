# complex.__truediv__ on many receivers with many arguments: results, changes and messages.
# Written by scripts/fixtures/language_tables.py.
receivers = [
    lambda: 0j,
    lambda: complex(0, -0.0),
    lambda: 1j,
    lambda: 1+0j,
    lambda: -2.5j,
    lambda: 3.5-1.25j,
    lambda: 1e300+1e300j,
    lambda: complex(-0.0, 1),
    lambda: complex('inf'),
    lambda: complex('nan+infj'),
    lambda: complex(2**53, -1),
    lambda: 1234567.5+1e-7j,
]
arguments = [
    lambda: (2,),
    lambda: (0,),
    lambda: (-1.5,),
    lambda: (True,),
    lambda: (1+2j,),
    lambda: (0j,),
    lambda: (2**70,),
    lambda: (10**400,),
    lambda: ('a',),
    lambda: (None,),
    lambda: (0.5,),
    lambda: (-3,),
    lambda: (120,),
]
labels = [
    '(2,)',
    '(0,)',
    '(-1.5,)',
    '(True,)',
    '(1+2j,)',
    '(0j,)',
    '(2**70,)',
    '(10**400,)',
    "('a',)",
    '(None,)',
    '(0.5,)',
    '(-3,)',
    '(120,)',
]
for make in receivers:
    for make_arguments, label in zip(arguments, labels):
        receiver = make()
        before = repr(receiver)
        try:
            result = receiver.__truediv__(*make_arguments())
            shown = repr(list(result)) if type(result).__name__.endswith("iterator") else repr(result)
        except Exception as error:
            shown = f"{type(error).__name__} {error}"
        print(before, label, "->", shown, "" if repr(receiver) == before else "now " + repr(receiver))
