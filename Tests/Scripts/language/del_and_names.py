# del of every target, names that shadow builtins, global statements, class names, deletion errors.
x = 1
del x
try:
    x
except NameError as error:
    print(error)
try:
    del x
except NameError as error:
    print(error)
a, b, c = 1, 2, 3
del a, (b, [c])
print([n for n in ("a", "b", "c") if n in globals()])
len = lambda v: "shadowed"
print(len([1]))
del len
print(len([1]))
def f():
    y = 1
    del y
    try:
        del y
    except UnboundLocalError as error:
        print(error)
    try:
        print(y)
    except UnboundLocalError as error:
        print(error)
f()
def g():
    z = 1
    def h():
        nonlocal z
        del z
    h()
    try:
        print(z)
    except NameError as error:
        print(type(error).__name__, error)
g()
class C:
    attr = 1
    def m(self): pass
    del m
print(hasattr(C, "m"), hasattr(C, "attr"))
del C.attr
for bad in ("C.attr", "c.none", "l[9]", "d['k']", "t[0]", "s[0]"):
    c, l, d, t, s = C(), [1], {}, (1,), "a"
    try:
        if bad == "C.attr": del C.attr
        elif bad == "c.none": del c.none
        elif bad == "l[9]": del l[9]
        elif bad == "d['k']": del d["k"]
        elif bad == "t[0]": del t[0]
        else: del s[0]
    except Exception as error:
        print(bad, type(error).__name__, error)
def late():
    global made_late
    made_late = 5
late()
print(made_late)
def swap():
    global p, q
    p, q = 1, 2
    p, q = q, p
swap()
print(p, q)
for i in range(3):
    pass
print(i)
[j for j in range(3)]
try:
    j
except NameError as error:
    print(error)
import math as m, os.path
from math import pi as PI, e
print(m.floor(PI), round(e, 2), os.path.join("a", "b"))
def use_before():
    try:
        return undefined_yet()
    except NameError as error:
        return str(error)
print(use_before())
def undefined_yet(): return "defined"
print(use_before())
print((lambda: undefined_yet)()())
_ = 5
__x = 6
class D:
    def get(self):
        try:
            return __x
        except NameError as error:
            return str(error)
print(_, __x, D().get())
print(__name__, type(__builtins__).__name__ in ("module", "dict"), __file__.endswith("del_and_names.py"))
