# if, while, for, their else, break, continue, nested.
for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0: break
    else:
        print(n, end=' ')
print()
i = 0
while True:
    i += 1
    if i % 2: continue
    if i > 6: break
    print(i, end=' ')
else:
    print('never')
print()
while i: i -= 1
else: print('ended', i)
for i in []: pass
else: print('empty', i)
def f(x):
    if x < 0: return 'negative'
    elif x == 0: return 'zero'
    elif x < 10:
        if x % 2: return 'small odd'
        else: return 'small even'
    else:
        return 'large'
print([f(x) for x in (-1, 0, 3, 4, 12)])
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print('body', i)
        finally:
            print('finally', i)
    else:
        print('else')
    return i
print(g())
def h():
    while True:
        try:
            try:
                return 'inner'
            finally:
                print('first')
        finally:
            print('second')
print(h())
def override():
    try:
        return 1
    finally:
        return 2
print(override())
def swallow():
    for i in range(3):
        try:
            1 / 0
        finally:
            break
    return 'swallowed', i
print(swallow())
items = [1, 2, 3]
for item in items:
    if item < 3: items.append(item + 10)
print(items)
d = {'a': 1}
try:
    for k in d: d['b'] = 2
except RuntimeError as e: print(e)
for i, (a, [b, *c]) in enumerate([(1, 'xyz'), (2, 'uvw')]): print(i, a, b, c)
for x in 'ab':
    for y in 'cd':
        if y == 'd': break
        print(x + y)
pass
if 1: pass; print('one line')
