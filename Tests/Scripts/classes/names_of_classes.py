# The names of classes and functions, assigned and deleted.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class A: pass
for n in '__name__', '__qualname__', '__module__', '__doc__':
    for v in 'x', 3, None, b'a', 'a\0b':
        t(lambda: setattr(A, n, v)); t(lambda: getattr(A, n)); print(A)
    t(lambda: delattr(A, n))
for n in '__name__', '__qualname__':
    for v in 'x', 3, None:
        def f(): pass
        t(lambda: setattr(f, n, v)); t(lambda: getattr(f, n))
    t(lambda: delattr(f, n))
for n in '__name__', '__qualname__', '__module__', '__doc__', 'zz':
    t(lambda: setattr(int, n, 'x'))
