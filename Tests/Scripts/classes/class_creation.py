# __init_subclass__, __class_getitem__, __new__, type(), __slots__, MRO.
class Base:
    registry = {}
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        Base.registry[cls.__name__] = tag
class A(Base, tag='a'): pass
class B(A): pass
print(Base.registry)
try:
    class X(Base, other=1): pass
except TypeError as e: print(e)
try:
    class Y(object, k=1): pass
except TypeError as e: print(e)
class G:
    def __class_getitem__(cls, item): return f'{cls.__name__}[{item!r}]'
print(G[int], G['a', 1])
class Single:
    _one = None
    def __new__(cls, *args):
        print('new', args)
        if cls._one is None: cls._one = super().__new__(cls)
        return cls._one
    def __init__(self, *args): print('init', args)
print(Single(1) is Single(2))
class NotMine:
    def __new__(cls): return 5
    def __init__(self): print('never')
print(NotMine())
T = type('T', (A,), {'x': 1, 'm': lambda self: self.x})
print(T().m(), T.__name__, T.__bases__, Base.registry['T'])
class Slots:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
s = Slots()
s.b = 2
print(s.a, s.b)
try: s.c = 3
except AttributeError as e: print(e)
del s.a
try: s.a
except AttributeError as e: print(e)
try: s.__dict__
except AttributeError as e: print(e)
class SubSlots(Slots): pass
t = SubSlots()
t.c = 3
print(t.c, t.a)
class O: 
    def who(self): return 'O'
class L(O):
    def who(self): return 'L' + super().who()
class R(O):
    def who(self): return 'R' + super().who()
class D(L, R):
    def who(self): return 'D' + super().who()
print(D().who(), [c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__))
try:
    class Bad(O, D): pass
except TypeError as e: print(e)
try:
    class Twice(O, O): pass
except TypeError as e: print(e)
try:
    class NotClass(5): pass
except TypeError as e: print(e)
try:
    class Fixed(bool): pass
except TypeError as e: print(e)
try:
    class Conflict(int, str): pass
except TypeError as e: print(e)
print(issubclass(D, O), issubclass(D, (int, L)), isinstance(D(), O), issubclass(bool, int))
try: issubclass(5, int)
except TypeError as e: print(e)
try: isinstance(5, 5)
except TypeError as e: print(e)
print(type(D()) is D, type(D) is type, type(type) is type, isinstance(D, type))
class Doc:
    """Documentation."""
    x: int = 1
    y: str
print(Doc.__doc__, Doc.__annotations__, O.__doc__)
print(O.__subclasses__() == [L, R], D.__base__ is L)
print(repr(D), str(O), repr(D()).startswith('<__main__.D object at 0x'))
def factory(n):
    class Made:
        value = n
        def get(self): return n
    return Made
print(factory(3)().get(), factory(3) is factory(3), factory(1).__qualname__)
class Mangled:
    __private = 1
    def __hidden(self): return self.__private
    def get(self): return self.__hidden()
print(Mangled().get(), Mangled._Mangled__private)
class Meta(Base):
    a = b = 1
    for i in range(3): pass
    if i == 2:
        def conditional(self): return 'yes'
    del a
print(Meta.i, Meta().conditional(), hasattr(Meta, 'a'))
@lambda cls: (cls, 'decorated')
class Deco: pass
print(Deco[1], Deco[0].__name__)
class NoInit:
    def __init__(self): return 5
try: NoInit()
except TypeError as e: print(e)
try: object(1)
except TypeError as e: print(e)
class Empty: pass
for call in (lambda: Empty(1), lambda: Empty(x=1), lambda: object.__new__(Empty, 1), lambda: object.__init__(Empty(), 1), lambda: object.__new__(5)):
    try: call()
    except TypeError as e: print(e)
