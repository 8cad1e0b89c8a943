import math, sys, time, os, random
print(math.gamma(4.5), math.lgamma(4.5), math.hypot(3,4,5), math.factorial(30), math.comb(50,25), math.isqrt(10**30))
print(math.gamma(-1.5), math.gamma(100.5), math.gamma(150.3), math.lgamma(-3.7), math.fsum([.1,.1,.1,.1,.1,.1,.1,.1,.1,.1]))
random.seed(42)
print(random.random(), random.randint(1,100), random.choice([1,2,3]), random.sample(range(1000), 5), random.uniform(1,2))
print(random.gauss(0,1), random.gauss(0,1), random.normalvariate(), random.betavariate(2,3), random.expovariate(2), random.triangular(1,5,2))
x=[1,2,3,4,5,6,7,8,9]
random.shuffle(x)
print(x)
print(random.choices([1,2,3], weights=[1,2,3], k=5), random.choices('abc', k=3), random.getrandbits(100), random.sample([1,2,3,4,5,6,7,8,9,10], 6))
random.seed("hello")
print(random.random(), random.vonmisesvariate(1,2), random.gammavariate(0.5, 2), random.gammavariate(1, 2), random.gammavariate(3, 2),random.paretovariate(2), random.weibullvariate(1,2), random.lognormvariate(0,1))
random.seed(3.5)
print(random.random())
random.seed(b"abc")
print(random.random())
r = random.Random(7)
s = r.getstate()
a = r.random()
r.setstate(s)
print(a == r.random(), random.randrange(0, 100, 7), random.randrange(10), random.randbytes(5))
print(sys.version_info >= (3, 11), sys.maxsize, sys.byteorder, sys.platform, sys.version_info[:2])
print(os.path.join("a", "b"), os.path.splitext("x/y.tar.gz"), os.path.normpath("a//b/../c/."), os.path.basename("/a/b.c"), os.path.relpath("/a/b", "/a/c/d"))
with open("/tmp/_t.txt", "w") as f:
    f.write("héllo\nworld\n")
with open("/tmp/_t.txt") as f:
    for line in f:
        print(repr(line))
with open("/tmp/_t.txt", "rb") as f:
    print(f.read())
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(86400*365))
