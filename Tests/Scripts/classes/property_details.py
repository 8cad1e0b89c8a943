# property: getter, setter, deleter, doc, inheritance, errors.
class Temperature:
    def __init__(self):
        self._c = 0

    @property
    def celsius(self):
        "Degrees."
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value

    @celsius.deleter
    def celsius(self):
        print("deleting")
        self._c = None

    @property
    def fixed(self):
        return 42

    fahrenheit = property(lambda self: self._c * 9 / 5 + 32, doc="F")


t = Temperature()
t.celsius = 100
print(t.celsius, t.fahrenheit, Temperature.celsius.__doc__, Temperature.fahrenheit.__doc__)
for action in (lambda: setattr(t, "fixed", 1), lambda: delattr(t, "fixed"), lambda: setattr(t, "celsius", -300), lambda: setattr(t, "fahrenheit", 1)):
    try:
        action()
    except (AttributeError, ValueError) as error:
        print(type(error).__name__, error)
del t.celsius
print(t.celsius)


class Sub(Temperature):
    @Temperature.celsius.getter
    def celsius(self):
        return "sub " + str(self._c)


s = Sub()
s.celsius = 5
print(s.celsius, isinstance(Sub.celsius, property), Sub.celsius.fset is Temperature.celsius.fset)


class NoGetter:
    x = property(None, lambda self, v: print("set", v))


n = NoGetter()
n.x = 1
try:
    n.x
except AttributeError as error:
    print(error)


class Bad:
    @property
    def x(self):
        return self.missing


try:
    Bad().x
except AttributeError as error:
    print(error)


class Fallback:
    @property
    def x(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        return "fallback " + name


print(Fallback().x, Fallback().y)
