// The source of `decimal`, part 3 of 6: roots, powers, exponentials and logarithms.

enum DecimalFunctionsSource {
    static let text = #"""
        # Functions beyond arithmetic: roots, powers, exponentials and logarithms, correctly rounded.

        def _isqrt(n):
            from math import isqrt
            return isqrt(n)


        def _sqrt(d, ctx):
            found = _nans(ctx, d)
            if found is not None:
                return found
            if d._k:
                return _invalid(ctx) if d._s else d
            if d._c == 0:
                return _fit(d._s, 0, d._e // 2, ctx)
            if d._s:
                return _invalid(ctx)
            e, c = d._e, d._c
            ideal = e // 2
            if e % 2:
                c *= 10
                e -= 1
            shift = ctx.prec + 1 - (_length(c) + 1) // 2
            exact = True
            if shift >= 0:
                c *= 100 ** shift
            else:
                c, rest = divmod(c, 100 ** -shift)
                exact = rest == 0
            e = e // 2 - shift
            root = _isqrt(c)
            exact = exact and root * root == c
            if exact:
                while e < ideal and root % 10 == 0:
                    root //= 10
                    e += 1
                if e > ideal:
                    root *= 10 ** (e - ideal)
                    e = ideal
            elif root % 5 == 0:
                root += 1
            saved = ctx.rounding
            object.__setattr__(ctx, 'rounding', ROUND_HALF_EVEN)
            try:
                return _fit(0, root, e, ctx)
            finally:
                object.__setattr__(ctx, 'rounding', saved)


        def _atanh_inverse(n, unit):
            # unit * atanh(1/n)
            term = unit // n
            total, k, square = term, 3, n * n
            while term:
                term //= square
                total += term // k
                k += 2
            return total


        _constants = {}


        def _ln2_ln10(p):
            # 10**p times the logarithms of 2 and 10, each too small by less than 1.
            if p not in _constants:
                unit = 10 ** (p + 10)
                two = 18 * _atanh_inverse(26, unit) - 2 * _atanh_inverse(4801, unit) + 8 * _atanh_inverse(8749, unit)
                ten = 46 * _atanh_inverse(31, unit) + 34 * _atanh_inverse(49, unit) + 20 * _atanh_inverse(161, unit)
                _constants.clear()
                _constants[p] = two // 10 ** 10, ten // 10 ** 10
            return _constants[p]


        def _ln_fixed(c, e, p):
            # 10**p * ln(c * 10**e), off by at most one or two.
            guard = p + 12 + len(str(abs(e) + _length(c)))
            unit = 10 ** guard
            length = _length(c)
            m = c * 10 ** (guard - length) if guard >= length else c // 10 ** (length - guard)
            twos = 0
            while m * 3 < unit * 2:
                m *= 2
                twos += 1
            y = (m - unit) * unit // (m + unit)
            square = y * y // unit
            term, total, k = y, y, 3
            while abs(term) > 1:
                term = term * square // unit
                total += term // k
                k += 2
            two, ten = _ln2_ln10(guard)
            value = 2 * total - twos * two + (length + e) * ten
            return value // 10 ** (guard - p)


        def _exp_fixed(x, p):
            # e**(x / 10**p) for x of any sign: (coefficient of p digits or so, exponent).
            extra = 20 + len(str(abs(x) // 10 ** p + 1))
            guard = p + extra
            ten = _ln2_ln10(guard)[1]
            q, r = divmod(x * 10 ** extra, ten)
            unit = 10 ** guard
            halvings = 8
            r >>= halvings
            term, total, k = unit, unit, 1
            while term:
                term = term * r // unit // k
                total += term
                k += 1
            for _ in range(halvings):
                total = total * total // unit
            return total // 10 ** extra, q - p


        def _certain(c, digits):
            # Whether a coefficient with an error of a few units in its last place rounds one way only.
            spare = _length(c) - digits
            if spare < 3:
                return False
            half = 5 * 10 ** (spare - 1)
            rest = c % half
            return 20 < rest < half - 20


        def _round_even(s, c, e, ctx):
            # An irrational result: never exact.
            saved = ctx.rounding
            object.__setattr__(ctx, 'rounding', ROUND_HALF_EVEN)
            try:
                return _fit(s, c * 10 + (1 if c % 5 == 0 else 0), e - 1, ctx)
            finally:
                object.__setattr__(ctx, 'rounding', saved)


        def _exp(d, ctx):
            found = _nans(ctx, d)
            if found is not None:
                return found
            if d._k:
                return _make(0, 0, 0) if d._s else d
            if d._c == 0:
                return _make(0, 1, 0)
            size = _length(d._c) + d._e
            if size > len(str((ctx.Emax + 1 - ctx.Etiny()) * 3)) + 1:
                if d._s:
                    return ctx._done(_make(0, 0, ctx.Etiny()), [Underflow, Subnormal, Inexact, Rounded, Clamped])
                return _overflow_even(ctx)
            if size < -ctx.prec - 1:
                return _round_even(0, 10 ** (ctx.prec + 2) - 1 if d._s else 10 ** (ctx.prec + 2) + 1, -ctx.prec - 2, ctx)
            extra = 6
            while True:
                p = ctx.prec + extra + max(0, size)
                x = d._c * 10 ** (d._e + p) if d._e + p >= 0 else d._c // 10 ** -(d._e + p)
                c, e = _exp_fixed(-x if d._s else x, p)
                # The argument may be cut by one unit: the error grows with the result only relatively.
                if _certain(c, ctx.prec):
                    return _round_even(0, c, e, ctx)
                extra *= 2


        def _overflow_even(ctx):
            return ctx._done(_make(0, 0, 0, 'F'), [Overflow, Inexact, Rounded])


        def _ln(d, ctx, base_ten=False):
            found = _nans(ctx, d)
            if found is not None:
                return found
            if d._k:
                return _invalid(ctx) if d._s else d
            if d._c == 0:
                return _make(1, 0, 0, 'F')
            if d._s:
                return _invalid(ctx)
            digits = _text(d._c)
            if digits[0] == '1' and not digits[1:].strip('0'):
                power = d._e + len(digits) - 1
                if base_ten:
                    return _fit(int(power < 0), abs(power), 0, ctx)
                if power == 0:
                    return _make(0, 0, 0)
            p = ctx.prec + 6
            while True:
                value = _ln_fixed(d._c, d._e, p)
                if base_ten:
                    value = value * 10 ** p // _ln2_ln10(p)[1]
                if _certain(abs(value), ctx.prec):
                    return _round_even(int(value < 0), abs(value), -p, ctx)
                p += max(6, ctx.prec + 6 - _length(abs(value)))


        def _is_whole(d):
            return not d._k and (d._e >= 0 or d._c % 10 ** min(-d._e, _length(d._c) + 1) == 0)


        def _is_odd(d):
            # For whole numbers.
            if d._e > 0 or d._c == 0:
                return False
            return d._c // 10 ** -d._e % 2 == 1


        def _integer(d):
            n = d._c * 10 ** d._e if d._e >= 0 else d._c // 10 ** -d._e
            return -n if d._s else n


        def _power(a, b, ctx):
            found = _nans(ctx, a, b)
            if found is not None:
                return found
            whole = _is_whole(b)
            s = int(whole and a._s and _is_odd(b))
            if not a._k and a._c == 0:
                if not b._k and b._c == 0:
                    return _invalid(ctx)
                return _make(s, 0, 0, 'F') if b._s else _make(s, 0, 0)
            if a._s and not whole:
                return _invalid(ctx)
            magnitude = _make(0, a._c, a._e, a._k)
            if b._k:
                order = _compare(magnitude, _make(0, 1, 0))
                if order == 0:
                    return ctx._done(_make(s, 10 ** (ctx.prec - 1), 1 - ctx.prec), [Inexact, Rounded])
                return _make(s, 0, 0) if (order < 0) != bool(b._s) else _make(s, 0, 0, 'F')
            if a._k:
                if b._c == 0:
                    return _make(s, 1, 0)
                return _make(s, 0, 0) if b._s else _make(s, 0, 0, 'F')
            if b._c == 0:
                return _make(s, 1, 0)
            if _compare(magnitude, _make(0, 1, 0)) == 0:
                if not whole:
                    return ctx._done(_make(s, 10 ** (ctx.prec - 1), 1 - ctx.prec), [Inexact, Rounded])
                if b._s:
                    return _make(s, 1, 0)
                places = _integer(b) * -a._e
                if places > ctx.prec - 1:
                    return ctx._done(_make(s, 10 ** (ctx.prec - 1), 1 - ctx.prec), [Rounded])
                return _make(s, 10 ** places, -places)
            # Where the result is beyond all exponents whatever its digits: a lower bound of the exponent of its logarithm.
            size = _length(a._c) + a._e - 1
            if size > 0 or size < -1:
                bound = _length(size if size > 0 else -size - 1) - 1
            else:
                near = _subtract(magnitude, _make(0, 1, 0), ctx._quiet(prec=_length(a._c) + 10))
                bound = near._e + _length(near._c) - (3 if size == 0 else 2)
            bound += _length(b._c) + b._e - 1
            if (_compare(magnitude, _make(0, 1, 0)) > 0) != bool(b._s):
                if bound > len(str(ctx.Emax)):
                    return _overflow(s, ctx, [])
            elif bound > len(str(abs(ctx.Etiny()))):
                return _fit(s, 1, ctx.Etiny() - 1, ctx)
            if whole:
                return _whole_power(a, b, s, ctx)
            # A digit string of a fixed length, rounded half even, and that rounded as the context says: as the C library does.
            digits = max(_length(a._c), ctx.prec) + 23
            extra = 6
            while True:
                p = digits + extra + max(0, _length(b._c) + b._e) + len(str(abs(size) + 1))
                product = _ln_fixed(magnitude._c, magnitude._e, p) * b._c
                x = product * 10 ** b._e if b._e >= 0 else product // 10 ** -b._e
                if b._s:
                    x = -x
                if abs(x) // 10 ** p > 3 * (ctx.Emax - ctx.Etiny()) + 3:
                    return _fit(s, 1, ctx.Etiny() - 1, ctx) if x < 0 else _overflow(s, ctx, [])
                c, e = _exp_fixed(x, p)
                # A result that is exactly a short number stays uncertain for ever.
                if _certain(c, digits) or extra > 50:
                    break
                extra *= 2
            spare = _length(c) - digits
            c = _cut(0, c, spare, ROUND_HALF_EVEN)[0]
            if _compare(_make(0, c, e + spare), _make(0, 1, 0)) == 0:
                return ctx._done(_make(s, 10 ** (ctx.prec - 1), 1 - ctx.prec), [Inexact, Rounded])
            return _fit(s, c, e + spare, ctx, [Inexact, Rounded])


        def _whole_power(a, b, s, ctx):
            work = ctx._quiet(prec=min(MAX_PREC, ctx.prec + 2 + _length(b._c) + max(0, b._e)), rounding=ROUND_HALF_EVEN,
                              Emin=ctx.Emin, Emax=ctx.Emax)
            base = _make(0, a._c, a._e)
            if b._s:
                work.prec += 1
                base = _divide(_make(0, 1, 0), base, work)
            result = base
            for bit in bin(abs(_integer(b)))[3:]:
                result = _multiply(result, result, work)
                if bit == '1':
                    result = _multiply(result, base, work)
                if result._k or (result._c == 0 and Clamped in work.flags._on):
                    break
            lost = [condition for condition in _SIGNALS if condition in work.flags._on]
            if result._k:
                return _overflow(s, ctx, lost)
            return _fit(s, result._c, result._e, ctx, lost)


        def _power_modulo(a, b, m, ctx):
            found = _nans(ctx, a, b, m)
            if found is not None:
                return found
            for d in (a, b, m):
                if not _is_whole(d):
                    return _invalid(ctx)
            if b._s or m._c == 0 or (a._c == 0 and b._c == 0):
                return _invalid(ctx)
            modulus = abs(_integer(m))
            if modulus >= 10 ** ctx.prec:
                return _invalid(ctx)
            c = pow(abs(_integer(a)), _integer(b), modulus)
            return _make(int(a._s and _is_odd(b)), c, 0)
        """#
}
