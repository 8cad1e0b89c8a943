// The modules `pprint` and `fractions`.

enum FormScripts {
    static var pprint: NativeModule {
        .scripted("pprint", doc: "Support to pretty-print lists, tuples, & dictionaries recursively.", pprintSource)
    }
    static var fractions: NativeModule {
        .scripted("fractions", doc: "Fraction, infinite-precision, rational numbers.", fractionsSource)
    }

    private static let pprintSource = #"""
        import re
        import sys as _sys
        from io import StringIO as _StringIO

        __all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']

        def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
            PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                          underscore_numbers=underscore_numbers).pprint(object)

        def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
            return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                                 underscore_numbers=underscore_numbers).pformat(object)

        def pp(object, *args, sort_dicts=False, **kwargs):
            pprint(object, *args, sort_dicts=sort_dicts, **kwargs)

        def saferepr(object):
            return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]

        def isreadable(object):
            return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]

        def isrecursive(object):
            return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]

        class _safe_key:
            def __init__(self, obj):
                self.obj = obj

            def __lt__(self, other):
                try:
                    return self.obj < other.obj
                except TypeError:
                    return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))

        def _safe_tuple(t):
            return _safe_key(t[0]), _safe_key(t[1])

        def _recursion(object):
            return f'<Recursion on {type(object).__name__} with id={id(object)}>'

        class PrettyPrinter:
            def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
                indent = int(indent)
                width = int(width)
                if indent < 0:
                    raise ValueError('indent must be >= 0')
                if depth is not None and depth <= 0:
                    raise ValueError('depth must be > 0')
                if not width:
                    raise ValueError('width must be != 0')
                self._depth = depth
                self._indent_per_level = indent
                self._width = width
                self._stream = _sys.stdout if stream is None else stream
                self._compact = bool(compact)
                self._sort_dicts = sort_dicts
                self._underscore_numbers = underscore_numbers

            def pprint(self, object):
                if self._stream is not None:
                    self._format(object, self._stream, 0, 0, {}, 0)
                    self._stream.write('\n')

            def pformat(self, object):
                sio = _StringIO()
                self._format(object, sio, 0, 0, {}, 0)
                return sio.getvalue()

            def isrecursive(self, object):
                return self.format(object, {}, 0, 0)[2]

            def isreadable(self, object):
                s, readable, recursive = self.format(object, {}, 0, 0)
                return readable and not recursive

            def format(self, object, context, maxlevels, level):
                return self._safe_repr(object, context, maxlevels, level)

            def _repr(self, object, context, level):
                return self.format(object, context.copy(), self._depth, level)[0]

            def _format(self, object, stream, indent, allowance, context, level):
                objid = id(object)
                if objid in context:
                    stream.write(_recursion(object))
                    return
                text = self._repr(object, context, level)
                if len(text) > self._width - indent - allowance:
                    printer = self._printer(object)
                    if printer is not None:
                        context[objid] = 1
                        printer(object, stream, indent, allowance, context, level + 1)
                        del context[objid]
                        return
                stream.write(text)

            def _printer(self, object):
                cls = type(object)
                method = cls.__repr__
                for base, name in self._dispatch:
                    if cls is base or (isinstance(object, base) and method is base.__repr__):
                        return getattr(self, name)
                if hasattr(cls, '__dataclass_fields__') and self._generated(cls):
                    return self._pprint_dataclass
                name = f'{cls.__module__}.{cls.__name__}'
                if name == 'collections.OrderedDict':
                    return self._pprint_ordered_dict
                if name == 'collections.defaultdict':
                    return self._pprint_default_dict
                if name == 'collections.Counter':
                    return self._pprint_counter
                if name == 'collections.deque':
                    return self._pprint_deque
                if name == 'types.SimpleNamespace':
                    return self._pprint_simplenamespace
                return None

            def _generated(self, cls):
                return cls.__dataclass_params__.repr and type(cls.__repr__).__name__ == 'method_descriptor'

            def _pprint_dict(self, object, stream, indent, allowance, context, level):
                write = stream.write
                write('{')
                if self._indent_per_level > 1:
                    write((self._indent_per_level - 1) * ' ')
                if len(object):
                    items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
                    self._format_dict_items(items, stream, indent, allowance + 1, context, level)
                write('}')

            def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
                if not len(object):
                    stream.write(repr(object))
                    return
                cls = object.__class__
                stream.write(cls.__name__ + '(')
                self._format(list(object.items()), stream, indent + len(cls.__name__) + 1, allowance + 1, context, level)
                stream.write(')')

            def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
                if not len(object):
                    stream.write(repr(object))
                    return
                rdf = self._repr(object.default_factory, context, level)
                cls = object.__class__
                indent += len(cls.__name__) + 1
                stream.write('%s(%s,\n%s' % (cls.__name__, rdf, ' ' * indent))
                self._pprint_dict(object, stream, indent, allowance + 1, context, level)
                stream.write(')')

            def _pprint_counter(self, object, stream, indent, allowance, context, level):
                if not len(object):
                    stream.write(repr(object))
                    return
                cls = object.__class__
                stream.write(cls.__name__ + '({')
                if self._indent_per_level > 1:
                    stream.write((self._indent_per_level - 1) * ' ')
                self._format_dict_items(object.most_common(), stream, indent + len(cls.__name__) + 1, allowance + 2, context, level)
                stream.write('})')

            def _pprint_deque(self, object, stream, indent, allowance, context, level):
                if not len(object):
                    stream.write(repr(object))
                    return
                cls = object.__class__
                stream.write(cls.__name__ + '(')
                indent += len(cls.__name__) + 1
                stream.write('[')
                if object.maxlen is None:
                    self._format_items(object, stream, indent, allowance + 2, context, level)
                    stream.write('])')
                else:
                    self._format_items(object, stream, indent, 2, context, level)
                    rml = self._repr(object.maxlen, context, level)
                    stream.write('],\n%smaxlen=%s)' % (' ' * indent, rml))

            def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
                cls_name = 'namespace' if type(object).__name__ == 'SimpleNamespace' else object.__class__.__name__
                indent += len(cls_name) + 1
                stream.write(cls_name + '(')
                self._format_namespace_items(list(object.__dict__.items()), stream, indent, allowance, context, level)
                stream.write(')')

            def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
                from dataclasses import fields
                cls_name = object.__class__.__name__
                indent += len(cls_name) + 1
                items = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
                stream.write(cls_name + '(')
                self._format_namespace_items(items, stream, indent, allowance, context, level)
                stream.write(')')

            def _pprint_list(self, object, stream, indent, allowance, context, level):
                stream.write('[')
                self._format_items(object, stream, indent, allowance + 1, context, level)
                stream.write(']')

            def _pprint_tuple(self, object, stream, indent, allowance, context, level):
                stream.write('(')
                endchar = ',)' if len(object) == 1 else ')'
                self._format_items(object, stream, indent, allowance + len(endchar), context, level)
                stream.write(endchar)

            def _pprint_set(self, object, stream, indent, allowance, context, level):
                if not len(object):
                    stream.write(repr(object))
                    return
                typ = object.__class__
                if typ is set:
                    stream.write('{')
                    endchar = '}'
                else:
                    stream.write(typ.__name__ + '({')
                    endchar = '})'
                    indent += len(typ.__name__) + 1
                object = sorted(object, key=_safe_key)
                self._format_items(object, stream, indent, allowance + len(endchar), context, level)
                stream.write(endchar)

            def _pprint_str(self, object, stream, indent, allowance, context, level):
                write = stream.write
                if not len(object):
                    write(repr(object))
                    return
                chunks = []
                lines = object.splitlines(True)
                if level == 1:
                    indent += 1
                    allowance += 1
                max_width1 = max_width = self._width - indent
                rep = ''
                for i, line in enumerate(lines):
                    rep = repr(line)
                    if i == len(lines) - 1:
                        max_width1 -= allowance
                    if len(rep) <= max_width1:
                        chunks.append(rep)
                    else:
                        parts = re.findall(r'\S*\s*', line)
                        assert parts and not parts[-1]
                        parts.pop()
                        max_width2 = max_width
                        current = ''
                        for j, part in enumerate(parts):
                            candidate = current + part
                            if j == len(parts) - 1 and i == len(lines) - 1:
                                max_width2 -= allowance
                            if len(repr(candidate)) > max_width2:
                                if current:
                                    chunks.append(repr(current))
                                current = part
                            else:
                                current = candidate
                        if current:
                            chunks.append(repr(current))
                if len(chunks) == 1:
                    write(rep)
                    return
                if level == 1:
                    write('(')
                for i, rep in enumerate(chunks):
                    if i > 0:
                        write('\n' + ' ' * indent)
                    write(rep)
                if level == 1:
                    write(')')

            def _pprint_bytes(self, object, stream, indent, allowance, context, level):
                write = stream.write
                if len(object) <= 4:
                    write(repr(object))
                    return
                parens = level == 1
                if parens:
                    indent += 1
                    allowance += 1
                    write('(')
                delim = ''
                for rep in _wrap_bytes_repr(object, self._width - indent, allowance):
                    write(delim)
                    write(rep)
                    if not delim:
                        delim = '\n' + ' ' * indent
                if parens:
                    write(')')

            def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
                stream.write('bytearray(')
                self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
                stream.write(')')

            _dispatch = ((dict, '_pprint_dict'), (list, '_pprint_list'), (tuple, '_pprint_tuple'), (set, '_pprint_set'),
                         (frozenset, '_pprint_set'), (str, '_pprint_str'), (bytes, '_pprint_bytes'), (bytearray, '_pprint_bytearray'))

            def _format_dict_items(self, items, stream, indent, allowance, context, level):
                write = stream.write
                indent += self._indent_per_level
                delimnl = ',\n' + ' ' * indent
                items = list(items)
                last_index = len(items) - 1
                for i, (key, ent) in enumerate(items):
                    last = i == last_index
                    rep = self._repr(key, context, level)
                    write(rep)
                    write(': ')
                    self._format(ent, stream, indent + len(rep) + 2, allowance if last else 1, context, level)
                    if not last:
                        write(delimnl)

            def _format_namespace_items(self, items, stream, indent, allowance, context, level):
                write = stream.write
                delimnl = ',\n' + ' ' * indent
                last_index = len(items) - 1
                for i, (key, ent) in enumerate(items):
                    last = i == last_index
                    write(key)
                    write('=')
                    if id(ent) in context:
                        write('...')
                    else:
                        self._format(ent, stream, indent + len(key) + 1, allowance if last else 1, context, level)
                    if not last:
                        write(delimnl)

            def _format_items(self, items, stream, indent, allowance, context, level):
                write = stream.write
                indent += self._indent_per_level
                if self._indent_per_level > 1:
                    write((self._indent_per_level - 1) * ' ')
                delimnl = ',\n' + ' ' * indent
                delim = ''
                width = max_width = self._width - indent + 1
                items = list(items)
                for position, ent in enumerate(items):
                    last = position == len(items) - 1
                    if last:
                        max_width -= allowance
                        width -= allowance
                    if self._compact:
                        rep = self._repr(ent, context, level)
                        w = len(rep) + 2
                        if width < w:
                            width = max_width
                            if delim:
                                delim = delimnl
                        if width >= w:
                            width -= w
                            write(delim)
                            delim = ', '
                            write(rep)
                            continue
                    write(delim)
                    delim = delimnl
                    self._format(ent, stream, indent, allowance if last else 1, context, level)

            def _safe_repr(self, object, context, maxlevels, level):
                typ = type(object)
                if typ is int:
                    return (f'{object:_d}' if self._underscore_numbers else repr(object)), True, False
                r = typ.__repr__
                if isinstance(object, dict) and r is dict.__repr__:
                    if not object:
                        return '{}', True, False
                    objid = id(object)
                    if maxlevels and level >= maxlevels:
                        return '{...}', False, objid in context
                    if objid in context:
                        return _recursion(object), False, True
                    context[objid] = 1
                    readable = True
                    recursive = False
                    components = []
                    level += 1
                    items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
                    for k, v in items:
                        krepr, kreadable, krecur = self.format(k, context, maxlevels, level)
                        vrepr, vreadable, vrecur = self.format(v, context, maxlevels, level)
                        components.append(f'{krepr}: {vrepr}')
                        readable = readable and kreadable and vreadable
                        if krecur or vrecur:
                            recursive = True
                    del context[objid]
                    return '{%s}' % ', '.join(components), readable, recursive
                if (isinstance(object, list) and r is list.__repr__) or (isinstance(object, tuple) and r is tuple.__repr__):
                    if isinstance(object, list):
                        if not object:
                            return '[]', True, False
                        form = '[%s]'
                    elif len(object) == 1:
                        form = '(%s,)'
                    else:
                        if not object:
                            return '()', True, False
                        form = '(%s)'
                    objid = id(object)
                    if maxlevels and level >= maxlevels:
                        return form % '...', False, objid in context
                    if objid in context:
                        return _recursion(object), False, True
                    context[objid] = 1
                    readable = True
                    recursive = False
                    components = []
                    level += 1
                    for o in object:
                        orepr, oreadable, orecur = self.format(o, context, maxlevels, level)
                        components.append(orepr)
                        if not oreadable:
                            readable = False
                        if orecur:
                            recursive = True
                    del context[objid]
                    return form % ', '.join(components), readable, recursive
                rep = repr(object)
                return rep, (rep and not rep.startswith('<')), False

        def _wrap_bytes_repr(object, width, allowance):
            current = b''
            last = len(object) // 4 * 4
            for i in range(0, len(object), 4):
                part = object[i:i + 4]
                candidate = current + part
                if i == last:
                    width -= allowance
                if len(repr(candidate)) > width:
                    if current:
                        yield repr(current)
                    current = part
                else:
                    current = candidate
            if current:
                yield repr(current)
        """#

    private static let fractionsSource = #"""
        import math
        import numbers
        import operator
        import re

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
                return NotImplemented

            def reverse(b, a):
                if isinstance(a, int):
                    return monomorphic(Fraction(a), b)
                if isinstance(a, float):
                    return fallback(a, float(b))
                return NotImplemented
            return forward, reverse

        class Fraction(numbers.Rational):
            __slots__ = ('_numerator', '_denominator')

            def __new__(cls, numerator=0, denominator=None):
                self = super().__new__(cls)
                if denominator is None:
                    if type(numerator) is int:
                        self._numerator = numerator
                        self._denominator = 1
                        return self
                    if isinstance(numerator, (int, Fraction)) or hasattr(numerator, 'numerator'):
                        self._numerator = int(numerator.numerator)
                        self._denominator = int(numerator.denominator)
                        return self
                    if isinstance(numerator, float):
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
                elif (isinstance(numerator, (int, Fraction))) and isinstance(denominator, (int, Fraction)):
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
                if isinstance(f, int):
                    return cls(f)
                if not isinstance(f, float):
                    raise TypeError('%s.from_float() only takes floats, not %r (%s)' % (cls.__name__, f, type(f).__name__))
                return cls(*f.as_integer_ratio())

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

            @property
            def real(self):
                return +self

            @property
            def imag(self):
                return 0

            def conjugate(self):
                return +self

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
                if isinstance(b, (int, Fraction)):
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
                if isinstance(a, int):
                    return Fraction(a, 1) ** b
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
                if isinstance(b, (int, Fraction)):
                    return a._numerator == b.numerator and a._denominator == b.denominator
                if isinstance(b, float):
                    return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
                return NotImplemented

            def _richcmp(self, other, op):
                if isinstance(other, (int, Fraction)):
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
