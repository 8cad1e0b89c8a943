# raise forms, chaining attributes, matching, else and finally.
def attempt(f):
    try: f()
    except BaseException as e: print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
def a(): raise ValueError
def b(): raise ValueError('x', 1)
def c():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('k')
def d():
    try: 1 / 0
    except ZeroDivisionError as e: raise KeyError('k') from e
def e():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('k') from None
def f(): raise RuntimeError('r') from ValueError('cause')
def g(): raise RuntimeError from ValueError
def h():
    try:
        try: 1 / 0
        finally: raise ValueError('in finally')
    finally: pass
def i():
    try: raise KeyError(1)
    except KeyError:
        try: raise
        except KeyError as inner: raise TypeError('t') from inner
def j(): raise
def k(): raise 5
def l(): raise ValueError from 5
def m(): raise int
def n():
    try: 1 / 0
    except 5: pass
def o():
    try: 1 / 0
    except (ValueError, 'x'): pass
def p():
    try: raise ValueError('one')
    except ValueError:
        try: raise KeyError('two')
        except KeyError: pass
        raise IndexError('three')
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p): attempt(fn)
def order(x):
    try:
        print('try')
        if x == 1: raise ValueError
        if x == 2: raise KeyError
        if x == 3: return 'returned'
    except ValueError: print('except')
    except (KeyError, IndexError) as e: print('tuple', type(e).__name__)
    else: print('else')
    finally: print('finally')
    return 'end'
for x in range(4): print(order(x))
try:
    e = 'before'
    try: raise ValueError('v')
    except ValueError as e: pass
    e
except NameError as err: print(err)
class Own(Exception):
    def __init__(self, code, *args):
        super().__init__(*args)
        self.code = code
    def __str__(self): return f'code {self.code}: {self.args}'
class Sub(Own): pass
try: raise Sub(5, 'a', 'b')
except Own as e: print(e, e.code, e.args, repr(e), isinstance(e, Sub))
class Quiet(Exception): pass
print(repr(Quiet()), str(Quiet()), str(Quiet(1)), str(Quiet(1, 2)), repr(Quiet('x')), Quiet(1, 2).args)
class NoSuper(Exception):
    def __init__(self, a, b): self.a = a
print(NoSuper(1, 2).args, str(NoSuper(1, 2)), repr(NoSuper(1, 2)))
try:
    try: raise ValueError('first')
    finally: print('cleanup')
except ValueError as e: print('outer', e)
def reraise():
    try: 1 / 0
    except ZeroDivisionError as e:
        print('log', e)
        raise
try: reraise()
except ZeroDivisionError as e: print('again', e)
e = ValueError('with note')
e.add_note('note 1')
e.add_note('note 2')
print(e.__notes__)
try: e.add_note(5)
except TypeError as t: print(t)
print(KeyError('k'), str(KeyError('k')), KeyError('a', 'b'), str(KeyError()))
s = StopIteration(5)
print(s.value, StopIteration().value, SystemExit(3).code, SystemExit().code)
o = OSError(2, 'No such file', 'name')
print(o, o.errno, o.strerror, o.filename, type(o).__name__, type(OSError(17, 'x')).__name__, OSError('only'), OSError().errno)
i = ImportError('msg', name='n', path='p')
print(i, i.name, i.path, i.msg)
n = NameError('msg', name='nm')
print(n.name, AttributeError('m', name='a', obj=5).obj)
try: open('/nonexistent/file')
except FileNotFoundError as err: print(err, err.errno, err.filename)
print(issubclass(FileNotFoundError, OSError), IOError is OSError, issubclass(KeyError, LookupError), Exception.__mro__[1].__name__)
try: BaseException.with_traceback(5, None)
except TypeError as err: print(err)
err = ValueError('w').with_traceback(None)
print(err, err.__traceback__)
try: raise err
except ValueError as caught: print(caught is err, caught.__traceback__ is not None)
try: err.__cause__ = 5
except TypeError as t: print(t)
err.args = [1, 2]
print(err.args, err)
u = UnicodeDecodeError('utf-8', b'abc', 1, 2, 'bad')
print(u, u.start, u.reason)
