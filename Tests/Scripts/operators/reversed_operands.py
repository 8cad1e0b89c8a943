# A constant on the left of an operator, and floats that are whole numbers in comparisons.


class Recorder:
    def __getattr__(self, name):
        raise AttributeError(name)

    def _make(name):
        def method(self, other):
            return f'{name}({other!r})'
        return method

    for name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow'):
        locals()[f'__{name}__'] = _make(name)
        locals()[f'__r{name}__'] = _make('r' + name)
    for name in ('lt', 'le', 'gt', 'ge', 'eq', 'ne'):
        locals()[f'__{name}__'] = _make(name)


r = Recorder()
print(1 + r, 1 - r, 2 * r, 1.5 / r, 7 // r, 7 % r, 2 ** r, 'a' + r, r + 'a', 40000 + r, -1 + r)
print(r + 1, r - 1, r * 2, r / 1.5, r < 4.0, r > 4.0, r == 0.0, r != -0.0, 4.0 < r, r <= 32000.0, r >= 1e9)


def each(x):
    return 1 + x, 1 - x, 2 * x, 1 - 2 * x + 3, 10.0 - x, 2.5 * x, 1e3 / x, 100000 - x, 100000 * x, 0.0 - x


for x in (3, 2.5, -1, True, 10 ** 20, 1 + 1j, -0.0 + 1):
    print(each(x))
for x in ('abc', [1], (1, 2), None):
    for body in (lambda: 2 * x, lambda: 'x' + x, lambda: 1 + x, lambda: 1 - x, lambda: 1.5 / x, lambda: [0] + x):
        try:
            print(body())
        except TypeError as error:
            print(error)


def compare(x):
    found = []
    if x > 4.0:
        found.append('> 4.0')
    if x == 0.0:
        found.append('== 0.0')
    if not x <= -3.0:
        found.append('not <= -3.0')
    while x != 1.0:
        found.append('!= 1.0')
        break
    if x < 4.5:
        found.append('< 4.5')
    return found


for x in (4, 4.0, 5, 0, -0.0, 1, True, float('nan'), float('inf'), 10 ** 400, 2 ** 63, -3):
    print(x if x != 10 ** 400 else 'big', compare(x))
try:
    compare('text')
except TypeError as error:
    print(error)
text = 'b'
print('a' + text, 'a' + text + 'c', 'a' + (text + 'd'), 'é' + text * 2, len('x' + str(12345)))
text += 'c'
print('a' + text, text)


def unbound():
    if text is None:
        value = 1
    return 2.0 * value


try:
    unbound()
except UnboundLocalError as error:
    print(error)
print(3.0 * 1j, 0 * -1.0, -1 * 0.0, 5 - -5, 1 / 3, 2 - 0.1)
