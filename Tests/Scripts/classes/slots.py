# __slots__ restricts attributes, in subclasses too when they declare them.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
print(p.x, p.y, Point.__slots__)
for action in ("p.z = 1", "del p.x", "p.x", "p.__dict__"):
    try:
        if action == "p.z = 1":
            p.z = 1
        elif action == "del p.x":
            del p.x
            print("deleted")
        elif action == "p.x":
            print(p.x)
        else:
            print(p.__dict__)
    except AttributeError as error:
        print(action, "->", error)


class Open(Point):
    pass


o = Open(1, 2)
o.z = 3
print(o.z, o.x)


class More(Point):
    __slots__ = ("z",)


m = More(1, 2)
m.z = 3
print(m.z, hasattr(m, "__dict__"), More.__mro__[1].__name__)
try:
    m.w = 4
except AttributeError as error:
    print(error)


class One:
    __slots__ = "only"


one = One()
one.only = 5
print(one.only)
try:
    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)
try:
    One().only
except AttributeError as error:
    print(error)
