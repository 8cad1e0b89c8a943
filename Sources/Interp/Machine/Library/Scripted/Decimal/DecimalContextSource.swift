// The source of `decimal`, part 1 of 6: the conditions, the contexts and the one in force.

enum DecimalContextSource {
    static let text = #"""
        # The conditions, the contexts and the thread's own context.
        import sys as _sys
        from math import gcd as _gcd

        ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = 'ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR'
        ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = (
            'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_05UP')
        _ROUNDINGS = (
            ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
        MAX_PREC = MAX_EMAX = 999999999999999999
        MIN_EMIN = -MAX_EMAX
        MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
        HAVE_THREADS = HAVE_CONTEXTVAR = True
        __version__ = '1.70'
        __libmpdec_version__ = '2.5.1'


        class DecimalException(ArithmeticError):
            pass


        class InvalidOperation(DecimalException):
            pass


        class ConversionSyntax(InvalidOperation):
            pass


        class DivisionImpossible(InvalidOperation):
            pass


        class DivisionUndefined(InvalidOperation, ZeroDivisionError):
            pass


        class InvalidContext(InvalidOperation):
            pass


        class FloatOperation(DecimalException, TypeError):
            pass


        class DivisionByZero(DecimalException, ZeroDivisionError):
            pass


        class Inexact(DecimalException):
            pass


        class Rounded(DecimalException):
            pass


        class Subnormal(DecimalException):
            pass


        class Overflow(Inexact, Rounded):
            pass


        class Underflow(Inexact, Rounded, Subnormal):
            pass


        class Clamped(DecimalException):
            pass


        _SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
        _CONDITIONS = (InvalidOperation, ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext) + _SIGNALS[1:]


        _BITS = {
            Clamped: 1, ConversionSyntax: 2, DivisionByZero: 4, DivisionImpossible: 8, DivisionUndefined: 16, Inexact: 64,
            InvalidContext: 128, InvalidOperation: 256, FloatOperation: 1024, Overflow: 2048, Rounded: 4096, Subnormal: 8192,
            Underflow: 16384}


        def _signal(condition):
            return InvalidOperation if issubclass(condition, InvalidOperation) else condition


        class _Signals:
            # The flags or traps of a context: a mapping with the nine signals for keys.
            __hash__ = None

            def __init__(self, names=()):
                self._on = set(names)
                # The bit of the first condition that makes an invalid operation: it gives the place in a context's text.
                self._invalid = 2

            def _key(self, key):
                if key not in _SIGNALS:
                    raise KeyError('invalid error flag')
                return key

            def __getitem__(self, key):
                return self._key(key) in self._on

            def __setitem__(self, key, value):
                if not isinstance(value, int):
                    raise TypeError('an integer is required (got type %s)' % type(value).__name__)
                (self._on.add if value else self._on.discard)(self._key(key))
                if key is InvalidOperation:
                    self._invalid = 2

            def __delitem__(self, key):
                raise ValueError('signal keys cannot be deleted')

            def __iter__(self):
                return iter(_SIGNALS)

            def __len__(self):
                return len(_SIGNALS)

            def __contains__(self, key):
                return key in _SIGNALS

            def keys(self):
                return {signal: 0 for signal in _SIGNALS}.keys()

            def values(self):
                return {signal: signal in self._on for signal in _SIGNALS}.values()

            def items(self):
                return {signal: signal in self._on for signal in _SIGNALS}.items()

            def get(self, key, default=None):
                return self[key] if key in _SIGNALS else default

            def copy(self):
                return {signal: signal in self._on for signal in _SIGNALS}

            def __eq__(self, other):
                if isinstance(other, _Signals):
                    return self._on == other._on
                if isinstance(other, dict):
                    return self.copy() == other
                return NotImplemented

            def __repr__(self):
                return '{' + ', '.join(f'{signal!r}:{signal in self._on}' for signal in _SIGNALS) + '}'

            def _note(self, condition):
                if issubclass(condition, InvalidOperation):
                    bit = _BITS[condition]
                    self._invalid = min(self._invalid, bit) if InvalidOperation in self._on else bit
                    condition = InvalidOperation
                self._on.add(condition)

            def _names(self):
                order = sorted(self._on, key=lambda signal: self._invalid if signal is InvalidOperation else _BITS[signal])
                return ', '.join(signal.__name__ for signal in order)


        _Signals.__name__ = _Signals.__qualname__ = 'SignalDict'


        def _whole(name, value, low, high, message):
            if not isinstance(value, int):
                raise TypeError('an integer is required')
            if not low <= value <= high:
                raise ValueError(message)
            return int(value)


        class Context:
            _RANGES = {
                'prec': (1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]'),
                'Emin': (MIN_EMIN, 0, 'valid range for Emin is [MIN_EMIN, 0]'),
                'Emax': (0, MAX_EMAX, 'valid range for Emax is [0, MAX_EMAX]'),
                'capitals': (0, 1, 'valid values for capitals are 0 or 1'),
                'clamp': (0, 1, 'valid values for clamp are 0 or 1'),
            }
            __hash__ = None

            def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None,
                         **others):
                for name in others:
                    raise TypeError(f"'{name}' is an invalid keyword argument for this function")
                default = globals().get('DefaultContext')
                given = {'prec': prec, 'rounding': rounding, 'Emin': Emin, 'Emax': Emax, 'capitals': capitals, 'clamp': clamp}
                for name, value in given.items():
                    setattr(self, name, getattr(default, name) if value is None else value)
                object.__setattr__(self, 'flags', _Signals())
                object.__setattr__(self, 'traps', _Signals())
                if flags is not None:
                    self.flags = flags
                if traps is not None:
                    self.traps = traps
                elif default is not None:
                    self.traps._on |= default.traps._on

            def __setattr__(self, name, value):
                if name in Context._RANGES:
                    value = _whole(name, value, *Context._RANGES[name])
                elif name == 'rounding':
                    if value not in _ROUNDINGS:
                        raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                                        '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
                elif name in ('flags', 'traps'):
                    if isinstance(value, _Signals):
                        invalid = value._invalid
                        value = _Signals(value._on)
                        value._invalid = invalid
                    elif isinstance(value, dict):
                        if len(value) != len(_SIGNALS):
                            raise KeyError('invalid signal dict')
                        made = _Signals()
                        for key, on in value.items():
                            made[key] = 1 if on else 0
                        value = made
                    elif isinstance(value, list):
                        for signal in value:
                            if signal not in _CONDITIONS:
                                raise TypeError('valid values for signals are:\n'
                                                '  [InvalidOperation, FloatOperation, DivisionByZero,\n'
                                                '   Overflow, Underflow, Subnormal, Inexact,\n   Rounded, Clamped]')
                        value = _Signals(_signal(signal) for signal in value)
                    else:
                        raise TypeError('argument must be a signal dict')
                elif name == '_allcr':
                    pass
                else:
                    raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
                object.__setattr__(self, name, value)

            def __delattr__(self, name):
                raise AttributeError('context attributes cannot be deleted')

            def __repr__(self):
                return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                        f'capitals={self.capitals}, clamp={self.clamp}, flags=[{self.flags._names()}], '
                        f'traps=[{self.traps._names()}])')

            def Etiny(self):
                return self.Emin - self.prec + 1

            def Etop(self):
                return self.Emax - self.prec + 1

            def clear_flags(self):
                self.flags._on.clear()

            def clear_traps(self):
                self.traps._on.clear()

            def copy(self):
                made = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)
                return made

            __copy__ = copy

            def radix(self):
                return Decimal(10)

            def _quiet(self, **changes):
                # A context for intermediate results: no traps, wide exponents.
                made = Context(self.prec, self.rounding, MIN_EMIN, MAX_EMAX, 1, 0, [], [])
                for name, value in changes.items():
                    setattr(made, name, value)
                return made

            def _done(self, result, conditions):
                # The result of an operation, after its conditions are noted. The trapped ones are raised together.
                if not conditions:
                    return result
                trapped = []
                for condition in conditions:
                    self.flags._note(condition)
                for condition in _CONDITIONS:
                    if condition in conditions and _signal(condition) in self.traps._on:
                        trapped.append(condition)
                if trapped:
                    raise _signal(trapped[0])(trapped)
                return result


        _current = None


        def getcontext():
            global _current
            if _current is None:
                _current = DefaultContext.copy()
                _current.clear_flags()
            return _current


        def setcontext(context, /):
            global _current
            if not isinstance(context, Context):
                raise TypeError('argument must be a context')
            if any(context is known for known in (DefaultContext, BasicContext, ExtendedContext)):
                context = context.copy()
                context.clear_flags()
            _current = context


        class _Manager:
            def __init__(self, context):
                self._new = context

            def __enter__(self):
                self._saved = getcontext()
                setcontext(self._new)
                return self._new

            def __exit__(self, *exception):
                setcontext(self._saved)
                return False


        _Manager.__name__ = _Manager.__qualname__ = 'ContextManager'


        def localcontext(ctx=None, **kwargs):
            if ctx is None:
                ctx = getcontext()
            elif not isinstance(ctx, Context):
                raise TypeError('optional argument must be a context')
            made = ctx.copy()
            for name, value in kwargs.items():
                if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
                    raise TypeError(f"'{name}' is an invalid keyword argument for this function")
                setattr(made, name, value)
            return _Manager(made)


        def _context(context):
            if context is None:
                return getcontext()
            if not isinstance(context, Context):
                raise TypeError('optional argument must be a context')
            return context
        """#
}
