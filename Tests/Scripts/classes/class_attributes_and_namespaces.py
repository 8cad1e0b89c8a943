# Class bodies: scopes, name mangling, __qualname__, __module__, __doc__, __dict__, later changes.
x = "global"


class C:
    "The doc."
    x = "class"
    y = [x for _ in range(1)]
    z = x

    def method(self):
        return x

    __private = 5

    def get(self):
        return self.__private

    class Inner:
        def f(self):
            pass

    def __str__(self):
        return "<C>"


c = C()
print(C.y, C.z, c.method(), c.get(), C._C__private, hasattr(c, "__private"))
print(C.__doc__, C.__name__, C.__qualname__, C.Inner.__qualname__, C.Inner.f.__qualname__, C.__module__, c.get.__qualname__)
print([k for k in C.__dict__ if not k.startswith("__")])
C.added = lambda self: "added " + str(self)
print(c.added())
c.added = lambda: "own"
print(c.added())
del c.added
print(c.added())
del C.added
try:
    c.added()
except AttributeError as error:
    print(error)
C.__name__ = "Renamed"
print(C.__name__, repr(C), C.__qualname__, type(c).__name__)


def outer():
    class Local:
        def f(self):
            return lambda: 0
    return Local


print(outer().__qualname__, outer()().f.__qualname__, outer()().f().__qualname__)


class Base:
    def __f(self):
        return "base"

    def call(self):
        return self.__f()


class Derived(Base):
    def __f(self):
        return "derived"


print(Derived().call(), sorted(n for n in dir(Derived) if "f" in n and n.startswith("_D") or n.startswith("_B")))


class Loop:
    for i in range(3):
        pass
    squares = {k: k * k for k in range(3)}
    if i == 2:
        flag = True
    else:
        flag = False
    del i


print(Loop.squares, Loop.flag, hasattr(Loop, "i"))
try:
    class Err:
        a = 1
        print(undefined_name)
except NameError as error:
    print(error)
print(type("Dyn", (C,), {"v": 1, "f": lambda self: self.v})().f(), type("Dyn", (), {}).__module__)
o = C()
o.__class__ = Base
print(o.call())
try:
    o.__class__ = int
except TypeError as error:
    print(error)
print(Base.__subclasses__(), isinstance(o, Base), issubclass(Derived, (int, Base)))
