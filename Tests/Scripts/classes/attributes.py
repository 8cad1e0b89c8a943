# __getattr__, __getattribute__, __setattr__, __delattr__, __dict__, getattr and friends.
class G:
    a = 1
    def __init__(self): self.b = 2
    def __getattr__(self, name):
        if name.startswith('dyn'): return name.upper()
        raise AttributeError(f'no {name}')
g = G()
print(g.a, g.b, g.dynamic, getattr(g, 'zzz', 'default'), hasattr(g, 'dyn'), hasattr(g, 'q'))
try: g.other
except AttributeError as e: print(e)
class S:
    def __init__(self): object.__setattr__(self, 'log', [])
    def __setattr__(self, name, value):
        self.log.append((name, value))
        super().__setattr__(name, value)
    def __delattr__(self, name):
        self.log.append(('del', name))
        object.__delattr__(self, name)
s = S()
s.x = 1
s.x += 1
setattr(s, 'y', 3)
del s.x
delattr(s, 'y')
print(s.log, s.__dict__)
class A:
    def __getattribute__(self, name):
        if name == 'secret': raise AttributeError('hidden')
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return 'fallback ' + name
a = A()
a.v = 5
print(a.v, a.secret, a.nothing)
class D: pass
d = D()
d.x, d.y = 1, 2
d.__dict__['z'] = 3
print(d.z, d.__dict__, vars(d) is d.__dict__)
d.__dict__.update(x=10, w=4)
print(d.x, d.w)
d.v = 5
print(list(d.__dict__), d.__dict__.pop('y'), hasattr(d, 'y'))
del d.__dict__['x']
try: d.x
except AttributeError as e: print(e)
d.__dict__ = {'fresh': 1}
print(d.fresh, hasattr(d, 'w'), vars(d))
class Init:
    def __init__(self, **kw): self.__dict__.update(kw)
i = Init(p=1, q=2)
print(i.p, i.q, sorted(vars(i)))
i.p = 7
i.r = 8
print(vars(i), i.__dict__ == {'p': 7, 'q': 2, 'r': 8})
class Borg:
    state = {}
    def __init__(self): self.__dict__ = self.state
b1, b2 = Borg(), Borg()
b1.shared = 1
print(b2.shared, Borg.state)
try: D.missing
except AttributeError as e: print(e)
try: d.missing = 1; del d.missing; del d.missing
except AttributeError as e: print(e)
try: (5).x = 1
except AttributeError as e: print(e)
try: 'a'.upper = 1
except AttributeError as e: print(e)
try: object().x = 1
except AttributeError as e: print(e)
try: int.x = 1
except TypeError as e: print(e)
try: None.x
except AttributeError as e: print(e)
try: getattr(d, 5)
except TypeError as e: print(e)
D.shared = 'class level'
print(d.shared, D.__dict__['shared'], 'shared' in vars(D), 'shared' in d.__dict__)
del D.shared
print(hasattr(d, 'shared'))
print(d.__class__ is D, d.__class__.__name__, D.__name__, D.__module__, D.__qualname__, D.__bases__, D.__mro__)
def fn(): pass
fn.attr = 1
print(fn.attr, fn.__dict__, fn.__module__)
try: fn.none
except AttributeError as e: print(e)
class Meth:
    def m(self): return 'm'
m = Meth()
bound = m.m
print(bound(), bound.__self__ is m, bound.__func__ is Meth.m, bound.__name__, Meth.m(m), m.m == m.m)
try: bound.x = 1
except AttributeError as e: print(e)
m.m = lambda: 'instance'
print(m.m())
class Other(Meth): extra = 1
m.__class__ = Other
print(m.extra, type(m).__name__)
