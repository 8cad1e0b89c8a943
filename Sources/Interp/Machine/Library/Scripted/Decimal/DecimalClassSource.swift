// The source of `decimal`, part 5 of 6: the class Decimal.

enum DecimalClassSource {
    static let text = #"""
        # The class Decimal.

        class Decimal:
            __slots__ = ('_s', '_c', '_e', '_k', '__weakref__')

            def __new__(cls, value='0', context=None):
                ctx = _context(context)
                made = _convert(value, ctx)
                if type(made) is cls:
                    return made
                new = object.__new__(cls)
                for name in ('_s', '_c', '_e', '_k'):
                    object.__setattr__(new, name, getattr(made, name))
                return new

            def __setattr__(self, name, value):
                if name in ('_s', '_c', '_e', '_k') or not hasattr(self, '__dict__'):
                    owner = 'decimal.Decimal' if type(self) is Decimal else type(self).__name__
                    if not hasattr(type(self), name):
                        raise AttributeError(f"'{owner}' object has no attribute '{name}'")
                    if isinstance(getattr(type(self), name), property):
                        raise AttributeError(f"attribute '{name}' of '{owner}' objects is not writable")
                    raise AttributeError(f"'{owner}' object attribute '{name}' is read-only")
                object.__setattr__(self, name, value)

            @classmethod
            def from_float(cls, f, /):
                if isinstance(f, int):
                    return cls(_of_int(f))
                if isinstance(f, float):
                    return cls(_of_float(f))
                raise TypeError('argument must be int or float')

            def __repr__(self):
                return f"Decimal('{_string(self, getcontext())}')"

            def __str__(self):
                return _string(self, getcontext())

            def to_eng_string(self, context=None):
                return _string(self, _context(context), True)

            def __hash__(self):
                if self._k:
                    if self._k == 'N':
                        raise TypeError('Cannot hash a signaling NaN value')
                    if self._k == 'n':
                        return object.__hash__(self)
                    return -_sys.hash_info.inf if self._s else _sys.hash_info.inf
                modulus = _sys.hash_info.modulus
                power = pow(10, self._e, modulus) if self._e >= 0 else pow(pow(10, modulus - 2, modulus), -self._e, modulus)
                result = self._c * power % modulus
                result = -result if self._s else result
                return -2 if result == -1 else result

            def __bool__(self):
                return bool(self._k) or self._c != 0

            def __eq__(self, other, /):
                ctx = getcontext()
                pair = _fraction(other) if not isinstance(other, int) else None
                if pair is not None:
                    if self._k:
                        return False
                    left, right = _exact_ratio(self)
                    return left * pair[1] == pair[0] * right
                if isinstance(other, complex) and other.imag != 0:
                    return False
                other = _comparable(other, ctx, True)
                if other is None:
                    return NotImplemented
                if self._k in ('n', 'N') or other._k in ('n', 'N'):
                    if 'N' in (self._k, other._k):
                        ctx._done(None, [InvalidOperation])
                    return False
                return _compare(self, other) == 0

            __lt__, __le__, __gt__, __ge__ = (_ordering(symbol) for symbol in ('<', '<=', '>', '>='))
            __add__, __radd__ = _binary(_add), _binary(_add, True)
            __sub__, __rsub__ = _binary(_subtract), _binary(_subtract, True)
            __mul__, __rmul__ = _binary(_multiply), _binary(_multiply, True)
            __truediv__, __rtruediv__ = _binary(_divide), _binary(_divide, True)
            __floordiv__ = _binary(lambda a, b, ctx: _divided(a, b, ctx, 0))
            __rfloordiv__ = _binary(lambda a, b, ctx: _divided(a, b, ctx, 0), True)
            __mod__ = _binary(lambda a, b, ctx: _divided(a, b, ctx, 1))
            __rmod__ = _binary(lambda a, b, ctx: _divided(a, b, ctx, 1), True)
            __divmod__ = _binary(lambda a, b, ctx: _divided(a, b, ctx, 2))
            __rdivmod__ = _binary(lambda a, b, ctx: _divided(a, b, ctx, 2), True)

            def __pow__(self, other, modulo=None, /):
                other = _operand(other)
                if other is None:
                    return NotImplemented
                if modulo is None:
                    return _power(self, other, getcontext())
                modulo = _operand(modulo)
                return NotImplemented if modulo is None else _power_modulo(self, other, modulo, getcontext())

            __rpow__ = _binary(_power, True)

            def __neg__(self):
                return _minus(self, getcontext())

            def __pos__(self):
                return _plus(self, getcontext())

            def __abs__(self):
                return _absolute(self, getcontext())

            def __int__(self):
                if self._k:
                    if self._k == 'F':
                        raise OverflowError('cannot convert Infinity to integer')
                    raise ValueError('cannot convert NaN to integer')
                return _integer(self)

            __trunc__ = __int__

            def __float__(self):
                if self._k in ('n', 'N'):
                    if self._k == 'N':
                        raise ValueError('cannot convert signaling NaN to float')
                    return -float('nan') if self._s else float('nan')
                return float(_string(self, getcontext()))

            def __complex__(self):
                return complex(float(self))

            def _rounded_to_int(self, kind):
                if self._k:
                    if self._k == 'F':
                        raise OverflowError('cannot convert Infinity to integer')
                    raise ValueError('cannot convert NaN to integer')
                return _integer(_rescaled(self, 0, kind)[0]) if self._e < 0 else _integer(self)

            def __floor__(self):
                return self._rounded_to_int(ROUND_FLOOR)

            def __ceil__(self):
                return self._rounded_to_int(ROUND_CEILING)

            def __round__(self, ndigits=None, /):
                if ndigits is None:
                    return self._rounded_to_int(ROUND_HALF_EVEN)
                if not isinstance(ndigits, int):
                    raise TypeError('optional arg must be an integer')
                return _quantize(self, _make(0, 1, -ndigits), getcontext())

            def __reduce__(self):
                return (type(self), (str(self),))

            def __copy__(self):
                return self

            def __deepcopy__(self, memo, /):
                return self

            def __format__(self, specifier, /):
                return _format(self, specifier, getcontext())

            real = property(lambda self: self)
            imag = property(lambda self: _of_int(0))

            def conjugate(self):
                return self

            def as_tuple(self):
                if self._k == 'F':
                    return DecimalTuple(self._s, (0,), 'F')
                digits = tuple(map(int, _text(self._c))) if self._c or not self._k else ()
                return DecimalTuple(self._s, digits, self._k or self._e)

            def as_integer_ratio(self):
                if self._k:
                    if self._k == 'F':
                        raise OverflowError('cannot convert Infinity to integer ratio')
                    raise ValueError('cannot convert NaN to integer ratio')
                top, bottom = _exact_ratio(self)
                divisor = _gcd(top, bottom)
                return top // divisor, bottom // divisor

            def adjusted(self):
                return 0 if self._k else self._e + _length(self._c) - 1

            def canonical(self):
                return self

            def copy_abs(self):
                return _make(0, self._c, self._e, self._k)

            def copy_negate(self):
                return _make(1 - self._s, self._c, self._e, self._k)

            def copy_sign(self, other, context=None):
                return _make(_argument(other)._s, self._c, self._e, self._k)

            def is_canonical(self):
                return True

            def is_finite(self):
                return not self._k

            def is_infinite(self):
                return self._k == 'F'

            def is_nan(self):
                return self._k in ('n', 'N')

            def is_qnan(self):
                return self._k == 'n'

            def is_snan(self):
                return self._k == 'N'

            def is_signed(self):
                return self._s == 1

            def is_zero(self):
                return not self._k and self._c == 0

            def is_normal(self, context=None):
                return not self._k and self._c != 0 and self.adjusted() >= _context(context).Emin

            def is_subnormal(self, context=None):
                return not self._k and self._c != 0 and self.adjusted() < _context(context).Emin

            def number_class(self, context=None):
                return _number_class(self, _context(context))

            def radix(self):
                return _of_int(10)

            def same_quantum(self, other, context=None):
                other = _argument(other)
                if self._k or other._k:
                    return (self._k in ('n', 'N') and other._k in ('n', 'N')) or (self._k == 'F' and other._k == 'F')
                return self._e == other._e

            def quantize(self, exp, rounding=None, context=None):
                ctx = _context(context)
                return _quantize(self, _argument(exp), ctx, _rounding(rounding, ctx))

            def to_integral_exact(self, rounding=None, context=None):
                ctx = _context(context)
                return _to_integral(self, _rounding(rounding, ctx), ctx, True)

            def to_integral_value(self, rounding=None, context=None):
                ctx = _context(context)
                return _to_integral(self, _rounding(rounding, ctx), ctx, False)

            to_integral = to_integral_value

            def fma(self, other, third, context=None):
                return _fma(self, _argument(other), _argument(third), _context(context))

            def compare_total(self, other, context=None):
                return _of_int(_total(self, _argument(other)))

            def compare_total_mag(self, other, context=None):
                return _of_int(_total(self.copy_abs(), _argument(other).copy_abs()))

            compare = _method(lambda a, b, ctx: _compare_numbers(a, b, ctx, False))
            compare_signal = _method(lambda a, b, ctx: _compare_numbers(a, b, ctx, True))
            max = _method(lambda a, b, ctx: _larger(a, b, ctx, False, False))
            max_mag = _method(lambda a, b, ctx: _larger(a, b, ctx, True, False))
            min = _method(lambda a, b, ctx: _larger(a, b, ctx, False, True))
            min_mag = _method(lambda a, b, ctx: _larger(a, b, ctx, True, True))
            next_toward = _method(_next_toward)
            remainder_near = _method(_remainder_near)
            scaleb = _method(_scaleb)
            shift = _method(lambda a, b, ctx: _moved(a, b, ctx, False))
            rotate = _method(lambda a, b, ctx: _moved(a, b, ctx, True))
            logical_and, logical_or, logical_xor = _method(_logical_and), _method(_logical_or), _method(_logical_xor)
            logical_invert = _unary(_logical_invert)
            next_minus = _unary(lambda d, ctx: _next(d, ctx, -1))
            next_plus = _unary(lambda d, ctx: _next(d, ctx, 1))
            normalize = _unary(_normalize)
            sqrt, exp, ln = _unary(_sqrt), _unary(_exp), _unary(_ln)
            log10 = _unary(lambda d, ctx: _ln(d, ctx, True))
            logb = _unary(_logb)


        def _rounding(rounding, ctx):
            if rounding is None:
                return ctx.rounding
            if rounding not in _ROUNDINGS:
                Context.__setattr__(ctx.copy(), 'rounding', rounding)
            return rounding


        for _name, _value in list(vars(Decimal).items()):
            if hasattr(_value, '__code__') and _value.__name__ in ('operator', 'method', 'compare', '<lambda>'):
                _value.__name__ = _name
                _value.__qualname__ = 'Decimal.' + _name
        _numbers.Number.register(Decimal)
        DefaultContext = Context.__new__(Context)
        DefaultContext.__init__(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [InvalidOperation, DivisionByZero, Overflow])
        BasicContext = Context(9, ROUND_HALF_UP, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
        ExtendedContext = Context(9, ROUND_HALF_EVEN, flags=[], traps=[])
        """#
}
