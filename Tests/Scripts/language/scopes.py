# global, nonlocal, closures, class scopes, comprehension scopes, del.
x = 'global'
def a():
    x = 'a'
    def b():
        nonlocal x
        x += 'b'
        def c():
            global x
            x = 'changed'
            return x
        return c()
    return b(), x
print(a(), x)
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return up, get
up, get = counter()
up(); up(5)
print(get())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
class K:
    x = 'class'
    y = [x for _ in range(1)]
    z = x + '!'
    def m(self): return x
    def n(self): return self.x
    w = (lambda: x)()
print(K.y, K.z, K().m(), K().n(), K.w)
def unbound():
    try:
        print(v)
    except UnboundLocalError as e: print(type(e).__name__, e)
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e: print(e)
    try:
        del v
    except UnboundLocalError as e: print(e)
unbound()
def free():
    def inner(): return later
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    later = 1
    print(inner())
    del later
    try: inner()
    except NameError as e: print(e)
free()
try: undefined
except NameError as e: print(e, e.name)
def glob():
    global made
    made = 1
glob()
print(made)
del made
try: made
except NameError as e: print(e)
try: del made
except NameError as e: print(e)
print([x for x in range(3)], x, {k: v for k, v in [(1, 2)]}, {c for c in 'a'})
print([[i * j for j in range(3) if j != i] for i in range(3)])
print([(a, b) for a in range(3) if a for b in range(a)])
def walrus():
    r = [last := n * n for n in range(4)]
    return r, last
print(walrus())
if any((hit := n) > 2 for n in [1, 2, 3, 4]): print('hit', hit)
def rec(n): return 1 if n < 2 else n * rec(n - 1)
print(rec(20))
def outer():
    def fact(n): return 1 if n < 2 else n * fact(n - 1)
    return fact
print(outer()(10))
class Outer:
    class Inner:
        v = 1
        class Deep: pass
    w = Inner.v
print(Outer.Inner.Deep.__qualname__, Outer.w)
def gen_scope():
    total = 0
    for total in (total + i for i in range(3)): pass
    return total
print(gen_scope())
try:
    print([undefined_name for _ in [1]])
except NameError as e: print(e)
def f(a, b):
    c = 1
    return sorted(locals().items())
print(f(1, 2))
print(globals()['x'], 'K' in globals())
