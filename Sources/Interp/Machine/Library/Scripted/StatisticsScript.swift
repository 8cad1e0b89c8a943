// The module `statistics`: sums are exact fractions of ints, as in CPython, and rounded once.

enum StatisticsScript {
    static var module: NativeModule { .scripted("statistics", doc: "Basic statistics module.", source + NormalDistSource.text) }

    private static let source = """
        import math
        import sys
        from bisect import bisect_left, bisect_right
        from collections import Counter, namedtuple

        class StatisticsError(ValueError):
            pass

        def _ratio(x):
            if isinstance(x, int):
                return int(x), 1
            try:
                return x.as_integer_ratio()
            except AttributeError:
                raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
            except (OverflowError, ValueError):
                return x, None

        def _reduce(n, d):
            g = math.gcd(n, d)
            return (n // g, d // g) if g > 1 else (n, d)

        def _is_kind(cls, module, name):
            # Whether a class is one of a module's: without the module there is none.
            known = sys.modules.get(module)
            return known is not None and issubclass(cls, getattr(known, name))

        def _coerce(T, S):
            # The class that numbers of two classes have in common.
            if T is S or S is int or S is bool:
                return T
            if T is int or issubclass(S, T):
                return S
            if issubclass(T, S):
                return T
            if issubclass(T, int):
                return S
            if issubclass(S, int):
                return T
            if _is_kind(T, 'fractions', 'Fraction') and issubclass(S, float):
                return S
            if issubclass(T, float) and _is_kind(S, 'fractions', 'Fraction'):
                return T
            raise TypeError(f"don't know how to coerce {T.__name__} and {S.__name__}")

        def _sums(data):
            sx = {}
            sxx = {}
            count = 0
            kind = int
            special = None
            for x in data:
                count += 1
                if type(x) is not kind:
                    kind = _coerce(kind, type(x))
                n, d = _ratio(x)
                if d is None:
                    special = n if special is None else special + n
                    continue
                sx[d] = sx.get(d, 0) + n
                sxx[d] = sxx.get(d, 0) + n * n
            return count, kind, special, sx, sxx

        def _total(parts, power=1):
            n, d = 0, 1
            for q in sorted(parts):
                p = parts[q]
                q = q ** power
                n, d = n * q + p * d, d * q
                n, d = _reduce(n, d)
            return n, d

        def _convert(n, d, kind):
            n, d = _reduce(n, d)
            if d < 0:
                n, d = -n, -d
            if kind is float or issubclass(kind, int) and d != 1:
                return n / d
            if kind is int:
                return n
            if _is_kind(kind, 'decimal', 'Decimal'):
                return kind(n) / d
            if _is_kind(kind, 'fractions', 'Fraction'):
                return kind(n, d)
            return kind(n / d if issubclass(kind, float) else n)

        def mean(data):
            count, kind, special, sx, _ = _sums(data)
            if count < 1:
                raise StatisticsError('mean requires at least one data point')
            if special is not None:
                return special / count
            n, d = _total(sx)
            return _convert(n, d * count, kind)

        def fmean(data, weights=None):
            data = list(data)
            if weights is None:
                if not data:
                    raise StatisticsError('fmean requires at least one data point')
                return math.fsum(data) / len(data)
            weights = list(weights)
            if len(data) != len(weights):
                raise StatisticsError('data and weights must be the same length')
            den = math.fsum(weights)
            if not den:
                raise StatisticsError('sum of weights must be non-zero')
            return math.fsum(x * w for x, w in zip(data, weights)) / den

        def geometric_mean(data):
            try:
                return math.exp(fmean(map(math.log, data)))
            except ValueError:
                raise StatisticsError('geometric mean requires a non-empty dataset containing positive numbers') from None

        def harmonic_mean(data, weights=None):
            data = list(data)
            errmsg = 'harmonic mean does not support negative values'

            def checked(values):
                for x in values:
                    if x < 0:
                        raise StatisticsError(errmsg)
                    yield x
            if len(data) < 1:
                raise StatisticsError('harmonic_mean requires at least one data point')
            if len(data) == 1 and weights is None:
                x = data[0]
                if not hasattr(x, '__lt__') or isinstance(x, str):
                    raise TypeError('unsupported type')
                if x < 0:
                    raise StatisticsError(errmsg)
                return x
            if weights is None:
                weights = [1] * len(data)
                whole = (len(data), 1)
            else:
                weights = list(weights)
                if len(weights) != len(data):
                    raise StatisticsError('Number of weights does not match data size')
                whole = _total(_sums(checked(weights))[3])
            try:
                _, kind, special, parts, _ = _sums(w / x if w else 0 for w, x in zip(weights, checked(data)))
            except ZeroDivisionError:
                return 0
            if special is not None:
                return whole[0] / whole[1] / special
            n, d = _total(parts)
            if n <= 0:
                raise StatisticsError('Weighted sum must be positive')
            return _convert(whole[0] * d, whole[1] * n, kind)

        def median(data):
            data = sorted(data)
            n = len(data)
            if n == 0:
                raise StatisticsError("no median for empty data")
            if n % 2 == 1:
                return data[n // 2]
            i = n // 2
            return (data[i - 1] + data[i]) / 2

        def median_low(data):
            data = sorted(data)
            n = len(data)
            if n == 0:
                raise StatisticsError("no median for empty data")
            return data[n // 2] if n % 2 == 1 else data[n // 2 - 1]

        def median_high(data):
            data = sorted(data)
            n = len(data)
            if n == 0:
                raise StatisticsError("no median for empty data")
            return data[n // 2]

        def median_grouped(data, interval=1):
            data = sorted(data)
            n = len(data)
            if not n:
                raise StatisticsError("no median for empty data")
            x = data[n // 2]
            i = bisect_left(data, x)
            j = bisect_right(data, x, lo=i)
            try:
                interval = float(interval)
                x = float(x)
            except ValueError:
                raise TypeError('Value cannot be converted to a float')
            return x - interval / 2.0 + interval * (n / 2 - i) / (j - i)

        def mode(data):
            pairs = Counter(iter(data)).most_common(1)
            try:
                return pairs[0][0]
            except IndexError:
                raise StatisticsError('no mode for empty data') from None

        def multimode(data):
            counts = Counter(iter(data))
            if not counts:
                return []
            maxcount = max(counts.values())
            return [value for value, count in counts.items() if count == maxcount]

        def quantiles(data, *, n=4, method='exclusive'):
            if n < 1:
                raise StatisticsError('n must be at least 1')
            data = sorted(data)
            ld = len(data)
            if ld < 2:
                raise StatisticsError('must have at least two data points')
            result = []
            if method == 'inclusive':
                m = ld - 1
                for i in range(1, n):
                    j, delta = divmod(i * m, n)
                    result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
                return result
            if method == 'exclusive':
                m = ld + 1
                for i in range(1, n):
                    j = i * m // n
                    j = 1 if j < 1 else ld - 1 if j > ld - 1 else j
                    delta = i * m - j * n
                    result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
                return result
            raise ValueError(f'Unknown method: {method!r}')

        def _ss(data, c):
            if c is not None:
                count, kind, special, sx, _ = _sums((x - c) * (x - c) for x in data)
                if special is not None:
                    return count, kind, None, special
                n, d = _total(sx)
                return count, kind, n, d
            count, kind, special, sx, sxx = _sums(data)
            if special is not None:
                return count, kind, None, special * 0
            if count == 0:
                return 0, kind, 0, 1
            n, d = _total(sx)
            nn, dd = _total(sxx, 2)
            top, bottom = _reduce(count * nn * d * d - n * n * dd, dd * d * d)
            top, bottom = _reduce(top, bottom * count)
            return count, kind, top, bottom

        def variance(data, xbar=None):
            count, kind, n, d = _ss(data, xbar)
            if count < 2:
                raise StatisticsError('variance requires at least two data points')
            if n is None:
                return d
            return _convert(n, d * (count - 1), kind)

        def pvariance(data, mu=None):
            count, kind, n, d = _ss(data, mu)
            if count < 1:
                raise StatisticsError('pvariance requires at least one data point')
            if n is None:
                return d
            return _convert(n, d * count, kind)

        def _isqrt_rto(n, m):
            a = math.isqrt(n // m)
            return a | (a * a * m != n)

        def _sqrt_of_ratio(n, m):
            n, m = _reduce(n, m)
            q = (n.bit_length() - m.bit_length() - 109) // 2
            if q >= 0:
                return (_isqrt_rto(n, m << 2 * q) << q) / 1
            return _isqrt_rto(n << -2 * q, m) / (1 << -q)

        def _decimal_sqrt_of_ratio(n, m):
            # The quotient's root may be off by one in the last place: its neighbours are asked.
            from decimal import Decimal
            if n == 0:
                return Decimal('0.0')
            root = (Decimal(n) / Decimal(m)).sqrt()
            nr, dr = root.as_integer_ratio()
            np, dp = root.next_plus().as_integer_ratio()
            if 4 * n * (dr * dp) ** 2 > m * (dr * np + dp * nr) ** 2:
                return root.next_plus()
            nm, dm = root.next_minus().as_integer_ratio()
            if 4 * n * (dr * dm) ** 2 < m * (dr * nm + dm * nr) ** 2:
                return root.next_minus()
            return root

        def _root(n, d, kind):
            n, d = _reduce(n, d)
            return _decimal_sqrt_of_ratio(n, d) if _is_kind(kind, 'decimal', 'Decimal') else _sqrt_of_ratio(n, d)

        def stdev(data, xbar=None):
            count, kind, n, d = _ss(data, xbar)
            if count < 2:
                raise StatisticsError('stdev requires at least two data points')
            if n is None:
                return math.sqrt(d) if d == d else d
            return _root(n, d * (count - 1), kind)

        def pstdev(data, mu=None):
            count, kind, n, d = _ss(data, mu)
            if count < 1:
                raise StatisticsError('pstdev requires at least one data point')
            if n is None:
                return math.sqrt(d) if d == d else d
            return _root(n, d * count, kind)

        def covariance(x, y, /):
            n = len(x)
            if len(y) != n:
                raise StatisticsError('covariance requires that both inputs have same number of data points')
            if n < 2:
                raise StatisticsError('covariance requires at least two data points')
            xbar = math.fsum(x) / n
            ybar = math.fsum(y) / n
            sxy = math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
            return sxy / (n - 1)

        def correlation(x, y, /):
            n = len(x)
            if len(y) != n:
                raise StatisticsError('correlation requires that both inputs have same number of data points')
            if n < 2:
                raise StatisticsError('correlation requires at least two data points')
            xbar = math.fsum(x) / n
            ybar = math.fsum(y) / n
            sxy = math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
            sxx = math.fsum((d := xi - xbar) * d for xi in x)
            syy = math.fsum((d := yi - ybar) * d for yi in y)
            try:
                return sxy / math.sqrt(sxx * syy)
            except ZeroDivisionError:
                raise StatisticsError('at least one of the inputs is constant')

        LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))

        def linear_regression(x, y, /, *, proportional=False):
            n = len(x)
            if len(y) != n:
                raise StatisticsError('linear regression requires that both inputs have same number of data points')
            if n < 2:
                raise StatisticsError('linear regression requires at least two data points')
            if proportional:
                sxy = math.fsum(xi * yi for xi, yi in zip(x, y))
                sxx = math.fsum(xi * xi for xi in x)
            else:
                xbar = math.fsum(x) / n
                ybar = math.fsum(y) / n
                sxy = math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
                sxx = math.fsum((d := xi - xbar) * d for xi in x)
            try:
                slope = sxy / sxx
            except ZeroDivisionError:
                raise StatisticsError('x is constant')
            intercept = 0.0 if proportional else ybar - slope * xbar
            return LinearRegression(slope=slope, intercept=intercept)

        """
}
