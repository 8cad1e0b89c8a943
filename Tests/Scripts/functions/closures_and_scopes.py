# Cells are shared, late bound, rebindable with nonlocal; global reaches the module.
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return up, get


up, get = counter()
print(up(), up(5), get())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])


def late():
    def inner():
        return value
    value = "late"
    return inner()


print(late())


def unbound():
    def inner():
        return value
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    value = 1
    return inner()


print(unbound())


def local_before():
    try:
        print(q)
    except UnboundLocalError as error:
        print(error)
    q = 1
    del q
    try:
        print(q)
    except UnboundLocalError as error:
        print(error)


local_before()
g = 1


def set_global():
    global g, fresh
    g = 2
    fresh = 3


set_global()
print(g, fresh)


def three():
    x = 1
    def two():
        def one():
            nonlocal x
            x += 1
            return x
        return one
    return two()(), x


print(three())


def exc_scope():
    try:
        1 / 0
    except ZeroDivisionError as e:
        kept = e
    try:
        e
    except UnboundLocalError as error:
        print(error)
    return str(kept)


print(exc_scope())
x = 10
print([x for x in range(3)], x, {x: 1 for x in "ab"}, x, (lambda x: x)(5), x)


def comp_closure():
    return [lambda: (i, j) for i in range(2) for j in range(2)]


print([f() for f in comp_closure()])
def default_capture(a, b=lambda: a_global):
    return b()
a_global = "ag"
print(default_capture(1))
def recursive(n):
    def fact(k):
        return 1 if k <= 1 else k * fact(k - 1)
    return fact(n)
print(recursive(20))
class Scope:
    v = 1
    def f(self):
        try:
            return v
        except NameError as error:
            return str(error)
print(Scope().f())
def deleted():
    x = 1
    def inner():
        return x
    del x
    try:
        inner()
    except NameError as error:
        print(error)
deleted()
print(sorted(locals().keys() - globals().keys()), "g" in globals())
def show_locals(a, b):
    c = 3
    return locals()
print(show_locals(1, 2))
