# Sequences whose classes override one side of the product, and dicts made of what only seems to have keys.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class G:
    def __getattr__(self, name): raise RuntimeError('a')
class H:
    def __getattr__(self, name): raise AttributeError('no ' + name)
class I:
    def __getattr__(self, name): return lambda: []
class J:
    @property
    def keys(self): raise ValueError('keys')
    def __iter__(self): return iter([])
class K:
    @property
    def keys(self): raise AttributeError('keys')
    def __iter__(self): return iter([(1, 2)])
for c in (G, H, I, J, K):
    t(lambda: dict(c())); t(lambda: dict(c(), q=1)); t(lambda: {}.update(c())); t(lambda: {**c()}); t(lambda: dict.fromkeys(c()))
class L(list):
    def __rmul__(self, o): return NotImplemented
class M(list): pass
class N(str):
    def __rmul__(self, o): return NotImplemented
class O:
    def __index__(self): return 3
for s in (L([1]), M([1]), N('a')):
    t(lambda: 2 * s); t(lambda: s * 2); t(lambda: O() * s); t(lambda: s * O()); t(lambda: 'x' * s); t(lambda: s * 'x'); t(lambda: 2.5 * s)
    def im():
        x = 2
        x *= s
        return x
    t(im)
