# __new__, __init__, __call__, __init_subclass__, __class_getitem__, __instancecheck__ errors.
class Singleton:
    _it = None

    def __new__(cls, *args, **kwargs):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it

    def __init__(self, value):
        self.value = value


a, b = Singleton(1), Singleton(2)
print(a is b, a.value)


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")


print(Other())


class BadInit:
    def __init__(self):
        return 5


try:
    BadInit()
except TypeError as error:
    print(error)


class Registry:
    known = {}

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.known[tag or cls.__name__] = cls


class P(Registry, tag="pp"):
    pass


class Q(Registry):
    pass


print({name: cls.__name__ for name, cls in Registry.known.items()})
try:
    class Wrong(Registry, other=1):
        pass
except TypeError as error:
    print(error)


class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"

    def __call__(self, *args, **kwargs):
        return args, kwargs


print(Box[int], Box[1, 2], Box()(1, k=2))
for call in (lambda: object(1), lambda: Box(1), lambda: Box(k=1), lambda: Singleton(), lambda: P.__new__(), lambda: object.__new__(int), lambda: int.__new__(str), lambda: Q[1], lambda: Q()(), lambda: type("T", (), {})(1)):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Str(str):
    def __new__(cls, text, extra):
        self = super().__new__(cls, text.upper())
        self.extra = extra
        return self


s = Str("abc", 1)
print(s, s.extra, type(s).__name__, s + "d", type(s + "d").__name__, len(s), s == "ABC", {s: 1}["ABC"])


class Int(int):
    def __new__(cls, v):
        return super().__new__(cls, v + 1)

    def __add__(self, other):
        return Int(int(self) + other)


i = Int(5)
print(i, i + 1, type(i + 1).__name__, type(i * 2).__name__, i == 6, hash(i) == hash(6), [0] * 2 + [i])


class Tup(tuple):
    def __new__(cls, *items):
        return tuple.__new__(cls, items)


print(Tup(1, 2), Tup(1, 2) == (1, 2), Tup(1, 2)[0:1], type(Tup(1, 2)[0:1]).__name__, type(Tup() + ()).__name__)


class Flt(float):
    pass


print(Flt(2.5) + 1, type(Flt(1) + 1).__name__, Flt("3.5"), repr(Flt(1)))


class Dct(dict):
    def __missing__(self, key):
        return key * 2


d = Dct(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, d, type(d.copy()).__name__)


class Lst(list):
    def __getitem__(self, i):
        return ("item", super().__getitem__(i))


print(Lst([1, 2])[0], list(Lst([1, 2])), Lst([1]) + [2], sorted(Lst([2, 1])), type(Lst([1])[:]).__name__)
