// The source of `decimal`, part 4 of 6: operations of numbers beyond arithmetic.

enum DecimalOperationsSource {
    static let text = #"""
        # Operations of numbers beyond arithmetic: rounding, ordering, digits.
        from collections import namedtuple as _namedtuple
        import numbers as _numbers

        DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent')


        def _fraction(value):
            # A rational number of another class for a comparison, or None.
            return (value.numerator, value.denominator) if isinstance(value, _numbers.Rational) else None


        def _comparable(value, ctx, equality):
            # The other operand of a comparison as a Decimal, or None.
            made = _operand(value)
            if made is not None:
                return made
            if isinstance(value, complex) and equality and value.imag == 0:
                value = value.real
            if isinstance(value, float):
                if equality:
                    ctx.flags._note(FloatOperation)
                    if FloatOperation in ctx.traps._on:
                        raise FloatOperation([FloatOperation])
                else:
                    ctx._done(None, [FloatOperation])
                return _of_float(value)
            return None


        def _ordering(symbol):
            tests = {'<': lambda o: o < 0, '<=': lambda o: o <= 0, '>': lambda o: o > 0, '>=': lambda o: o >= 0}
            test = tests[symbol]

            def compare(self, other, /):
                ctx = getcontext()
                pair = _fraction(other) if not isinstance(other, int) else None
                if pair is not None and not self._k:
                    left, right = _exact_ratio(self)
                    return test((left * pair[1] > pair[0] * right) - (left * pair[1] < pair[0] * right))
                other = _of_int(0) if pair is not None else _comparable(other, ctx, False)
                if other is None:
                    return NotImplemented
                if self._k in ('n', 'N') or other._k in ('n', 'N'):
                    ctx._done(None, [InvalidOperation])
                    return False
                return test(_compare(self, other))
            return compare


        def _exact_ratio(d):
            # Numerator and denominator of a finite number, not reduced.
            c = -d._c if d._s else d._c
            return (c * 10 ** d._e, 1) if d._e >= 0 else (c, 10 ** -d._e)


        def _binary(function, reflected=False):
            def operator(self, other, /):
                other = _operand(other)
                if other is None:
                    return NotImplemented
                return function(other, self, getcontext()) if reflected else function(self, other, getcontext())
            return operator


        def _method(function):
            def method(self, other, context=None):
                return function(self, _argument(other), _context(context))
            return method


        def _unary(function):
            def method(self, context=None):
                return function(self, _context(context))
            return method


        def _plus(d, ctx):
            found = _nans(ctx, d)
            if found is not None:
                return found
            if d._k:
                return d
            s = d._s if d._c or ctx.rounding == ROUND_FLOOR and d._s else 0
            return _fit(s, d._c, d._e, ctx)


        def _finalize(d, ctx):
            # A number as it is, rounded to the context.
            found = _nans(ctx, d)
            if found is not None:
                return found
            return d if d._k else _fit(d._s, d._c, d._e, ctx)


        def _minus(d, ctx):
            found = _nans(ctx, d)
            if found is not None:
                return found
            if not d._k and d._c == 0:
                return _fit(int(ctx.rounding == ROUND_FLOOR and not d._s), 0, d._e, ctx)
            return _finalize(_make(1 - d._s, d._c, d._e, d._k), ctx)


        def _absolute(d, ctx):
            return _minus(d, ctx) if d._s else _plus(d, ctx)


        def _subtract(a, b, ctx):
            return _add(a, b if b._k in ('n', 'N') else _make(1 - b._s, b._c, b._e, b._k), ctx)


        def _fma(a, b, c, ctx):
            found = _nans(ctx, a, b, c)
            if found is not None:
                return found
            s = a._s ^ b._s
            if a._k or b._k:
                if (not a._k and a._c == 0) or (not b._k and b._c == 0):
                    return _invalid(ctx)
                product = _make(s, 0, 0, 'F')
            else:
                product = _make(s, a._c * b._c, a._e + b._e)
            return _add(product, c, ctx)


        def _quantize(d, other, ctx, kind=None):
            found = _nans(ctx, d, other)
            if found is not None:
                return found
            if d._k or other._k:
                return d if d._k and other._k else _invalid(ctx)
            e = other._e
            if not ctx.Etiny() <= e <= ctx.Emax:
                return _invalid(ctx)
            if d._c == 0:
                return _fit(d._s, 0, e, ctx)
            if d._e + _length(d._c) - 1 > ctx.Emax or d._e + _length(d._c) - e > ctx.prec:
                return _invalid(ctx)
            made, inexact = _rescaled(d, e, kind or ctx.rounding)
            size = made._e + _length(made._c) - 1
            if size > ctx.Emax or _length(made._c) > ctx.prec:
                return _invalid(ctx)
            conditions = []
            if made._c and size < ctx.Emin:
                conditions.append(Subnormal)
            if e > d._e:
                conditions.append(Rounded)
                if inexact:
                    conditions.append(Inexact)
            return _fit(made._s, made._c, made._e, ctx, conditions)


        def _to_integral(d, kind, ctx, exact):
            found = _nans(ctx, d)
            if found is not None:
                return found
            if d._k or d._e >= 0:
                return d
            made, inexact = _rescaled(d, 0, kind)
            if not exact:
                return made
            return ctx._done(made, ([Inexact] if inexact else []) + ([Rounded] if d._c else []))


        def _normalize(d, ctx):
            d = _plus_keeping(d, ctx)
            if d._k:
                return d
            if d._c == 0:
                return _make(d._s, 0, 0)
            c, e, top = d._c, d._e, ctx.Etop() if ctx.clamp else ctx.Emax
            while c % 10 == 0 and e < top:
                c //= 10
                e += 1
            return _make(d._s, c, e)


        def _plus_keeping(d, ctx):
            return _finalize(d, ctx)


        def _larger(a, b, ctx, by_size, smaller):
            if a._k in ('n', 'N') or b._k in ('n', 'N'):
                if a._k != 'N' and b._k != 'N':
                    if a._k != 'n':
                        return _finalize(a, ctx)
                    if b._k != 'n':
                        return _finalize(b, ctx)
                return _nans(ctx, a, b)
            x, y = (_make(0, d._c, d._e, d._k) if by_size else d for d in (a, b))
            order = _compare(x, y) or _total(a, b)
            return _finalize((b if order < 0 else a) if not smaller else (a if order < 0 else b), ctx)


        def _total(a, b):
            # -1, 0 or 1 by the total order: every number has its place, NaNs and trailing zeros included.
            if a._s != b._s:
                return -1 if a._s else 1
            rank = {'': 0, 'F': 0, 'N': 1, 'n': 2}
            x, y = rank[a._k], rank[b._k]
            if x == y == 0:
                order = _compare(a, b)
                if order:
                    return order
                x, y = (0, 0) if a._k else (a._e, b._e)
            elif x == y:
                x, y = a._c, b._c
            order = (x > y) - (x < y)
            return -order if a._s else order


        def _compare_numbers(a, b, ctx, signals):
            if a._k in ('n', 'N') or b._k in ('n', 'N'):
                if signals and 'N' not in (a._k, b._k):
                    return ctx._done(_quiet(a if a._k == 'n' else b, ctx), [InvalidOperation])
                return _nans(ctx, a, b)
            return _of_int(_compare(a, b))


        def _next(d, ctx, direction):
            found = _nans(ctx, d)
            if found is not None:
                return found
            down = direction < 0
            if d._k:
                if bool(d._s) == down:
                    return d
                return _make(d._s, 10 ** ctx.prec - 1, ctx.Etop())
            work = ctx._quiet(rounding=ROUND_FLOOR if down else ROUND_CEILING, Emin=ctx.Emin, Emax=ctx.Emax, clamp=ctx.clamp)
            made = _fit(d._s, d._c, d._e, work)
            if _compare(made, d) != 0:
                return made
            return _add(d, _make(int(down), 1, ctx.Etiny() - 1), work)


        def _next_toward(a, b, ctx):
            found = _nans(ctx, a, b)
            if found is not None:
                return found
            order = _compare(a, b)
            if order == 0:
                return _make(b._s, a._c, a._e, a._k)
            made = _next(a, ctx, -order)
            if made._k:
                return ctx._done(made, [Overflow, Inexact, Rounded])
            if made._e + _length(made._c) - 1 < ctx.Emin:
                conditions = [Underflow, Subnormal, Inexact, Rounded]
                return ctx._done(made, conditions if made._c else conditions + [Clamped])
            return made


        def _remainder_near(a, b, ctx):
            found = _nans(ctx, a, b)
            if found is not None:
                return found
            if a._k:
                return _invalid(ctx)
            if b._k:
                return _finalize(a, ctx)
            if b._c == 0:
                return _invalid(ctx, InvalidOperation if a._c else DivisionUndefined)
            ideal = min(a._e, b._e)
            if a._c == 0:
                return _fit(a._s, 0, ideal, ctx)
            distance = (_length(a._c) + a._e) - (_length(b._c) + b._e)
            if distance >= ctx.prec + 1:
                return _invalid(ctx, DivisionImpossible)
            if distance <= -2:
                return _fit(a._s, a._c * 10 ** (a._e - ideal), ideal, ctx)
            x, y = a._c * 10 ** (a._e - ideal), b._c * 10 ** (b._e - ideal)
            quotient, rest = divmod(x, y)
            if 2 * rest + (quotient & 1) > y:
                rest -= y
                quotient += 1
            if quotient >= 10 ** ctx.prec:
                return _invalid(ctx, DivisionImpossible)
            return _fit(a._s if rest >= 0 else 1 - a._s, abs(rest), ideal, ctx)


        def _logb(d, ctx):
            found = _nans(ctx, d)
            if found is not None:
                return found
            if d._k:
                return _make(0, 0, 0, 'F')
            if d._c == 0:
                return ctx._done(_make(1, 0, 0, 'F'), [DivisionByZero])
            return _finalize(_of_int(d._e + _length(d._c) - 1), ctx)


        def _scaleb(a, b, ctx):
            found = _nans(ctx, a, b)
            if found is not None:
                return found
            if b._k or b._e != 0:
                return _invalid(ctx)
            if not -2 * (ctx.Emax + ctx.prec) <= _integer(b) <= 2 * (ctx.Emax + ctx.prec):
                return _invalid(ctx)
            return a if a._k else _fit(a._s, a._c, a._e + _integer(b), ctx)


        def _moved(a, b, ctx, turns):
            found = _nans(ctx, a, b)
            if found is not None:
                return found
            if b._k or b._e != 0 or not -ctx.prec <= _integer(b) <= ctx.prec:
                return _invalid(ctx)
            if a._k:
                return a
            places = _integer(b)
            digits = _text(a._c).rjust(ctx.prec, '0')[-ctx.prec:]
            if turns:
                digits = digits[places:] + digits[:places]
            elif places < 0:
                # What is longer than the context keeps its upper digits only as far as the shift leaves them.
                digits = (_text(a._c)[-ctx.prec:] if len(_text(a._c)) > ctx.prec else _text(a._c))[:places]
            else:
                digits = (_text(a._c) + '0' * places)[-ctx.prec:]
            return _make(a._s, _number(digits or '0'), a._e)


        def _logical(a, b, ctx, combine):
            for d in (a, b):
                if d._k or d._s or d._e != 0 or _text(d._c).strip('01'):
                    return _invalid(ctx)
            x, y = (_text(d._c).rjust(ctx.prec, '0')[-ctx.prec:] for d in (a, b))
            return _make(0, _number(''.join(str(combine(int(p), int(q))) for p, q in zip(x, y))), 0)


        def _logical_and(a, b, ctx):
            return _logical(a, b, ctx, lambda p, q: p & q)


        def _logical_or(a, b, ctx):
            return _logical(a, b, ctx, lambda p, q: p | q)


        def _logical_xor(a, b, ctx):
            return _logical(a, b, ctx, lambda p, q: p ^ q)


        def _logical_invert(d, ctx):
            return _logical(d, _make(0, (10 ** ctx.prec - 1) // 9, 0), ctx, lambda p, q: p ^ q)


        def _number_class(d, ctx):
            if d._k == 'n':
                return 'NaN'
            if d._k == 'N':
                return 'sNaN'
            sign = '-' if d._s else '+'
            if d._k:
                return sign + 'Infinity'
            if d._c == 0:
                return sign + 'Zero'
            return sign + ('Subnormal' if d._e + _length(d._c) - 1 < ctx.Emin else 'Normal')
        """#
}
