# statistics.NormalDist: densities, quantiles in all ranges of the algorithm, arithmetic, samples.
from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


n = NormalDist(100, 15)
for name in ['mean', 'median', 'mode', 'stdev', 'variance']:
    show(name, lambda: getattr(n, name))
for x in [100, 70, 145.5, -1e3, 1e6, Fraction(301, 3)]:
    show(x, lambda: (n.pdf(x), n.cdf(x), n.zscore(x)))
for p in [1e-300, 1e-20, 1e-9, 0.001, 0.075, 0.0750001, 0.1, 0.25, 0.5, 0.6, 0.925, 0.93, 0.999, 1 - 1e-12, 0, 1, -1, 'x']:
    show(p, lambda: (NormalDist().inv_cdf(p), n.inv_cdf(p)))
for k in [1, 4, 10]:
    show(k, lambda: n.quantiles(k))
other = NormalDist(110, 10)
for action in (
    lambda: n.overlap(other), lambda: other.overlap(n), lambda: n.overlap(NormalDist(90, 15)), lambda: n.overlap(5), lambda: n + 5,
    lambda: 5 + n, lambda: n - 5, lambda: 5 - n, lambda: n + other, lambda: n - other, lambda: n * 2, lambda: -2 * n, lambda: n / 4,
    lambda: +n, lambda: -n, lambda: n == NormalDist(100, 15), lambda: n == 5, lambda: hash(n) == hash(NormalDist(100, 15)), lambda: n,
    lambda: NormalDist(0, -1), lambda: NormalDist('a'), lambda: NormalDist(1, 0).pdf(1), lambda: NormalDist(1, 0).cdf(1),
    lambda: NormalDist(1, 0).inv_cdf(0.5), lambda: NormalDist(1, 0).zscore(1), lambda: NormalDist(1, 0).overlap(n), lambda: n.samples(3, seed=5),
    lambda: NormalDist.from_samples([1, 2, 4]), lambda: NormalDist.from_samples(iter([1.5, 2.5, 7])), lambda: NormalDist.from_samples([1]),
    lambda: NormalDist.from_samples([Decimal('1.1'), Decimal('2.3')]), lambda: NormalDist.from_samples([Fraction(1, 3), Fraction(2, 7)]),
    lambda: NormalDist.from_samples([5, 5, 5]), lambda: NormalDist.from_samples([float('inf'), 1]), lambda: n.missing,
):
    show('', action)
