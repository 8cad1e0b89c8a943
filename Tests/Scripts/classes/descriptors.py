class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.name = '_' + name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return getattr(obj, self.name, None)
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f'{self.name[1:]} must be {self.kind.__name__}')
        setattr(obj, self.name, value)
    def __delete__(self, obj): delattr(obj, self.name)
class P:
    x = Typed(int)
    y = Typed(str)
p = P()
p.x = 3
print(p.x, p.y, isinstance(P.x, Typed), p.__dict__)
try: p.y = 5
except TypeError as e: print(e)
del p.x
print(p.x)
class NonData:
    def __get__(self, obj, owner): return 'descriptor' if obj is not None else owner.__name__
class Q: n = NonData()
q = Q()
print(q.n, Q.n)
q.n = 'own'
print(q.n)
class Celsius:
    def __init__(self, t): self._t = t
    @property
    def t(self):
        "The temperature."
        return self._t
    @t.setter
    def t(self, v):
        if v < -273: raise ValueError('too cold')
        self._t = v
    @t.deleter
    def t(self):
        print('deleting')
        del self._t
    @property
    def only(self): return 1
    f = property(lambda self: self._t * 9 / 5 + 32)
    w = property(None, lambda self, v: print('set w', v))
c = Celsius(20)
print(c.t, c.f, Celsius.t.__doc__, type(Celsius.t).__name__)
c.t = 30
print(c.t)
c.t += 1
print(c.t)
try: c.t = -300
except ValueError as e: print(e)
del c.t
try: c.t
except AttributeError as e: print(e)
for attempt in (lambda: setattr(c, 'only', 2), lambda: delattr(c, 'only'), lambda: c.w):
    try: attempt()
    except AttributeError as e: print(e)
c.w = 5
class Sub(Celsius):
    @property
    def t(self): return 'sub ' + str(super().t)
    @Celsius.only.getter
    def only(self): return 2
s = Sub(1)
print(s.t, s.only)
class M:
    count = 0
    @classmethod
    def make(cls, *args):
        cls.count += 1
        return cls.__name__, args
    @staticmethod
    def static(a, b=2): return a + b
class N(M): pass
print(M.make(1), N.make(2), N().make(3), M.count, N.count, M.static(1), N().static(1, 5))
print(M.__dict__['static'].__func__(1), type(M.__dict__['make']).__name__)
class Cached:
    def __init__(self, f): self.f = f
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        value = obj.__dict__[self.name] = self.f(obj)
        return value
class Heavy:
    @Cached
    def data(self):
        print('computing')
        return 42
h = Heavy()
print(h.data, h.data)
def f(self): return self
print(f.__get__(5)(), f.__get__(None, int) is f)
class Call:
    def __call__(self, *a, **k): return a, k
class Uses:
    c = Call()
print(Uses().c(1, x=2))
class WithInitError:
    @property
    def broken(self): return self.nothing
try: WithInitError().broken
except AttributeError as e: print(e)
