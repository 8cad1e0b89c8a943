# What struct.pack refuses, byte order by byte order: CPython packs the machine's own with other functions.
import struct
def show(*k):
    f = k[-1]
    try: print(*k[:-1], f())
    except BaseException as e: print(*k[:-1], type(e).__name__, e)
vals = [0, -1, 128, 32768, -32769, 65536, 2**31, -2**31 - 1, 2**32, 2**63, -2**63 - 1, 2**64, 2**2000, 1.5, 'a', None, 1e300, 65504.0,
        65520.0, 3.5e38, float('inf'), True, b'a', b'ab', bytearray(b'x'), 1j]
for order in ['@', '<', '>']:
    for code in 'cbhHiIqQNefdP':
        for v in vals:
            show(order+code, repr(v)[:30], lambda: struct.pack(order+code, v))
