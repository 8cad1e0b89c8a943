d = {'b': 1, 'a': 2}
d['c'] = 3
del d['b']
d['b'] = 4
print(d, list(d), list(d.values()), list(d.items()), d.get('x', 0), 'a' in d, d | {'z': 9})
print(d.pop('a'), d.setdefault('q', 5), d.popitem(), len(d))
