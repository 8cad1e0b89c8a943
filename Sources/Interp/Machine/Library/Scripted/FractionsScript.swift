// The module `fractions`: rational numbers.

enum FractionsScript {
    static var module: NativeModule {
        .scripted("fractions", doc: "Fraction, infinite-precision, rational numbers.", source)
    }

    private static let source = #"""
        import math
        import numbers
        import operator
        import re
        import sys

        __all__ = ['Fraction']

        _format = re.compile(r'''
            \A\s*
            (?P<sign>[-+]?)
            (?=\d|\.\d)
            (?P<num>\d*|\d+(_\d+)*)
            (?:
                (?:/(?P<denom>\d+(_\d+)*))?
            |
                (?:\.(?P<decimal>\d*|\d+(_\d+)*))?
                (?:E(?P<exp>[-+]?\d+(_\d+)*))?
            )
            \s*\Z
            ''', re.VERBOSE | re.IGNORECASE)

        def _forward(monomorphic, fallback):
            def forward(a, b):
                if isinstance(b, Fraction):
                    return monomorphic(a, b)
                if isinstance(b, int):
                    return monomorphic(a, Fraction(b))
                if isinstance(b, float):
                    return fallback(float(a), b)
                if isinstance(b, complex):
                    return fallback(complex(a), b)
                return NotImplemented

            def reverse(b, a):
                if isinstance(a, numbers.Rational):
                    return monomorphic(Fraction(a), b)
                if isinstance(a, numbers.Real):
                    return fallback(float(a), float(b))
                if isinstance(a, numbers.Complex):
                    return fallback(complex(a), complex(b))
                return NotImplemented
            return forward, reverse

        def _is_decimal(value):
            # Without the module there is no such number, and it is not loaded for the question.
            decimal = sys.modules.get('decimal')
            return decimal is not None and isinstance(value, decimal.Decimal)

        class Fraction(numbers.Rational):
            __slots__ = ('_numerator', '_denominator')

            def __new__(cls, numerator=0, denominator=None):
                self = super().__new__(cls)
                if denominator is None:
                    if type(numerator) is int:
                        self._numerator = numerator
                        self._denominator = 1
                        return self
                    if isinstance(numerator, numbers.Rational):
                        self._numerator = numerator.numerator
                        self._denominator = numerator.denominator
                        return self
                    if isinstance(numerator, float) or _is_decimal(numerator):
                        self._numerator, self._denominator = numerator.as_integer_ratio()
                        return self
                    if isinstance(numerator, str):
                        m = _format.match(numerator)
                        if m is None:
                            raise ValueError('Invalid literal for Fraction: %r' % numerator)
                        numerator = int(m.group('num') or '0')
                        denom = m.group('denom')
                        if denom:
                            denominator = int(denom)
                        else:
                            denominator = 1
                            decimal = m.group('decimal')
                            if decimal:
                                decimal = decimal.replace('_', '')
                                scale = 10 ** len(decimal)
                                numerator = numerator * scale + int(decimal)
                                denominator *= scale
                            exp = m.group('exp')
                            if exp:
                                exp = int(exp)
                                if exp >= 0:
                                    numerator *= 10 ** exp
                                else:
                                    denominator *= 10 ** -exp
                        if m.group('sign') == '-':
                            numerator = -numerator
                    else:
                        raise TypeError('argument should be a string or a Rational instance')
                elif type(numerator) is int is type(denominator):
                    pass
                elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
                    numerator, denominator = (numerator.numerator * denominator.denominator,
                                              denominator.numerator * numerator.denominator)
                else:
                    raise TypeError('both arguments should be Rational instances')
                if denominator == 0:
                    raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
                g = math.gcd(numerator, denominator)
                if denominator < 0:
                    g = -g
                self._numerator = numerator // g
                self._denominator = denominator // g
                return self

            @classmethod
            def from_float(cls, f):
                if isinstance(f, numbers.Integral):
                    return cls(f)
                if not isinstance(f, float):
                    raise TypeError('%s.from_float() only takes floats, not %r (%s)' % (cls.__name__, f, type(f).__name__))
                return cls(*f.as_integer_ratio())

            @classmethod
            def from_decimal(cls, dec):
                from decimal import Decimal
                if isinstance(dec, numbers.Integral):
                    dec = Decimal(int(dec))
                elif not isinstance(dec, Decimal):
                    raise TypeError(
                        '%s.from_decimal() only takes Decimals, not %r (%s)' % (cls.__name__, dec, type(dec).__name__))
                return cls(*dec.as_integer_ratio())

            def as_integer_ratio(self):
                return (self._numerator, self._denominator)

            def limit_denominator(self, max_denominator=1000000):
                if max_denominator < 1:
                    raise ValueError('max_denominator should be at least 1')
                if self._denominator <= max_denominator:
                    return Fraction(self)
                p0, q0, p1, q1 = 0, 1, 1, 0
                n, d = self._numerator, self._denominator
                while True:
                    a = n // d
                    q2 = q0 + a * q1
                    if q2 > max_denominator:
                        break
                    p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
                    n, d = d, n - a * d
                k = (max_denominator - q0) // q1
                bound1 = Fraction(p0 + k * p1, q0 + k * q1)
                bound2 = Fraction(p1, q1)
                if abs(bound2 - self) <= abs(bound1 - self):
                    return bound2
                return bound1

            @property
            def numerator(self):
                return self._numerator

            @property
            def denominator(self):
                return self._denominator

            def __repr__(self):
                return '%s(%s, %s)' % (self.__class__.__name__, self._numerator, self._denominator)

            def __str__(self):
                if self._denominator == 1:
                    return str(self._numerator)
                return '%s/%s' % (self._numerator, self._denominator)

            def _add(a, b):
                return Fraction(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)

            def _sub(a, b):
                return Fraction(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)

            def _mul(a, b):
                return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

            def _div(a, b):
                n = a._numerator * b._denominator
                d = a._denominator * b._numerator
                if d == 0:
                    raise ZeroDivisionError('Fraction(%s, 0)' % ((a._numerator > 0) - (a._numerator < 0)))
                return Fraction(n, d)

            def _floordiv(a, b):
                return (a._numerator * b._denominator) // (a._denominator * b._numerator)

            def _divmod(a, b):
                da, db = a._denominator, b._denominator
                div, n_mod = divmod(a._numerator * db, da * b._numerator)
                return div, Fraction(n_mod, da * db)

            def _mod(a, b):
                da, db = a._denominator, b._denominator
                return Fraction((a._numerator * db) % (b._numerator * da), da * db)

            __add__, __radd__ = _forward(_add, operator.add)
            __sub__, __rsub__ = _forward(_sub, operator.sub)
            __mul__, __rmul__ = _forward(_mul, operator.mul)
            __truediv__, __rtruediv__ = _forward(_div, operator.truediv)
            __floordiv__, __rfloordiv__ = _forward(_floordiv, operator.floordiv)
            __divmod__, __rdivmod__ = _forward(_divmod, divmod)
            __mod__, __rmod__ = _forward(_mod, operator.mod)

            def __pow__(a, b):
                if isinstance(b, numbers.Rational):
                    if b.denominator == 1:
                        power = b.numerator
                        if power >= 0:
                            return Fraction(a._numerator ** power, a._denominator ** power)
                        if a._numerator == 0:
                            raise ZeroDivisionError('Fraction(%s, 0)' % a._denominator ** -power)
                        return Fraction(a._denominator ** -power, a._numerator ** -power)
                    return float(a) ** float(b)
                return float(a) ** b

            def __rpow__(b, a):
                if b._denominator == 1 and b._numerator >= 0:
                    return a ** b._numerator
                if isinstance(a, numbers.Rational):
                    return Fraction(a.numerator, a.denominator) ** b
                if b._denominator == 1:
                    return a ** b._numerator
                return a ** float(b)

            def __pos__(a):
                return Fraction(a._numerator, a._denominator)

            def __neg__(a):
                return Fraction(-a._numerator, a._denominator)

            def __abs__(a):
                return Fraction(abs(a._numerator), a._denominator)

            def __int__(a):
                return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

            def __float__(a):
                return a._numerator / a._denominator

            __trunc__ = __int__

            def __floor__(a):
                return a._numerator // a._denominator

            def __ceil__(a):
                return -(-a._numerator // a._denominator)

            def __round__(self, ndigits=None):
                if ndigits is None:
                    floor, remainder = divmod(self._numerator, self._denominator)
                    if remainder * 2 < self._denominator:
                        return floor
                    if remainder * 2 > self._denominator:
                        return floor + 1
                    return floor if floor % 2 == 0 else floor + 1
                shift = 10 ** abs(ndigits)
                if ndigits > 0:
                    return Fraction(round(self * shift), shift)
                return Fraction(round(self / shift) * shift)

            def __hash__(self):
                try:
                    dinv = pow(self._denominator, -1, (1 << 61) - 1)
                except ValueError:
                    hash_ = 314159
                else:
                    hash_ = hash(hash(abs(self._numerator)) * dinv)
                result = hash_ if self._numerator >= 0 else -hash_
                return -2 if result == -1 else result

            def __eq__(a, b):
                if type(b) is int:
                    return a._numerator == b and a._denominator == 1
                if isinstance(b, numbers.Rational):
                    return a._numerator == b.numerator and a._denominator == b.denominator
                if isinstance(b, numbers.Complex) and b.imag == 0:
                    b = b.real
                if isinstance(b, float):
                    return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
                return NotImplemented

            def _richcmp(self, other, op):
                if isinstance(other, numbers.Rational):
                    return op(self._numerator * other.denominator, self._denominator * other.numerator)
                if isinstance(other, float):
                    if math.isnan(other) or math.isinf(other):
                        return op(0.0, other)
                    return op(self, self.from_float(other))
                return NotImplemented

            def __lt__(a, b):
                return a._richcmp(b, operator.lt)

            def __gt__(a, b):
                return a._richcmp(b, operator.gt)

            def __le__(a, b):
                return a._richcmp(b, operator.le)

            def __ge__(a, b):
                return a._richcmp(b, operator.ge)

            def __bool__(a):
                return bool(a._numerator)

            def __copy__(self):
                return self

            def __deepcopy__(self, memo):
                return self
        """#
}
