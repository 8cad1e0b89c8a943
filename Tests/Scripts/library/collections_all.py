from collections import *
import collections
d = deque([1, 2, 3], maxlen=4); d.append(4); d.append(5); d.appendleft(0); print(d, d.maxlen, len(d), d[0], d[-1], list(reversed(d)))
d.rotate(1); print(d); d.rotate(-2); print(d); d.extend('ab'); print(d); d.extendleft('xy'); print(d, 'x' in d, d.count('x'), d.index('x'))
d = deque('abc'); d.insert(1, 'Z'); d.remove('c'); d.reverse(); print(d, d == deque(['b', 'Z', 'a']), d + deque('q'), d * 2, bool(deque()))
del d[0]; d[0] = 'k'; print(d, d.copy(), d.pop(), d.popleft()); d.clear(); print(d)
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque()[0], lambda: deque(5), lambda: deque([], -1), lambda: deque().remove(1), lambda: deque([1]).index(2), lambda: hash(deque()), lambda: deque([1]) + [1], lambda: deque([], 'a'), lambda: deque([1], maxlen=1).insert(0, 2), lambda: deque()['a']):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    d = deque([1, 2])
    for x in d: d.append(x)
except RuntimeError as e: print(e)
dd = defaultdict(list); dd['a'].append(1); dd['b']; print(dd, dict(dd), dd.default_factory, dd.get('z'), 'z' in dd)
dd = defaultdict(int, {'x': 1}, y=2); dd['z'] += 5; print(dd, sorted(dd.items()), dd.copy())
for f in (lambda: defaultdict(5), lambda: defaultdict()['q'], lambda: defaultdict(None, a=1)['q']):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class DD(defaultdict):
    def __missing__(self, key): return key * 2
print(DD(int)['ab'], isinstance(dd, dict))
c = Counter('abracadabra'); print(c, c.most_common(2), c['z'], c.total(), sorted(c.elements()), c + Counter('ab'), c - Counter('aaa'), c & Counter('ab'), c | Counter('zz'))
c.update('zz'); c.subtract({'a': 2}); print(c, +c, -Counter(a=-1), Counter(a=1) == Counter(a=1, b=0), Counter(), Counter(a=1) <= Counter(a=2))
c = Counter(['x', 'y', 'x']); c['x'] += 1; del c['q']; print(c, dict(c), list(c), c.copy(), Counter({'a': 3}), Counter(a=2, b=1))
od = OrderedDict([('a', 1), ('b', 2), ('c', 3)]); od.move_to_end('a'); print(od); od.move_to_end('c', last=False); print(od, od.popitem(), od.popitem(last=False), od)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {'a': 1}, OrderedDict(), OrderedDict(a=1) | {'b': 2})
try: OrderedDict().popitem()
except KeyError as e: print(e)
try: OrderedDict().move_to_end('x')
except KeyError as e: print(e)
P = namedtuple('P', 'x y'); p = P(1, y=2); print(p, p.x, p[1], p._fields, p._asdict(), p._replace(x=5), P._make([7, 8]), p == (1, 2), isinstance(p, tuple), P.__doc__, hash(p) == hash((1, 2)))
x, y = p; print(x, y, len(p), p + (3,), sorted([P(2, 1), P(1, 2)]), P.__name__, max(p), *p)
Q = namedtuple('Q', ['a', 'b', 'c'], defaults=[10, 20]); print(Q(1), Q(1, 2), Q._field_defaults, Q(1, c=3))
R = namedtuple('R', 'a def a', rename=True); print(R._fields)
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: p.z, lambda: p._replace(q=1), lambda: P._make([1]), lambda: namedtuple('1x', 'a'), lambda: namedtuple('X', 'a a'), lambda: namedtuple('X', '_a'), lambda: namedtuple('X', 'class'), lambda: setattr(p, 'x', 3), lambda: Q(), lambda: setattr(p, 'zz', 3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class PP(P):
    def norm(self): return self.x ** 2 + self.y ** 2
    def __repr__(self): return f'PP<{self.x}>'
print(PP(3, 4).norm(), PP(3, 4), [p], {p: 1}, (p,), f'{p}')
m = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(m['a'], m['b'], len(m), sorted(m), m, m.new_child({'c': 9})['c'], 'b' in m, m.get('q', 0), dict(m), m.parents)
try: m['zz']
except KeyError as e: print(e)
m['n'] = 1; print(m.maps)
print(P.__match_args__)
