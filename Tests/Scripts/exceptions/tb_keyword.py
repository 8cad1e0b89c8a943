def f(alpha): pass
f(alpa=1)
