# Dicts that grow, lose entries and grow again.
d = {}
for i in range(1000): d[i] = str(i)
for i in range(0, 1000, 3): del d[i]
for i in range(2000, 2500): d[str(i)] = i
print(len(d), sum(len(str(k)) for k in d), d.get(1), d.get('2001'), d.get(3)); d.clear(); print(d, d.get(1)); d['x'] = 1; print(d.popitem(), d, len(d))
e = {i: i for i in range(100)}
while e: e.popitem()
e[5] = 1; print(e, dict(e), e.copy(), {**e, 'q': 2})
