# __del__ runs when the last reference goes, once, and for cycles at gc.collect().
import gc


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


d = D("a")
d = None
print("after a")
e = D("b")
f = e
del e
print("still")
del f
print("gone")


def scope():
    local = D("local")
    print("in scope")


scope()
print("left")
D("temp")
print("next")
x = D("x")
x.me = x
del x
print("cycle kept")
print(gc.collect() > 0)
a, b = D("one"), D("two")
a.o, b.o = b, a
del a, b
gc.collect()
saved = []


class Phoenix:
    def __del__(self):
        saved.append(self)


p = Phoenix()
del p
print(len(saved))
saved.clear()
print(len(saved))
l = [D("in list")]
l.clear()
t = {"k": D("in dict")}
t["k"] = 1
print("end")
