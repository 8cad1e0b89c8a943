// The source of `decimal`, part 2 of 6: digits, rounding to a context, arithmetic and text.

enum DecimalNumbersSource {
    static let text = #"""
        # Numbers: digits, rounding to a context, and text. A number is a sign, a coefficient, an exponent and a kind ('' finite,
        # 'F' infinite, 'n' a quiet and 'N' a signalling NaN, whose coefficient is its payload).

        def _text(c):
            # str() of an int of any length: the limit on digits does not hold here.
            if c < 10 ** 4000:
                return str(c)
            half = _length(c) // 2
            high, low = divmod(c, 10 ** half)
            return _text(high) + _text(low).rjust(half, '0')


        def _number(digits):
            if len(digits) <= 4000:
                return int(digits)
            half = len(digits) // 2
            return _number(digits[:-half]) * 10 ** half + _number(digits[-half:])


        def _length(c):
            # The number of decimal digits.
            if c == 0:
                return 1
            guess = int((c.bit_length() - 1) * 0.30102999566398120)
            return guess + 1 if c < 10 ** (guess + 1) else guess + 2


        def _rounded_up(kind, s, quotient, rest, unit):
            # Whether the part `rest` of a unit, cut off, makes the quotient one larger.
            if rest == 0:
                return False
            if kind == ROUND_DOWN:
                return False
            if kind == ROUND_UP:
                return True
            if kind == ROUND_CEILING:
                return not s
            if kind == ROUND_FLOOR:
                return bool(s)
            if kind == ROUND_05UP:
                return quotient % 5 == 0
            twice = 2 * rest
            if twice != unit:
                return twice > unit
            return kind == ROUND_HALF_UP or (kind == ROUND_HALF_EVEN and quotient % 2 == 1)


        def _cut(s, c, count, kind):
            # c without its last `count` digits, rounded, and whether something was lost.
            if count <= 0:
                return c * 10 ** -count, False
            if count > _length(c) + 1:
                quotient, rest, unit = 0, 1 if c else 0, 4
            else:
                unit = 10 ** count
                quotient, rest = divmod(c, unit)
            return quotient + _rounded_up(kind, s, quotient, rest, unit), rest != 0


        def _make(s, c, e, k=''):
            made = object.__new__(Decimal)
            set_ = object.__setattr__
            set_(made, '_s', s)
            set_(made, '_c', c)
            set_(made, '_e', e)
            set_(made, '_k', k)
            return made


        def _fit(s, c, e, ctx, conditions=()):
            # A finite result as the context wants it: rounded, its exponent within bounds.
            conditions = list(conditions)
            tiny, top = ctx.Emin - ctx.prec + 1, ctx.Emax - ctx.prec + 1
            if c == 0:
                highest = top if ctx.clamp else ctx.Emax
                bounded = min(max(e, tiny), highest)
                if bounded != e:
                    conditions.append(Clamped)
                return ctx._done(_make(s, 0, bounded), conditions)
            length = _length(c)
            lowest = length + e - ctx.prec
            if lowest > top:
                return _overflow(s, ctx, conditions)
            subnormal = length + e - 1 < ctx.Emin
            if subnormal:
                conditions.append(Subnormal)
                lowest = tiny
            if e < lowest:
                c, inexact = _cut(s, c, lowest - e, ctx.rounding)
                e = lowest
                conditions.append(Rounded)
                if inexact:
                    conditions.append(Inexact)
                    if subnormal:
                        conditions.append(Underflow)
                if _length(c) > ctx.prec:
                    c //= 10
                    e += 1
                    if e > top:
                        return _overflow(s, ctx, conditions)
                if c == 0:
                    conditions.append(Clamped)
            if ctx.clamp and e > top:
                conditions.append(Clamped)
                c *= 10 ** (e - top)
                e = top
            return ctx._done(_make(s, c, e), conditions)


        def _overflow(s, ctx, conditions):
            conditions = conditions + [Overflow, Inexact, Rounded]
            kind = ctx.rounding
            outwards = ROUND_FLOOR if s else ROUND_CEILING
            if kind in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP, outwards):
                return ctx._done(_make(s, 0, 0, 'F'), conditions)
            return ctx._done(_make(s, 10 ** ctx.prec - 1, ctx.Emax - ctx.prec + 1), conditions)


        def _invalid(ctx, condition=InvalidOperation):
            return ctx._done(_make(0, 0, 0, 'n'), [condition])


        def _nans(ctx, *values):
            # The result of an operation with a NaN among its operands, or None.
            for value in values:
                if value._k == 'N':
                    return ctx._done(_quiet(value, ctx), [InvalidOperation])
            for value in values:
                if value._k == 'n':
                    return _quiet(value, ctx)
            return None


        def _quiet(value, ctx):
            # A payload keeps as many digits as the context has.
            room = ctx.prec - ctx.clamp
            return _make(value._s, value._c if _length(value._c) <= room else value._c % 10 ** room, 0, 'n')


        def _parse(text, ctx=None):
            # What a string means: (sign, coefficient, exponent, kind), or None.
            text = text.strip().replace('_', '')
            rest = text
            s = 0
            if rest[:1] in ('+', '-'):
                s = int(rest[0] == '-')
                rest = rest[1:]
            lower = rest.lower()
            if lower in ('inf', 'infinity'):
                return s, 0, 0, 'F'
            for name, kind in (('snan', 'N'), ('nan', 'n')):
                if lower.startswith(name):
                    payload = rest[len(name):]
                    if payload and not payload.isdecimal():
                        return None
                    return s, _number(payload) if payload else 0, 0, kind
            mantissa, mark, exponent = lower.partition('e')
            e = 0
            if mark:
                unsigned = exponent[1:] if exponent[:1] in ('+', '-') else exponent
                if not unsigned.isdecimal():
                    return None
                e = _number(unsigned) * (-1 if exponent[0] == '-' else 1)
            whole, point, fraction = mantissa.partition('.')
            digits = whole + fraction
            if not digits.isdecimal():
                return None
            return s, _number(digits), e - len(fraction), ''


        def _exact(value, ctx):
            # A number of any precision, as the class itself makes it: only what no context can hold is an error.
            if value is None:
                return ctx._done(_make(0, 0, 0, 'n'), [ConversionSyntax])
            s, c, e, k = value
            if k in ('n', 'N'):
                if _length(c) > MAX_PREC:
                    return ctx._done(_make(0, 0, 0, 'n'), [ConversionSyntax])
                return _make(s, c, 0, k)
            if k == 'F':
                return _make(s, 0, 0, 'F')
            if c == 0:
                return _make(s, 0, min(max(e, MIN_ETINY), MAX_EMAX))
            if e + _length(c) - 1 > MAX_EMAX or e < MIN_ETINY:
                return _invalid(ctx)
            return _make(s, c, e)


        def _of_float(x):
            if x != x or x in (float('inf'), float('-inf')):
                return _make(int(str(x)[0] == '-'), 0, 0, 'n' if x != x else 'F')
            from math import copysign
            top, bottom = abs(x).as_integer_ratio()
            power = bottom.bit_length() - 1
            return _make(int(copysign(1.0, x) < 0), top * 5 ** power, -power)


        def _of_int(n):
            return _make(int(n < 0), abs(n), 0)


        def _of_tuple(value, ctx):
            if len(value) != 3:
                raise ValueError('argument must be a sequence of length 3')
            s, digits, e = value
            if not (isinstance(s, int) and s in (0, 1)):
                raise ValueError('sign must be an integer with the value 0 or 1')
            if isinstance(e, str):
                kind = {'F': 'F', 'n': 'n', 'N': 'N'}.get(e)
                if kind is None:
                    raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
                e = 0
            else:
                kind = ''
                if not isinstance(e, int):
                    raise ValueError('exponent must be an integer')
            if not isinstance(digits, (tuple, list)):
                raise ValueError('coefficient must be a tuple of digits')
            for digit in digits:
                if not (isinstance(digit, int) and 0 <= digit <= 9):
                    raise ValueError('coefficient must be a tuple of digits')
            c = _number(''.join(str(int(d)) for d in digits)) if digits else 0
            if kind == 'F':
                c = 0
            return _exact((s, c, e, kind), ctx)


        def _convert(value, ctx):
            # Decimal(value) without its class.
            if isinstance(value, Decimal):
                return value
            if isinstance(value, str):
                return _exact(_parse(value) if _wellformed(value) else None, ctx)
            if isinstance(value, int):
                return _of_int(value)
            if isinstance(value, (tuple, list)):
                return _of_tuple(tuple(value), ctx)
            if isinstance(value, float):
                return ctx._done(_of_float(value), [FloatOperation])
            raise TypeError(f'conversion from {_type_name(value)} to Decimal is not supported')


        def _wellformed(text):
            return '\0' not in text


        def _operand(value):
            # An operand of an operator, or None.
            if isinstance(value, Decimal):
                return value
            if isinstance(value, int):
                return _of_int(value)
            return None


        def _argument(value):
            # An operand of a method.
            made = _operand(value)
            if made is None:
                raise TypeError(f'conversion from {_type_name(value)} to Decimal is not supported')
            return made


        def _string(d, ctx, engineering=False):
            sign = '-' if d._s else ''
            if d._k:
                if d._k == 'F':
                    return sign + 'Infinity'
                return sign + ('NaN' if d._k == 'n' else 'sNaN') + (_text(d._c) if d._c else '')
            digits = _text(d._c)
            left = d._e + len(digits)
            if d._e <= 0 and left > -6:
                point = left
            elif not engineering:
                point = 1
            elif d._c == 0:
                point = (left + 1) % 3 - 1
            else:
                point = (left - 1) % 3 + 1
            if point <= 0:
                whole, fraction = '0', '.' + '0' * -point + digits
            elif point >= len(digits):
                whole, fraction = digits + '0' * (point - len(digits)), ''
            else:
                whole, fraction = digits[:point], '.' + digits[point:]
            exponent = '' if left == point else ('e', 'E')[ctx.capitals] + '%+d' % (left - point)
            return sign + whole + fraction + exponent


        def _compare(a, b):
            # -1, 0 or 1, for numbers that are not NaNs.
            if a._k or b._k:
                x = (-1 if a._s else 1) if a._k else 0
                y = (-1 if b._s else 1) if b._k else 0
                return (x > y) - (x < y)
            if a._c == 0 or b._c == 0:
                x = 0 if a._c == 0 else (-1 if a._s else 1)
                y = 0 if b._c == 0 else (-1 if b._s else 1)
                return (x > y) - (x < y)
            if a._s != b._s:
                return -1 if a._s else 1
            x, y = _length(a._c) + a._e, _length(b._c) + b._e
            if x == y:
                low = min(a._e, b._e)
                x, y = a._c * 10 ** (a._e - low), b._c * 10 ** (b._e - low)
            order = (x > y) - (x < y)
            return -order if a._s else order


        def _add(a, b, ctx):
            found = _nans(ctx, a, b)
            if found is not None:
                return found
            if a._k or b._k:
                if a._k and b._k and a._s != b._s:
                    return _invalid(ctx)
                return _make((a if a._k else b)._s, 0, 0, 'F')
            e = min(a._e, b._e)
            floor = ctx.rounding == ROUND_FLOOR
            if a._c == 0 and b._c == 0:
                return _fit(min(a._s, b._s) if not (floor and a._s != b._s) else 1, 0, e, ctx)
            for x, y in ((a, b), (b, a)):
                if x._c == 0:
                    e = max(e, y._e - ctx.prec - 1)
                    return _fit(y._s, y._c * 10 ** (y._e - e), e, ctx) if y._e > e else _fit(y._s, y._c, y._e, ctx)
            low, high = (a, b) if a._e < b._e else (b, a)
            x, y = low._c, high._c
            # What lies below all digits that are kept only tells which way to round: a one does it.
            e = high._e + min(-1, _length(y) - ctx.prec - 2)
            if _length(x) + low._e - 1 < e:
                x = 1
            else:
                e = low._e
            y *= 10 ** (high._e - e)
            total = (-x if low._s else x) + (-y if high._s else y)
            if total == 0:
                return _fit(int(floor), 0, min(a._e, b._e), ctx)
            return _fit(int(total < 0), abs(total), e, ctx)


        def _multiply(a, b, ctx):
            found = _nans(ctx, a, b)
            if found is not None:
                return found
            s = a._s ^ b._s
            if a._k or b._k:
                if (not a._k and a._c == 0) or (not b._k and b._c == 0):
                    return _invalid(ctx)
                return _make(s, 0, 0, 'F')
            return _fit(s, a._c * b._c, a._e + b._e, ctx)


        def _divide(a, b, ctx):
            found = _nans(ctx, a, b)
            if found is not None:
                return found
            s = a._s ^ b._s
            if a._k:
                return _invalid(ctx) if b._k else _make(s, 0, 0, 'F')
            if b._k:
                return ctx._done(_make(s, 0, ctx.Etiny()), [Clamped])
            if b._c == 0:
                if a._c == 0:
                    return _invalid(ctx, DivisionUndefined)
                return ctx._done(_make(s, 0, 0, 'F'), [DivisionByZero])
            ideal = a._e - b._e
            if a._c == 0:
                return _fit(s, 0, ideal, ctx)
            shift = _length(b._c) - _length(a._c) + ctx.prec + 1
            e = ideal - shift
            if shift >= 0:
                quotient, rest = divmod(a._c * 10 ** shift, b._c)
            else:
                quotient, rest = divmod(a._c, b._c * 10 ** -shift)
            if rest:
                # A one below the last digit, so that it rounds the right way.
                if quotient % 5 == 0:
                    quotient += 1
            else:
                while e < ideal and quotient % 10 == 0:
                    quotient //= 10
                    e += 1
            return _fit(s, quotient, e, ctx)


        def _integer_divide(a, b, ctx):
            # (quotient, remainder) of finite numbers, b not zero; None if the quotient has too many digits.
            ideal = min(a._e, b._e)
            if a._c == 0:
                return _make(a._s ^ b._s, 0, 0), _make(a._s, 0, ideal)
            distance = (_length(a._c) + a._e) - (_length(b._c) + b._e)
            if distance > ctx.prec:
                return None
            if distance < -1:
                return _make(a._s ^ b._s, 0, 0), _make(a._s, a._c * 10 ** (a._e - ideal), ideal)
            quotient, rest = divmod(a._c * 10 ** (a._e - ideal), b._c * 10 ** (b._e - ideal))
            if quotient >= 10 ** ctx.prec:
                return None
            return _make(a._s ^ b._s, quotient, 0), _make(a._s, rest, ideal)


        def _divided(a, b, ctx, wanted):
            # The integer quotient (0), the remainder (1) or both (2).
            found = _nans(ctx, a, b)
            if found is not None:
                return (found, found) if wanted == 2 else found
            s = a._s ^ b._s
            if a._k:
                if wanted == 0 and not b._k:
                    return _make(s, 0, 0, 'F')
                if wanted == 2 and not b._k:
                    nan = _make(0, 0, 0, 'n')
                    return ctx._done((_make(s, 0, 0, 'F'), nan), [InvalidOperation])
                result = _invalid(ctx)
                return (result, result) if wanted == 2 else result
            if b._k:
                rest = _fit(a._s, a._c, a._e, ctx) if wanted else None
                zero = _make(s, 0, 0)
                return zero if wanted == 0 else rest if wanted == 1 else (zero, rest)
            if b._c == 0:
                nan = _make(0, 0, 0, 'n')
                if a._c == 0:
                    return ctx._done((nan, nan) if wanted == 2 else nan, [DivisionUndefined])
                if wanted == 0:
                    return ctx._done(_make(s, 0, 0, 'F'), [DivisionByZero])
                if wanted == 1:
                    return ctx._done(nan, [InvalidOperation])
                return ctx._done((_make(s, 0, 0, 'F'), nan), [InvalidOperation, DivisionByZero])
            pair = _integer_divide(a, b, ctx)
            if pair is None:
                nan = _make(0, 0, 0, 'n')
                return ctx._done((nan, nan) if wanted == 2 else nan, [DivisionImpossible])
            if wanted == 2:
                work = ctx._quiet(rounding=ctx.rounding, Emin=ctx.Emin, Emax=ctx.Emax, clamp=ctx.clamp)
                pair = tuple(_fit(d._s, d._c, d._e, work) for d in pair)
                return ctx._done(pair, [condition for condition in _SIGNALS if condition in work.flags._on])
            quotient = _fit(pair[0]._s, pair[0]._c, pair[0]._e, ctx) if wanted != 1 else None
            if wanted == 0:
                return quotient
            rest = _fit(pair[1]._s, pair[1]._c, pair[1]._e, ctx)
            return rest


        def _rescaled(d, e, kind):
            # A finite number with another exponent, and what that did.
            if d._c == 0:
                return _make(d._s, 0, e), False
            c, inexact = _cut(d._s, d._c, e - d._e, kind)
            return _make(d._s, c, e), inexact
        """#
}
