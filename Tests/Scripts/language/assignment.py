# Every assignment form.
a = b = c = []
a.append(1)
print(a, b, c, a is c)
(d, e), [f, *g] = (1, 2), 'xyz'
print(d, e, f, g)
*h, i = range(4)
print(h, i)
j, = [9]
print(j)
x, y = y0, x0 = 1, 2
print(x, y, y0, x0)
x, y = y, x
print(x, y)
n = 1
n += 2; n *= 3; n -= 1; n //= 2; n **= 3; n %= 10; n <<= 3; n |= 1; n &= 0xf; n ^= 2; n >>= 1
print(n)
m = 7
m /= 2
print(m)
lst = [1, 2]
alias = lst
lst += [3]
lst *= 2
print(alias, lst is alias)
t = (1,)
u = t
t += (2,)
print(t, u)
s = 'a'
s += 'b'
s *= 2
print(s)
data = {'k': [0, 1, 2]}
data['k'][1] += 10
data['new'] = data['k'][0:2]
data['k'][0:2] = [7, 8, 9]
print(data)
class O: pass
o = O()
o.v = 1
o.v += 4
o.w = o.v, o.v
print(o.v, o.w)
for o.v in range(3): pass
print(o.v)
for data['i'], z in [(1, 2), (3, 4)]: pass
print(data['i'], z)
k: int = 5
unused: str
print(k, __annotations__)
def order():
    log = []
    def f(name, v=None):
        log.append(name)
        return v
    target = [0, 0]
    def get(): log.append('target'); return target
    get()[f('index', 1)] = f('value', 5)
    log.append('|')
    get()[f('index', 1)] += f('value', 5)
    print(log, target)
order()
i = 0
i, lst[i] = 1, 'moved'
print(i, lst)
try:
    a, b = 1, 2, 3
except ValueError as e: print(e)
try:
    a, b, *c = [1]
except ValueError as e: print(e)
try:
    a, b, c = [1]
except ValueError as e: print(e)
try:
    a, b = 5
except TypeError as e: print(e)
try:
    a, b = None
except TypeError as e: print(e)
try:
    (1, 2)[0] = 3
except TypeError as e: print(e)
try:
    'abc'[0] = 'x'
except TypeError as e: print(e)
try:
    del (1, 2)[0]
except TypeError as e: print(e)
try:
    5[0]
except TypeError as e: print(e)
try:
    5[0] = 1
except TypeError as e: print(e)
