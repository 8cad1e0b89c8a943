// The source of `decimal`, part 6 of 6: format specifications, and the contexts' methods.

enum DecimalFormatSource {
    static let text = #"""
        # Format specifications, and the methods of a context that do what the methods of numbers do.

        def _specification(text):
            # fill, align, sign, zero coercion, width, grouping, precision, type; None for what is no specification.
            fill, align, rest = ' ', '', text
            if len(rest) >= 2 and rest[1] in '<>=^':
                fill, align, rest = rest[0], rest[1], rest[2:]
            elif rest[:1] and rest[0] in '<>=^':
                align, rest = rest[0], rest[1:]
            given = bool(align)
            sign = rest[0] if rest[:1] and rest[0] in '+- ' else '-'
            rest = rest[1:] if rest[:1] and rest[0] in '+- ' else rest
            coerces = rest[:1] == 'z'
            rest = rest[1:] if coerces else rest
            if rest[:1] == '0':
                if given:
                    return None
                fill, align, rest = '0', '=', rest[1:]

            def number(rest):
                count = len(rest) - len(rest.lstrip('0123456789'))
                return rest[:count], rest[count:]
            width, rest = number(rest)
            grouping = rest[:1] == ','
            rest = rest[1:] if grouping else rest
            precision = None
            if rest[:1] == '.':
                precision, rest = number(rest[1:])
                if not precision:
                    return None
            if len(rest) > 1 or (rest and rest not in 'eEfFgGn%'):
                return None
            if rest == 'n' and grouping:
                return None
            if len(width) > 18 or (precision and len(precision) > 18):
                return None
            precision = None if precision is None else int(precision)
            return fill, align or '>', sign, coerces, int(width or 0), grouping, precision, rest


        def _format(d, text, ctx):
            if not isinstance(text, str):
                raise TypeError('format arg must be str')
            parts = _specification(text)
            if parts is None:
                raise ValueError('invalid format string')
            fill, align, sign, coerces, width, grouping, precision, kind = parts
            if d._k:
                body = _string(_make(0, d._c, d._e, d._k), ctx) + ('%' if kind == '%' else '')
                if fill == '0' and align == '=':
                    fill, align = ' ', '>'
                return _padded(('-' if d._s else '' if sign == '-' else sign), body, fill, align, width, False)
            s, c, e = d._s, d._c, d._e
            kind = kind or ('G' if ctx.capitals else 'g')
            plain = parts[7] == '' and precision is None
            if kind == 'n':
                kind = 'g'
            if kind == '%':
                e += 2
            rounding = ctx.rounding
            if precision is not None:
                if kind in 'eE':
                    c, e = _rounded_digits(s, c, e, precision + 1, rounding)
                elif kind in 'fF%':
                    made = _rescaled(_make(s, c, e), -precision, rounding)[0]
                    c, e = made._c, made._e
                elif kind in 'gG' and _length(c) > max(1, precision):
                    c, e = _rounded_digits(s, c, e, max(1, precision), rounding)
            if c == 0 and e > 0 and kind in 'fF%':
                e = 0
            if c == 0 and coerces:
                s = 0
            digits = _text(c)
            left = e + len(digits)
            if kind in 'eE':
                point = 1 if c or precision is None else 1 - precision
            elif kind in 'fF%':
                point = left
            else:
                point = left if e <= 0 and left > -6 else 1
            if point < 0:
                whole, fraction = '0', '0' * -point + digits
            elif point > len(digits):
                whole, fraction = digits + '0' * (point - len(digits)), ''
            else:
                whole, fraction = digits[:point] or '0', digits[point:]
            body = '.' + fraction if fraction else ''
            if left != point or kind in 'eE':
                body += ('E' if kind in 'EG' else 'e') + '%+d' % (left - point)
            if kind == '%':
                body += '%'
            lead = '-' if s else '' if sign == '-' else sign
            if grouping:
                room = width - len(lead) - len(body) if fill == '0' and align == '=' else 0
                whole = _grouped(whole, room)
            return _padded(lead, whole + body, fill, align, width, True)


        def _grouped(digits, room):
            groups = []
            while True:
                take = min(max(len(digits), room, 1), 3)
                groups.append(digits[-take:].rjust(take, '0'))
                digits = digits[:-take]
                room -= take
                if not digits and room <= 0:
                    return ','.join(reversed(groups))
                room -= 1


        def _rounded_digits(s, c, e, places, kind):
            if c == 0:
                return 0, e
            count = _length(c) - places
            c = _cut(s, c, count, kind)[0]
            e += count
            if _length(c) > places:
                c //= 10
                e += 1
            return c, e


        def _padded(lead, body, fill, align, width, finite):
            missing = max(0, width - len(lead) - len(body))
            if align == '=':
                return lead + fill * missing + body
            if align == '<':
                return lead + body + fill * missing
            if align == '^':
                return fill * (missing // 2) + lead + body + fill * (missing - missing // 2)
            return fill * missing + lead + body


        def _install_context_methods():
            def put(name, method):
                method.__name__ = name
                method.__qualname__ = 'Context.' + name
                setattr(Context, name, method)

            def one(name, function):
                def method(self, x, /):
                    return function(_argument(x), self)
                put(name, method)

            def two(name, function):
                def method(self, x, y, /):
                    return function(_argument(x), _argument(y), self)
                put(name, method)

            for name, function in (
                    ('abs', _absolute), ('plus', _plus), ('minus', _minus), ('sqrt', _sqrt), ('exp', _exp), ('ln', _ln),
                    ('log10', lambda d, ctx: _ln(d, ctx, True)), ('logb', _logb), ('logical_invert', _logical_invert),
                    ('next_minus', lambda d, ctx: _next(d, ctx, -1)), ('next_plus', lambda d, ctx: _next(d, ctx, 1)),
                    ('normalize', _normalize), ('number_class', _number_class),
                    ('to_eng_string', lambda d, ctx: _string(d, ctx, True)),
                    ('to_sci_string', lambda d, ctx: _string(d, ctx)), ('copy_abs', lambda d, ctx: d.copy_abs()),
                    ('copy_negate', lambda d, ctx: d.copy_negate()), ('copy_decimal', lambda d, ctx: d),
                    ('is_canonical', lambda d, ctx: True), ('is_finite', lambda d, ctx: d.is_finite()),
                    ('is_infinite', lambda d, ctx: d.is_infinite()), ('is_nan', lambda d, ctx: d.is_nan()),
                    ('is_qnan', lambda d, ctx: d.is_qnan()), ('is_snan', lambda d, ctx: d.is_snan()),
                    ('is_signed', lambda d, ctx: d.is_signed()), ('is_zero', lambda d, ctx: d.is_zero()),
                    ('is_normal', lambda d, ctx: d.is_normal(ctx)), ('is_subnormal', lambda d, ctx: d.is_subnormal(ctx)),
                    ('to_integral_exact', lambda d, ctx: _to_integral(d, ctx.rounding, ctx, True)),
                    ('to_integral_value', lambda d, ctx: _to_integral(d, ctx.rounding, ctx, False)),
                    ('to_integral', lambda d, ctx: _to_integral(d, ctx.rounding, ctx, False)), ('_apply', _finalize)):
                one(name, function)
            for name, function in (
                    ('add', _add), ('subtract', _subtract), ('multiply', _multiply), ('divide', _divide),
                    ('divide_int', lambda a, b, ctx: _divided(a, b, ctx, 0)),
                    ('remainder', lambda a, b, ctx: _divided(a, b, ctx, 1)),
                    ('divmod', lambda a, b, ctx: _divided(a, b, ctx, 2)), ('remainder_near', _remainder_near),
                    ('compare', lambda a, b, ctx: _compare_numbers(a, b, ctx, False)),
                    ('compare_signal', lambda a, b, ctx: _compare_numbers(a, b, ctx, True)),
                    ('compare_total', lambda a, b, ctx: a.compare_total(b)),
                    ('compare_total_mag', lambda a, b, ctx: a.compare_total_mag(b)),
                    ('copy_sign', lambda a, b, ctx: a.copy_sign(b)), ('logical_and', _logical_and), ('logical_or', _logical_or),
                    ('logical_xor', _logical_xor), ('max', lambda a, b, ctx: _larger(a, b, ctx, False, False)),
                    ('max_mag', lambda a, b, ctx: _larger(a, b, ctx, True, False)),
                    ('min', lambda a, b, ctx: _larger(a, b, ctx, False, True)),
                    ('min_mag', lambda a, b, ctx: _larger(a, b, ctx, True, True)), ('next_toward', _next_toward),
                    ('quantize', _quantize), ('rotate', lambda a, b, ctx: _moved(a, b, ctx, True)),
                    ('same_quantum', lambda a, b, ctx: a.same_quantum(b)), ('scaleb', _scaleb),
                    ('shift', lambda a, b, ctx: _moved(a, b, ctx, False))):
                two(name, function)

            def fma(self, x, y, z, /):
                return _fma(_argument(x), _argument(y), _argument(z), self)

            def power(self, /, a, b, modulo=None):
                a, b = _argument(a), _argument(b)
                return _power(a, b, self) if modulo is None else _power_modulo(a, b, _argument(modulo), self)

            def canonical(self, x, /):
                if not isinstance(x, Decimal):
                    raise TypeError('argument must be a Decimal')
                return x

            def create_decimal(self, num='0', /):
                if isinstance(num, str):
                    value = _parse(num) if _wellformed(num) and num == num.strip() and '_' not in num else None
                    if value is None:
                        return _invalid(self, ConversionSyntax)
                    s, c, e, k = value
                    if k in ('n', 'N') and c and _length(c) > self.prec - self.clamp:
                        return _invalid(self, ConversionSyntax)
                    return _make(s, c, 0 if k else e, k) if k else _fit(s, c, e, self)
                made = _convert(num, self)
                if made._k in ('n', 'N'):
                    if made._c and _length(made._c) > self.prec - self.clamp:
                        return _invalid(self, ConversionSyntax)
                    return made
                return made if made._k else _fit(made._s, made._c, made._e, self)

            def create_decimal_from_float(self, f, /):
                return _finalize(Decimal.from_float(f), self)

            for method in (fma, power, canonical, create_decimal, create_decimal_from_float):
                put(method.__name__, method)


        _install_context_methods()
        for _class in list(globals().values()):
            if isinstance(_class, type) and _class.__module__ == __name__:
                _class.__module__ = 'decimal'
        __all__ = [
            'Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext', 'DecimalException',
            'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow',
            'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined', *_ROUNDINGS,
            'setcontext', 'getcontext', 'localcontext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS',
            'HAVE_CONTEXTVAR']
        """#
}
