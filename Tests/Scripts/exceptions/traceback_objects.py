import sys
def f(): g()
def g(): raise ValueError('deep')
try: f()
except ValueError as e:
    tb = e.__traceback__
    names = []
    while tb:
        names.append((tb.tb_lineno, tb.tb_frame.f_code.co_name))
        tb = tb.tb_next
    print(names)
    print(sys.exc_info()[0].__name__, sys.exc_info()[1] is e, sys.exc_info()[2] is e.__traceback__, type(e.__traceback__).__name__)
    saved = e
try: raise saved.with_traceback(None)
except ValueError as e:
    print(e.__traceback__.tb_lineno, e.__traceback__.tb_next)
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(t.__name__, v, tb.tb_lineno, v.__traceback__ is tb)
        return True
with CM():
    g()
print(sys.exc_info())
def handler():
    try: g()
    except ValueError as e: return e
err = handler()
print(err.__traceback__.tb_lineno, err.__traceback__.tb_next.tb_lineno)
err.__traceback__ = None
print(err.__traceback__)
try: err.__traceback__ = 5
except TypeError as t: print(t)
