class A:
    def __len__(self): print('len'); return 2
    def __iter__(self): print('iter'); return iter([1,2])
class B(list):
    def __len__(self): print('blen'); return 2
class H:
    def __length_hint__(self): print('hint'); return 2
    def __iter__(self): print('iter'); return self
    def __next__(self): raise StopIteration
for c in (A, B, H):
    x = c()
    print('list'); list(x)
    print('tuple'); tuple(x)
    print('set'); set(x)
    print('ext'); [].extend(x)
    print('star'); [*x]
    print('call'); print(*x)
    print('sorted'); sorted(x)
    print('bytes'); bytes(x)
    print('join');  ''.join(map(str,x))
    l=[]; l += x
    l[0:0] = x
    print('bytearray'); bytearray(x)
    print('max'); max(x, default=1)
    print('dictfk'); dict.fromkeys(x)
    print('bool'); bool(x)
class Neg:
    def __len__(self): return -1
    def __iter__(self): return iter([])
class Bad:
    def __len__(self): return 'a'
    def __iter__(self): return iter([])
class Err:
    def __len__(self): raise ValueError('x')
    def __iter__(self): return iter([])
class Terr:
    def __len__(self): raise TypeError('x')
    def __iter__(self): return iter([])
for c in (Neg, Bad, Err, Terr):
    for f in (list, tuple, set, sorted, bool, len, lambda x: [*x], lambda x: [].extend(x)):
        try: print(f(c()))
        except Exception as e: print(type(e).__name__, e)
