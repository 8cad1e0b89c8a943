# Builtins called with plain arguments, with instances of subclasses and with wrong arguments.
print(len([1,2]), len('é'), abs(-3), abs(-2.5), min(3,1,2), max(1.5,2.5), max([3,4]), min((2,1)), sum([1,2,3]), sum((1.5,2), 3), round(2.5), round(3.5), round(2.675, 2), round(1e300), round(5), round(0.5), round(-0.5), round(1234.5678, 3))
print(ord('a'), ord('é'), chr(97), isinstance(3, int), isinstance(True, int), isinstance('x', int), isinstance(3.0, (int, float)))
print(str(-12), str(0), str(1.5), str(1e22), str(1e-5), str(-0.0), str(123456789.123), str(0.1+0.2), str(1e15), str(1e16), str(2**53), float(2**53), 0.001, 0.0001, 5e-324, 1.7976931348623157e308, 100000.0)
print(int('12'), int('-7'), int('+8'), int(3.9), int(-3.9), int('17', 8), int('ff', 16), int('0x1f', 16), int(' 12 '), int('1_000'))
for bad in ['', '-', '1a', '1__0']:
    try: print(int(bad))
    except ValueError as e: print(e)
print(float('1.5'), float('-0'), float('1e5'), float('.5'), float('5.'), float('0.1'), float('123456789012345678'), float('1e-19'), float('0.3333333333333333'), float(' 2 '), float('nan'), float('1e400'))
print(bool(0), bool(2), bool(None), bool(''), list(), list((1,2)), tuple([1]), dict(), set(), range(3), range(1, 5), range(5, 1, -2), type(3))
print('abc'.find('c'), 'éab'.find('b'), 'abc'.find(''), 'abc'.startswith('ab'), 'abc'.endswith('bc'), 'aBc'.upper(), 'aBc'.lower(), 'ß'.upper(), '  a b '.strip(), ' a  b '.split(), 'a,b,,c'.split(','), 'aXXbXX'.split('XX'), ','.join(['a','é','c']), ''.join([]), '-'.join(('x',)), 'banana'.replace('an', 'AN1'), 'banana'.replace('x', 'y'), 'aa'.replace('a', ''), '12'.isdigit(), ''.isdigit(), 'a1'.isalpha(), 'a1'.isalnum(), ' \t'.isspace(), '\x1c'.isspace(), 'é'.isalpha())
l = [1]; l.append(2); print(l, l.pop(), l)
d = {'a': 1, 2: 3, 1.0: 5, (1,): 6}; print(d.get('a'), d.get('b'), d.get(2), d.get(1), d.get(7, 'no'), d.get((1,)), d.get(True))
x = 'a'; y = x + 'b' + 'c' + x + str(1) + 'd'; print(x, y, y[0], y[-1], y[2])
try: y[10]
except IndexError as e: print(e)
s = ''
for i in range(30): s += chr(65 + i % 26) + str(i)
print(s)
class S(str): pass
print(S('a').upper(), S('x') + 'y', len(S('abc')), type(S('a').strip()))
class L(list):
    def append(self, x): super().append(x * 2)
q = L(); q.append(3); print(q, list(q))
class I(int): pass
print(int(I(4)), type(int(I(4))), str(I(5)), I('7'), I(3.5), max(I(3), 2))
for f in [lambda: len(3), lambda: abs('x'), lambda: max(), lambda: max(1, 'a'), lambda: max([]), lambda: sum(3), lambda: sum(['a']), lambda: ord('ab'), lambda: chr(-1), lambda: str(1, 2, 3, 4), lambda: int([]), lambda: 'a'.find(3), lambda: str.upper(3), lambda: list.append([]), lambda: list.append(3, 4), lambda: 'a'.join([1]), lambda: [].pop(), lambda: range(1, 2, 0), lambda: range('a'), lambda: float('x'), lambda: int('5', base=40), lambda: int(base=3), lambda: round(2.5, n=1), lambda: round(), lambda: sum([], begin=1), lambda: int('z', base=8), lambda: isinstance(1, 2), lambda: dict.get({}), lambda: {}.get([]), lambda: 'a'.split(''), lambda: 'a'.replace(1, 2)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(int('17', base=8), round(number=2.5, ndigits=None), round(2.567, ndigits=1), sum((1, 2), start=3), sorted([3,1], reverse=True), sorted([3,1], key=lambda v: -v), dict(a=1, b=2), print('x', end='!\n', sep=''))
print([round(x / 7, 2) for x in range(10)], [round(x * 0.05, 1) for x in range(20)], round(2.5, 0), round(1e22, 2), round(-1.005, 2), round(25, -1))
