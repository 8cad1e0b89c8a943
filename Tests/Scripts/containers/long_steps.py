# Slices whose step is longer than any sequence: one item, and nothing overflows.
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def s(v, sl, x):
    v[sl] = x
    return v
def d(v, sl):
    del v[sl]
    return v
for sl in [slice(3,5,2**64), slice(1,5,2**64), slice(5,1,-2**64), slice(None,None,2**63-1), slice(None,None,-2**63), slice(None,None,-2**63+1), slice(4,None,-2**64), slice(2,3,2**62), slice(-1,-4,-2**63)]:
    for mk in (lambda: [0,1,2,3,4,5], lambda: bytearray(b'abcdef')):
        t(lambda: mk()[sl]); t(lambda: d(mk(), sl)); t(lambda: s(mk(), sl, [65])); t(lambda: s(mk(), sl, [])); t(lambda: s(mk(), sl, [66, 67]))
    t(lambda: 'abcdef'[sl]); t(lambda: b'abcdef'[sl]); t(lambda: (1,2,3,4,5,6)[sl]); t(lambda: abs(sl.step) < 2**63 and range(6)[sl]); t(lambda: sl.indices(6)); t(lambda: memoryview(b'abcdef')[sl].tolist())
