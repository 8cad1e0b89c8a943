# JSON written and read: numbers, escapes, separators, mistakes.
import json
doc = {'a': [1, 2.5, -3, 1e100, 1e-7, True, None, 'é"\\\n\t\x01\x7f', 'plain', ''], 'b': {'c': {}, 'd': [], 1: 2, 2.5: 3, None: 4, True: 5}, '': 0, 'big': 10**30, 'inf': float('inf'), 'uni': '😀'}
for kw in [{}, {'indent': 2}, {'sort_keys': False, 'ensure_ascii': False}, {'separators': (',', ':')}]:
    t = json.dumps(doc, **kw); print(t); print(json.loads(t) == json.loads(json.dumps(doc)), json.loads(t))
print(json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps([0.1 * i for i in range(50)]))
for bad in ['', '{', '[1,', '{"a" 1}', '{"a":}', '"abc', '[1 2]', '"\x01"', '"\\x"', 'nul', '1.', '-', '01', '{"a":1,}', '[1]x', '"é']:
    try: print(json.loads(bad))
    except ValueError as e: print(e)
print(json.loads('[0.1, 1e5, -0.0, 123456789012345678901234567890, 0.30000000000000004, 1E-3, 1.7976931348623157e308, 2.2250738585072014e-308, 9007199254740993.0, 0.000001, 12345678.12345678]'))
class X: pass
try: json.dumps([X()])
except TypeError as e: print(e)
a = []; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
