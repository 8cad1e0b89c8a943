# random (CPython's own sequences), math, time, sys, statistics' neighbours and platform.
import math
import os
import platform
import random
import sys
import time


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for seed in [0, 1, 12345678901234567890, 'text', b'bytes', 2.5, -7, None.__class__.__name__, bytearray(b'x')]:
    random.seed(seed)
    print(random.random(), random.getrandbits(70), random.randint(1, 10**20), random.choice('abcdef'), random.uniform(-1, 1))
random.seed(7)
print(random.randrange(10), random.randrange(5, 50, 3), random.randrange(10, 0, -2), random.randbytes(5), random.getrandbits(0), random.getrandbits(3))
x = list(range(10))
random.shuffle(x)
print(x, random.sample(range(1000), 5), random.sample('abcdefgh', 3), random.sample(['a', 'b'], counts=[3, 2], k=4), random.choices([1, 2, 3], k=4))
print(random.choices('abc', weights=[1, 2, 7], k=5), random.choices('abc', cum_weights=[1, 3, 10], k=3))
print(random.gauss(0, 1), random.gauss(), random.normalvariate(5, 2), random.lognormvariate(0, 1), random.expovariate(2), random.betavariate(2, 3), random.gammavariate(0.5, 1))
print(random.gammavariate(1, 2), random.gammavariate(3, 2), random.triangular(), random.triangular(0, 10, 3), random.vonmisesvariate(1, 2), random.vonmisesvariate(0, 0), random.paretovariate(3))
print(random.weibullvariate(1, 2))
state = random.getstate()
a = [random.random() for _ in range(3)]
random.setstate(state)
print(a == [random.random() for _ in range(3)], state[0], len(state[1]), state[2] is None)
r = random.Random(5)
s = random.Random(5)
print(r.random() == s.random(), r.randint(1, 100), r.getstate() != s.getstate(), isinstance(r, random.Random))
attempt(random.choice, [])
attempt(random.randrange, 0)
attempt(random.randrange, 5, 2)
attempt(random.randrange, 1, 5, 0)
attempt(random.randint, 5, 1)
attempt(random.sample, [1, 2], 3)
attempt(random.sample, {1, 2}, 1)
attempt(random.choices, [], k=1)
attempt(random.choices, [1], weights=[1, 2])
attempt(random.choices, [1, 2], weights=[0, 0])
attempt(random.getrandbits, -1)
attempt(random.seed, [])

values = [0.0, -0.0, 0.5, 1.0, -1.0, 2.5, -2.5, 1e300, 1e-300, math.inf, -math.inf, math.nan, 3, 10**30]
for name in ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cbrt', 'ceil', 'cos', 'cosh', 'degrees', 'erf', 'erfc', 'exp', 'exp2', 'expm1', 'fabs', 'floor', 'frexp', 'gamma',
             'isfinite', 'isinf', 'isnan', 'lgamma', 'log', 'log10', 'log1p', 'log2', 'modf', 'radians', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc', 'ulp']:
    for v in values:
        try:
            result = getattr(math, name)(v)
            print(name, v, f'{result:.12g}' if isinstance(result, float) else result)
        except Exception as e:
            print(name, v, type(e).__name__, e)
for name, cases in [
    ('atan2', [(0.0, -0.0), (1, 2), (-1, -1)]), ('copysign', [(1, -0.0)]), ('fmod', [(7, 3), (-7, 3), (1, 0), (math.inf, 1)]), ('remainder', [(7, 4), (5, 2), (1, 0)]),
    ('ldexp', [(0.5, 3), (1, 2000), (1, -2000)]), ('nextafter', [(1, 2), (0, -1)]), ('pow', [(2, 0.5), (-1, 0.5), (0, -1), (1, math.nan)]), ('hypot', [(), (3, 4), (1, 1, 1)]),
    ('dist', [([1, 2], [4, 6]), ([1], [1, 2])]), ('gcd', [(), (12, 18), (0,), (-4, 6), (10**30, 10**20)]), ('lcm', [(), (4, 6), (0, 3)]), ('comb', [(5, 2), (5, 6), (-1, 2), (100, 50)]),
    ('perm', [(5, 2), (5,), (3, 4)]), ('factorial', [(0,), (20,), (-1,), (2.0,)]), ('isqrt', [(17,), (10**40,), (-1,)]), ('prod', [([1, 2, 3],), ([],), ([2.5, 2],)]), ('fsum', [([0.1] * 10,), ([1e100, 1, -1e100],)]),
    ('isclose', [(1, 1 + 1e-10), (1, 1.1), (0, 1e-10), (math.inf, math.inf)]), ('log', [(8, 2), (10**400,), (0,), (1, 1)]), ('ceil', [('a',)]), ('sqrt', [('x',), (-1,)]),
]:
    for case in cases:
        attempt(getattr(math, name), *case)
attempt(math.isclose, 1, 1.1, rel_tol=0.2)
attempt(math.isclose, 1, 2, abs_tol=-1)
attempt(math.prod, [1, 2], start=5)
print(math.pi, math.e, math.tau, math.inf, math.nan)

os.environ['TZ'] = 'UTC'
time.tzset()
t = time.gmtime(1700000000)
print(t, t.tm_year, t[3], time.strftime('%Y-%m-%d %H:%M:%S %j %a %b %p %%', t), time.asctime(t), time.mktime(t), tuple(t), len(t))
print(time.ctime(0), time.localtime(86400 * 365).tm_yday, time.strftime('%d/%m/%y', (2024, 2, 29, 1, 2, 3, 3, 60, 0)), time.gmtime(0) == time.struct_time((1970, 1, 1, 0, 0, 0, 3, 1, 0)))
for text, form in [('2024-02-29 13:14:15', '%Y-%m-%d %H:%M:%S'), ('1 Mar 99', '%d %b %y'), ('Monday, January 2, 2023', '%A, %B %d, %Y'), ('12:30 PM', '%I:%M %p'), ('12:05 AM', '%I:%M %p'),
                   ('059 2024', '%j %Y'), ('x', '%Y'), ('2024-13-01', '%Y-%m-%d'), ('2024-01-01 tail', '%Y-%m-%d'), ('2023-02-29', '%Y-%m-%d'), ('10%', '%d%%'), ('2024 10 1', '%Y %U %w'), ('Sat Feb 01 10:00:00 2025', '%c'), ('1', '%Q'), ('29 Feb', '%d %b')]:
    attempt(time.strptime, text, form)
attempt(time.sleep, -1)
attempt(time.gmtime, 'x')
attempt(time.strftime, '%Y', (1, 2))
print(time.time() > 1.6e9, time.time_ns() > 10**18, time.perf_counter() <= time.perf_counter(), time.monotonic_ns() > 0, time.process_time() >= 0, time.thread_time() >= 0, time.timezone, time.daylight, time.tzname)
print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 8), sys.maxsize, sys.float_info.epsilon, sys.float_info.max, sys.byteorder, sys.platform, sys.maxunicode, sys.getrecursionlimit())
sys.setrecursionlimit(2000)
print(sys.getrecursionlimit(), sys.getdefaultencoding(), sys.intern('a') is sys.intern('a'), sys.hexversion >> 16 == 0x30b, sys.stdin.fileno() if hasattr(sys.stdin, 'fileno') else 0, sys.stdout.writable())
attempt(sys.setrecursionlimit, 0)
print(platform.system(), platform.python_version_tuple()[:2], platform.machine() == os.uname().machine, isinstance(platform.platform(), str))
print('done', file=sys.stderr)
sys.exit(3)
