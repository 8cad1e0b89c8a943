# Data descriptors win over instance attributes, which win over others; __set_name__, __get__ on the class, __delete__.
log = []


class Data:
    def __set_name__(self, owner, name):
        log.append((owner.__name__, name))
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value * 2

    def __delete__(self, instance):
        log.append("deleted")
        instance.__dict__.pop(self.name, None)


class NonData:
    def __get__(self, instance, owner):
        return ("nondata", instance is None, owner.__name__)


class Thing:
    a = Data()
    b = Data()
    c = NonData()


t = Thing()
print(t.a, t.c, Thing.c, type(Thing.a).__name__)
t.a = 4
t.b = "x"
t.c = "own"
print(t.a, t.b, t.c, sorted(t.__dict__))
t.__dict__["a"] = "hidden"
print(t.a)
del t.a
print(t.a, log)


class Only:
    def __set__(self, instance, value):
        print("set", value)


class Holder:
    only = Only()


h = Holder()
h.only = 3
print(type(h.only).__name__)
try:
    del h.only
except AttributeError as error:
    print(error)


class ReadOnly:
    def __get__(self, instance, owner):
        return 7

    def __set__(self, instance, value):
        raise AttributeError("can't touch this")


class R:
    x = ReadOnly()


try:
    R().x = 1
except AttributeError as error:
    print(error)
print(R().x, R.x)
R.x = 5
print(R.x)
