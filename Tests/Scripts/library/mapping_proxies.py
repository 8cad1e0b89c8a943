import types
class A:
    x = 1
    def f(self): pass
d = A.__dict__
print(type(d).__name__, 'x' in d, d['x'], len(d) > 2, d.get('zz', 5))
try: d['x'] = 2
except TypeError as e: print(e)
print(vars(A) == A.__dict__, isinstance(d, types.MappingProxyType))
m = types.MappingProxyType({'a': 1, 'b': 2})
print(m, dict(m), list(m), m['a'], m | {'c': 3}, m.copy())
A.y = 5
print(d['y'])
try: m['c']
except KeyError as e: print(repr(e))
try: del m['a']
except TypeError as e: print(e)
print(list(m.items()), list(reversed(m)))
