# Names of locks and of csv readers, counting from False, what views have in common with sets, modules made by hand, bytes sought,
# hashes of moments.
import csv, threading, itertools, io, re
def hide(v): return re.sub('0x[0-9a-f]+', '0x', repr(v))
l = threading.Lock()
print(hide(l), type(l), l.locked())
with l: print(hide(l), l.locked())
r = threading.RLock()
print(type(r), hide(r))
try: l.release()
except RuntimeError as e: print(e)
try: r.release()
except RuntimeError as e: print(e)
print(hide(csv.reader([])), type(csv.writer(io.StringIO())))
try: csv.reader([]).nothing
except AttributeError as e: print(e)
for a in [(False, True), (True,), (True, 2), (False, 2), (1.5, True), (0, True), (False, 0), (3, 1)]:
    c = itertools.count(*a)
    print(a, repr(c), [next(c) for _ in range(3)], repr(c))
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d = {(1,): []}
attempt(lambda: d.items() & frozenset([2, 3]))
attempt(lambda: d.items() & {2, 3})
attempt(lambda: d.items() & [2, 3])
attempt(lambda: d.items() & [((1,), [])])
attempt(lambda: frozenset([2, 3]) & d.items())
attempt(lambda: {2, 3} & d.items())
attempt(lambda: {1: 2}.keys() & {1: 3, 4: 5}.keys())
attempt(lambda: {1: 2}.items() & {1: 2, 4: 5}.items())
attempt(lambda: {1: 2, 3: 4}.keys() & {1: 3}.values())
attempt(lambda: {1: 2, 3: 4}.keys() & 5)
import types
m = types.ModuleType('x', 'doc')
print(m, m.__dict__)
m.a = 3
print(m.a, types.ModuleType('y').__doc__)
attempt(lambda: types.ModuleType())
attempt(lambda: types.ModuleType(3))
attempt(lambda: m.nothing)
attempt(lambda: b'abc'.find('x', None, [1]))
attempt(lambda: b'abc'.find([], 'x'))
attempt(lambda: b'abc'.count(300, 0.5))
attempt(lambda: bytearray(b'abc').index(300, 0.5))
attempt(lambda: bytearray(b'abc').rfind(None, 0.5))
import datetime
zone = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
print(hash(datetime.datetime(2021, 6, 15, 12, 30, tzinfo=zone)), hash(datetime.datetime(1, 1, 2, 3, 4, 5, 6, tzinfo=datetime.timezone.utc)))
import math
attempt(lambda: math.lcm(0, zone))
attempt(lambda: math.lcm(4, 0, 6))
attempt(lambda: datetime.timezone(None))
attempt(lambda: datetime.timezone(3))
