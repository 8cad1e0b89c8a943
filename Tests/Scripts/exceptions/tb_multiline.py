def f(a, b): return a[b]
x = f(
    {'k': 1},
    'nope',
) + f({}, 1)
