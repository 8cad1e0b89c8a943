# Attributes of functions, properties, classes and instances that are no entries of a namespace: read, assigned, deleted.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def setd(o, n, v):
    setattr(o, n, v); return getattr(o, n)
def f(a, b=2, *c, d=4, **e): "doc"; return a
t(lambda: f.__defaults__); t(lambda: f.__kwdefaults__); t(lambda: f.__closure__); t(lambda: f.__name__)
t(lambda: setd(f, '__defaults__', 3)); t(lambda: setd(f, '__kwdefaults__', 3)); t(lambda: setd(f, '__annotations__', 3)); t(lambda: setd(f, '__dict__', 3))
t(lambda: setd(f, '__defaults__', (7, 8))); t(lambda: f()); t(lambda: setd(f, '__defaults__', None)); t(lambda: f())
t(lambda: setd(f, '__kwdefaults__', {'d': 5})); t(lambda: setd(f, '__closure__', 5)); t(lambda: setd(f, '__globals__', 5)); t(lambda: setd(f, '__code__', 5))
t(lambda: setd(f, 'zz', 5)); t(lambda: f.__dict__); t(lambda: delattr(f, 'zz')); t(lambda: f.zz); t(lambda: delattr(f, 'zz'))
t(lambda: delattr(f, '__defaults__')); t(lambda: delattr(f, '__doc__')); t(lambda: f.__doc__); t(lambda: delattr(f, '__dict__')); t(lambda: delattr(f, '__module__'))
t(lambda: delattr(f, '__annotations__')); t(lambda: f.__annotations__); t(lambda: f.__code__.co_varnames); t(lambda: f.__code__.co_argcount); t(lambda: f.__code__.co_name)
t(lambda: f.__code__.co_kwonlyargcount); t(lambda: f.__get__(3)(4)); t(lambda: f.__get__(None, int) is f); t(lambda: f.__call__(1))
p = property(lambda s: 1, doc='d')
t(lambda: p.__doc__); t(lambda: p.fset); t(lambda: setd(p, 'fget', 3)); t(lambda: p.__get__(None, int) is p); t(lambda: p.getter(3).fget); t(lambda: property(1, 2, 3, 'x').fdel)
t(lambda: property().__get__(1)); t(lambda: property().__set__(1, 2)); t(lambda: property().__delete__(1)); t(lambda: p.__isabstractmethod__); 
cm = classmethod(f); sm = staticmethod(f)
t(lambda: cm.__func__ is f); t(lambda: sm.__func__ is f); t(lambda: sm(3)); t(lambda: cm.__wrapped__ is f); t(lambda: sm.__name__); t(lambda: cm.__name__); t(lambda: cm(3)); t(lambda: classmethod(3).__func__)
t(lambda: type('A', (), 3)); t(lambda: type('A', 3, {})); t(lambda: type(3, (), {})); t(lambda: type('A', (3,), {})); t(lambda: type('A', (bool,), {})); t(lambda: type('A', (int, str), {}))
t(lambda: type()); t(lambda: type(1, 2)); t(lambda: type('A\0', (), {})); t(lambda: type('A', (object, object), {})); t(lambda: type('A', (type(None),), {}))
class S:
    __slots__ = ('a', 'b')
s = S()
t(lambda: s.a); t(lambda: setd(s, 'c', 1)); t(lambda: setd(s, 'a', 1)); t(lambda: delattr(s, 'b')); t(lambda: s.__dict__); t(lambda: S.a); t(lambda: S.__slots__); t(lambda: S.a.__get__(s)); t(lambda: S.a.__name__)
def bad1():
    class B: __slots__ = 3
def bad2():
    class B: __slots__ = ('1a',)
def bad3():
    class B:
        __slots__ = ('a',)
        a = 3
def bad4():
    class B: __slots__ = ('a', 'a', '__dict__')
    return B().__dict__
def bad5():
    class B(int): __slots__ = ('a',)
def bad6():
    class B(tuple): __slots__ = ('a',)
for b in bad1, bad2, bad3, bad4, bad5, bad6: t(b)
class X: pass
class Y: pass
x = X()
t(lambda: setd(x, '__class__', Y)); t(lambda: setd(x, '__class__', int)); t(lambda: setd(x, '__class__', 3)); t(lambda: setd(3, '__class__', Y)); t(lambda: setd(x, '__dict__', {'q': 1})); t(lambda: x.q); t(lambda: delattr(x, '__dict__')); t(lambda: x.__dict__); t(lambda: delattr(x, '__class__'))
t(lambda: X.__bases__); t(lambda: X.__mro__[1].__name__); t(lambda: setd(X, '__bases__', 3)); t(lambda: X.__base__); t(lambda: X.__subclasses__()); t(lambda: Y.__subclasses__())
t(lambda: setd(X, '__mro__', 3)); t(lambda: X.__dict__['__module__']); t(lambda: type(X.__dict__).__name__); t(lambda: setd(X, '__dict__', {}));
class N:
    def __set_name__(self, owner, name): print('name', owner.__name__, name)
class H:
    a = N()
    def __init_subclass__(cls, k=1, **kw): print('sub', cls.__name__, k, kw); super().__init_subclass__(**kw)
t(lambda: type('I', (H,), {}, k=3)); t(lambda: type('I', (H,), {}, z=3))
class BadName:
    def __set_name__(self, owner, name): raise KeyError('x')
try:
    class Q: a = BadName()
except Exception as e: print(type(e).__name__, e, repr(e.__cause__))
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
t(lambda: G[int, 3]); t(lambda: X[3]); t(lambda: int[3]); t(lambda: list[int]); t(lambda: G()[3])
