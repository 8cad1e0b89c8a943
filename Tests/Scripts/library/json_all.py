import json
obj = {'a': [1, 2.5, True, None, 'x\n"\\é😀'], 'b': {'c': ()}, 1: 2, None: 3, True: 4, 2.5: 5, 'e': {}, 'f': []}
print(json.dumps(obj)); print(json.dumps(obj, indent=2)); print(json.dumps(obj, ensure_ascii=False, separators=(',', ':')))
print(json.dumps({'b': 1, 'a': 2}, sort_keys=True, indent='\t'), json.dumps([1e100, float('inf'), float('nan'), -0.0, 10**30]))
print(json.dumps('\x00\x1f\x7f\u2028'), json.dumps("a/b"))
print(json.loads('{"a": [1, 2.5e3, -7, true, false, null, "\\u00e9\\ud83d\\ude00\\n"], "b": {}}'), json.loads(' [ ] '), json.loads('"x"'), json.loads('12345678901234567890'), json.loads('NaN'), json.loads('-Infinity'), json.loads(b'[1]'))
for s in ['', '{', '[1,', '[1 2]', '{"a" 1}', '{"a":1,}', '{a:1}', '"abc', '"\\x"', '"\\u12"', '[1] x', 'nul', '-', '01', '1.', '{"a":1 "b"}', '"a\nb"', '[1,]', '{"a":}', ' ', '[', '{"a":1', 'tru', '\ufeff1', '["é", x]']:
    try: print(json.loads(s))
    except json.JSONDecodeError as e: print(type(e).__name__, e, e.pos, e.lineno, e.colno)
for f in (lambda: json.loads(5), lambda: json.dumps({1, 2}), lambda: json.dumps(object()), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.dumps(b'x')):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:60])
x = []; x.append(x)
try: json.dumps(x)
except ValueError as e: print(e)
print(json.dumps({(1,): 2, 'a': 1}, skipkeys=True), json.dumps({1, 2} and [1], default=str), json.dumps({'s': {1}}, default=list))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex if False else set): return sorted(o)
        return super().default(o)
print(json.dumps({'a': {3, 1}}, cls=E))
try: json.dumps(object, cls=E)
except TypeError as e: print(e)
print(json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a":1,"a":2}', object_pairs_hook=list), json.loads('[1.5, 2]', parse_float=str, parse_int=lambda s: int(s) + 1))
with open('/tmp/_tnb_json.json', 'w') as f: json.dump({'k': [1, 2]}, f, indent=1)
with open('/tmp/_tnb_json.json') as f: print(json.load(f))
print(json.JSONDecoder().raw_decode('[1] tail'), json.JSONEncoder(indent=1).encode([1]))
class I(int): pass
class S(str): pass
print(json.dumps([I(5), S('q')]), type(json.loads('1')), json.dumps({}, indent=2), json.dumps([[]], indent=2), json.dumps({'a': {}}, indent=2))
