def f(a()): pass
