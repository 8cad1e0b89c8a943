# Callbacks that change the container they are called from: no crash, CPython's outcome.
class Evil:
    def __init__(self, action): self.action = action
    def __eq__(self, other):
        self.action()
        return False
    def __hash__(self): return 1
    def __lt__(self, other):
        self.action()
        return True
    def __repr__(self):
        self.action()
        return "Evil"
    def __index__(self):
        self.action()
        return 1
    def __del__(self): pass


def attempt(name, f):
    try:
        print(name, f())
    except Exception as error:
        print(name, type(error).__name__, error)


l = [1, 2, 3]
l.append(Evil(l.clear))
attempt("repr", lambda: repr(l))
l = [Evil(lambda: l.clear()), 1, 2]
attempt("index", lambda: l.index(5))
l = [Evil(lambda: l.clear()), 1, 2]
attempt("count", lambda: l.count(5))
l = [Evil(lambda: l.clear()), 1, 2]
attempt("remove", lambda: l.remove(5))
l = [Evil(lambda: l.clear()), 1, 2]
attempt("contains", lambda: 5 in l)
l = [Evil(lambda: l.clear()), 1, 2]
attempt("eq", lambda: l == [3, 1, 2])
l = [Evil(lambda: l.append(1)), Evil(lambda: None)]
attempt("sort", lambda: l.sort())
l = [1, 2, 3]
attempt("index arg", lambda: l[Evil(l.clear)])
l = [1, 2, 3]
attempt("slice arg", lambda: l[Evil(l.clear):])
l = [1, 2, 3]
attempt("insert", lambda: l.insert(Evil(l.clear), 5) or l)
l = [1, 2, 3]
attempt("mul", lambda: l * Evil(l.clear))
l = [1, 2, 3]
attempt("pop", lambda: l.pop(Evil(l.clear)))
d = {}
d[Evil(lambda: d.clear())] = 1
attempt("dict get", lambda: d.get(1))
d = {Evil(lambda: d.clear()): 1, 2: 3}
attempt("dict contains", lambda: 1 in d)
d = {Evil(lambda: d.clear()): 1}
attempt("dict set", lambda: d.__setitem__(1, 5) or sorted(map(str, d.values())))
d = {1: Evil(lambda: d.clear()), 2: 3}
attempt("dict repr", lambda: repr(d))
d = {1: Evil(lambda: d.clear()), 2: 3}
attempt("dict eq", lambda: d == {1: 5, 2: 3})
s = {Evil(lambda: s.clear()), 2}
attempt("set contains", lambda: 1 in s)
s = {Evil(lambda: s.clear()), 2}
attempt("set union", lambda: len(s | {1}) > 0)
s = {Evil(lambda: s.clear()), 2}
attempt("set sub", lambda: len({1} - s))
t = (Evil(lambda: None), 1)
attempt("tuple", lambda: t.index(1))
l = [3, 2, 1]
attempt("map", lambda: [l.pop() for _ in l])
l = [1, 2, 3, 4]
attempt("iter", lambda: [l.remove(x) or x for x in l])
attempt("max", lambda: max(l, key=lambda x: l.clear() or x))
l = [1, 2, 3]
attempt("extend self", lambda: l.extend(x for x in l if len(l) < 10) or l)
l = [1, 2, 3]
attempt("join", lambda: ",".join(str(l.pop()) for _ in range(3)))
b = bytearray(b"abc")
attempt("bytearray index", lambda: b[Evil(b.clear)])
b = bytearray(b"abc")
attempt("bytearray set", lambda: b.__setitem__(0, Evil(b.clear)) or b)
b = bytearray(b"abc")
attempt("bytearray insert", lambda: b.insert(Evil(b.clear), 65) or b)
import collections, heapq, functools, itertools
q = collections.deque([Evil(lambda: q.clear()), 1])
attempt("deque index", lambda: q.index(5))
q = collections.deque([Evil(lambda: q.clear()), 1])
attempt("deque contains", lambda: 5 in q)
q = collections.deque([Evil(lambda: q.clear()), 1])
attempt("deque eq", lambda: q == collections.deque([1, 2]))
q = collections.deque([1, 2, 3])
attempt("deque iter", lambda: [q.append(x) for x in q])
h = [Evil(lambda: h.clear()), Evil(lambda: h.clear()), Evil(lambda: h.clear())]
attempt("heappush", lambda: heapq.heappush(h, Evil(lambda: None)))
h = [Evil(lambda: h.clear()) for _ in range(5)]
attempt("heappop", lambda: type(heapq.heappop(h)).__name__)
h = [Evil(lambda: h.clear()) for _ in range(5)]
attempt("heapify", lambda: heapq.heapify(h))
l = [1, 2, 3]
attempt("reduce", lambda: functools.reduce(lambda a, x: l.clear() or a + x, l))
l = [1, 2, 3]
attempt("sorted key", lambda: sorted(l, key=lambda x: l.append(x) or -x))
l = [1, 2, 3]
attempt("unpack", lambda: [*(l.clear() or x for x in l)])
class Len:
    def __len__(self): return 10**6
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i
attempt("liar", lambda: list(Len()))
