// The module `enum`: the classes that programs inherit from. What happens to their bodies is in Library/EnumSupport.swift.

enum EnumModule {
    static var module: NativeModule {
        .scripted("enum", doc: "Enumerations.", source) { m throws(Raise) in
            m.set(EnumSupport.meta)
            m.set(EnumSupport.meta, as: "EnumMeta")
            m.function("_bare(cls, value, /)") { a throws(Raise) in
                let cls = a[0].layout(ClassObject.self)
                switch cls.pointee.instanceKind {
                case .instance: return Classes.makeInstance(cls)
                case .bigInteger: return .bigInteger(try ArgumentValues.integer(a[1]), as: cls)
                case .string:
                    guard a[1].isString else { throw Raise.typeError("\(try repr(a[1])) is not a string") }
                    return .string(a[1], as: cls)
                case .boxedFloat: return .float(try ArgumentValues.real(a[1]), as: cls)
                default:
                    throw Raise.notImplementedError(
                        "enum: members that are also \(cls.pointee.instanceKind) are not part of the library")
                }
            }
        }
    }

    private static let source = """
        _unset = object()

        class auto:
            def __init__(self, value=_unset):
                self.value = value

            def __repr__(self):
                return 'auto(%r)' % (self.value,)

        class member:
            def __init__(self, value):
                self.value = value

        class nonmember:
            def __init__(self, value):
                self.value = value

        class property(property):
            pass

        class Enum(metaclass=EnumType):
            _is_flag_ = False

            @classmethod
            def _make_member_(cls, name, raw, last_values):
                value = raw
                last_values.append(value)
                args = value if isinstance(value, tuple) else (value,)
                if cls._mixin_ is tuple:
                    args = (args,)
                new = None
                for base in cls.__mro__:
                    if base is Enum or base is object:
                        break
                    if '__new__' in base.__dict__ and isinstance(base, EnumType) and base._user_new_(base):
                        new = base.__dict__['__new__']
                        break
                if new is not None:
                    function = getattr(new, '__func__', new)
                    self = function(cls, *args)
                    if not hasattr(self, '_value_'):
                        self._value_ = value
                else:
                    self = None
                    if cls._mixin_ is not None:
                        value = cls._mixin_(*args)
                    for existing in cls.__members__.values():
                        if existing._value_ == value:
                            return existing
                    if cls._mixin_ in (None, int, float, str):
                        self = _bare(cls, value)
                    else:
                        self = cls._mixin_.__new__(cls, *args)
                    self._value_ = value
                for existing in cls.__members__.values():
                    if existing._value_ == self._value_:
                        return existing
                self._name_ = name
                self.__objclass__ = cls
                self._sort_order_ = len(last_values) - 1
                if cls.__init__ is not object.__init__ and cls.__init__ is not Enum.__init__:
                    self.__init__(*args)
                return self

            @staticmethod
            def _user_new_(base):
                return base.__module__ != 'enum'

            _mixin_ = None

            def __init_subclass__(cls, **kwds):
                if cls._mixin_ is None:
                    for base in cls.__mro__:
                        if base in (int, float, str, tuple, list, dict, set, frozenset, bytes, bytearray, complex):
                            cls._mixin_ = base
                            break
                if cls._mixin_ is not None:
                    enums = [base for base in cls.__bases__ if isinstance(base, EnumType)]
                    for name in ('__repr__', '__str__', '__format__'):
                        if name not in cls.__dict__ and enums:
                            if getattr(cls, name) is getattr(cls._mixin_, name):
                                setattr(cls, name, getattr(enums[-1], name))

            def __init__(self, *args, **kwds):
                pass

            @staticmethod
            def _generate_next_value_(name, start, count, last_values):
                if not last_values:
                    return start
                try:
                    last = sorted(last_values)[-1]
                    return last + 1
                except TypeError:
                    for last in reversed(last_values):
                        if isinstance(last, int):
                            return last + 1
                    return start

            @classmethod
            def _missing_(cls, value):
                return None

            @classmethod
            def _create_(cls, name, names, module=None, qualname=None, type=None, start=1, boundary=None):
                if names is None:
                    raise TypeError(f"{name!r} is not a valid {cls.__qualname__}"
                                    if cls.__name__ not in ('Enum', 'IntEnum', 'Flag', 'IntFlag', 'StrEnum')
                                    else "EnumType.__call__() missing 1 required positional argument: 'names'")
                if isinstance(names, str):
                    names = names.replace(',', ' ').split()
                bases = (cls,) if type is None else (type, cls)
                body = cls._body_(name, bases)
                body['__module__'] = module or '__main__'
                if isinstance(names, dict):
                    names = list(names.items())
                values = []
                for i, item in enumerate(names):
                    if isinstance(item, str):
                        value = cls._generate_next_value_(item, start, i, list(values))
                        body[item] = value
                    else:
                        item, value = item
                        body[item] = value
                    values.append(value)
                body._close()
                return _make_class(name, bases, body)

            @property
            def name(self):
                return self._name_

            @property
            def value(self):
                return self._value_

            @name.setter
            def name(self, value):
                raise AttributeError("<enum 'Enum'> cannot set attribute 'name'")

            @value.setter
            def value(self, value):
                raise AttributeError("<enum 'Enum'> cannot set attribute 'value'")

            def __repr__(self):
                return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

            def __str__(self):
                return '%s.%s' % (self.__class__.__name__, self._name_)

            def __format__(self, format_spec):
                return str.__format__(str(self), format_spec)

            def __copy__(self):
                return self

            def __deepcopy__(self, memo):
                return self

            def __dir__(self):
                return ['__class__', '__doc__', '__module__', 'name', 'value']

        def _make_class(name, bases, body):
            return type(name, bases, body)

        class ReprEnum(Enum):
            pass

        class IntEnum(int, ReprEnum):
            def __str__(self):
                return int.__repr__(self._value_)

            def __format__(self, format_spec):
                return format(self._value_, format_spec)

            def __hash__(self):
                return hash(self._value_)

            def __eq__(self, other):
                return self._value_ == other

        class StrEnum(str, ReprEnum):
            @staticmethod
            def _generate_next_value_(name, start, count, last_values):
                return name.lower()

            def __str__(self):
                return self._value_

            def __format__(self, format_spec):
                return format(self._value_, format_spec)

            def __hash__(self):
                return hash(self._value_)

            def __eq__(self, other):
                return self._value_ == other

        class FlagBoundary(StrEnum):
            STRICT = 'strict'
            CONFORM = 'conform'
            EJECT = 'eject'
            KEEP = 'keep'

        STRICT, CONFORM, EJECT, KEEP = FlagBoundary

        def _bin(num, max_bits):
            s = bin(num + (1 << max_bits if num < 0 else 0))[2:].rjust(max_bits, '1' if num < 0 else '0')
            return '0b%s %s' % ('1' if num < 0 else '0', s[-max_bits:])

        class Flag(Enum):
            _is_flag_ = True
            _boundary_ = STRICT

            def __init_subclass__(cls, *args, boundary=None, **kwds):
                super().__init_subclass__(*args, **kwds)
                if boundary is not None:
                    cls._boundary_ = boundary

            @staticmethod
            def _generate_next_value_(name, start, count, last_values):
                if not last_values:
                    return start if start is not None else 1
                return 2 ** (max(last_values).bit_length())

            @classmethod
            def _missing_(cls, value):
                if not isinstance(value, int):
                    raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
                known = 0
                for item in cls.__members__.values():
                    known |= item._value_
                all_bits = (1 << known.bit_length()) - 1
                if not ~all_bits <= value <= all_bits or value & (all_bits ^ known):
                    if cls._boundary_ is STRICT:
                        max_bits = max(value.bit_length(), known.bit_length())
                        raise ValueError("%r invalid value %r\\n    given %s\\n  allowed %s" % (
                            cls, value, _bin(value, max_bits), _bin(known, max_bits)))
                    elif cls._boundary_ is CONFORM:
                        value = value & known
                    elif cls._boundary_ is EJECT:
                        return value
                    elif value < 0:
                        value = max(all_bits + 1, 2 ** value.bit_length()) + value
                        found = cls._value2member_map_.get(value) if hasattr(cls, '_value2member_map_') else None
                        if found is not None:
                            return found
                if value < 0:
                    value = all_bits + 1 + value
                    found = cls._value2member_map_.get(value) if hasattr(cls, '_value2member_map_') else None
                    if found is not None:
                        return found
                cache = cls.__dict__.get('_composites_')
                if cache is None:
                    cache = {}
                    cls._composites_ = cache
                if value not in cache:
                    self = _bare(cls, value)
                    self._value_ = value
                    parts = [m for m in cls if m._value_ & value]
                    rest = value & ~known
                    self._name_ = '|'.join([m._name_ for m in parts] + ([str(rest)] if rest and parts else [])) or None
                    cache[value] = self
                return cache[value]

            def __iter__(self):
                for m in self.__class__:
                    v = m._value_
                    if v and not v & (v - 1) and v & self._value_:
                        yield m

            def __len__(self):
                return bin(self._value_).count('1')

            def __contains__(self, other):
                if not isinstance(other, self.__class__):
                    raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                        type(other).__qualname__, self.__class__.__qualname__))
                return other._value_ & self._value_ == other._value_

            def __repr__(self):
                name = self._name_
                if name is None:
                    return '<%s: %r>' % (self.__class__.__name__, self._value_)
                return '<%s.%s: %r>' % (self.__class__.__name__, name, self._value_)

            def __str__(self):
                if self._name_ is None:
                    return '%s(%r)' % (self.__class__.__name__, self._value_)
                return '%s.%s' % (self.__class__.__name__, self._name_)

            def __bool__(self):
                return bool(self._value_)

            def __hash__(self):
                return hash(self._value_)

            def _other_(self, other):
                if isinstance(other, self.__class__):
                    return other._value_
                if self._mixin_ is not None and isinstance(other, int):
                    return other
                return None

            def __or__(self, other):
                value = self._other_(other)
                return NotImplemented if value is None else self.__class__(self._value_ | value)

            def __and__(self, other):
                value = self._other_(other)
                return NotImplemented if value is None else self.__class__(self._value_ & value)

            def __xor__(self, other):
                value = self._other_(other)
                return NotImplemented if value is None else self.__class__(self._value_ ^ value)

            def __invert__(self):
                if self._boundary_ in (EJECT, KEEP):
                    return self.__class__(~self._value_)
                singles = 0
                for item in self.__class__:
                    singles |= item._value_
                return self.__class__(singles & ~self._value_)

            __ror__ = __or__
            __rand__ = __and__
            __rxor__ = __xor__

        class IntFlag(int, Flag):
            _boundary_ = KEEP
            __or__ = __ror__ = Flag.__or__
            __and__ = __rand__ = Flag.__and__
            __xor__ = __rxor__ = Flag.__xor__
            __invert__ = Flag.__invert__

            def __str__(self):
                return int.__repr__(self._value_)

            def __format__(self, format_spec):
                return format(self._value_, format_spec)

            def __eq__(self, other):
                return self._value_ == other

            def __hash__(self):
                return hash(self._value_)

        def unique(enumeration):
            duplicates = []
            for name, item in enumeration.__members__.items():
                if name != item.name:
                    duplicates.append((name, item.name))
            if duplicates:
                details = ', '.join(["%s -> %s" % (alias, name) for (alias, name) in duplicates])
                raise ValueError('duplicate values found in %r: %s' % (enumeration, details))
            return enumeration

        class EnumCheck(StrEnum):
            CONTINUOUS = 'no skipped integer values'
            NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
            UNIQUE = 'one name per value'

        CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck

        def _is_sunder(name):
            return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'

        def _is_dunder(name):
            return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'

        _reserved = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_', '_iter_member_',
                     '_iter_member_by_value_', '_iter_member_by_def_')

        class _Body(dict):
            # What the body of an enumeration writes into: knows which names are members, and gives `auto()` its value at once.
            def __init__(self, name, bases):
                self._private = '_%s__' % name
                self._names = []
                self._last_values = []
                self._ignored = []
                self._has_auto = False
                self._next_value = [base for base in bases if isinstance(base, EnumType)][-1]._generate_next_value_

            def __setitem__(self, key, value):
                if key.startswith(self._private) and len(key) > len(self._private) and not key.endswith('__'):
                    pass
                elif _is_sunder(key):
                    if key not in _reserved:
                        raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use' % (key,))
                    if key == '_generate_next_value_':
                        if self._has_auto:
                            raise TypeError('_generate_next_value_ must be defined before members')
                        self._next_value = value.__func__ if isinstance(value, staticmethod) else value
                    elif key == '_ignore_':
                        value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                        self._ignored = value
                        already = set(value) & set(self._names)
                        if already:
                            raise ValueError('_ignore_ cannot specify already set names: %r' % (already,))
                elif _is_dunder(key):
                    if key == '__order__':
                        key = '_order_'
                elif key in self._names:
                    raise TypeError('%r already defined as %r' % (key, self[key]))
                elif key in self._ignored:
                    pass
                elif isinstance(value, nonmember):
                    value = value.value
                elif not (hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__')):
                    if key in self:
                        raise TypeError('%r already defined as %r' % (key, self[key]))
                    if isinstance(value, member):
                        value = value.value
                    if isinstance(value, auto):
                        value = self._valued(key, value)
                    elif type(value) is tuple and any(isinstance(item, auto) for item in value):
                        value = tuple([self._valued(key, item) if isinstance(item, auto) else item for item in value])
                    else:
                        self._last_values.append(value)
                    self._names.append(key)
                dict.__setitem__(self, key, value)

            def _valued(self, key, item):
                if item.value is _unset:
                    item.value = self._next_value(key, 1, len(self._names), self._last_values[:])
                    self._has_auto = True
                self._last_values.append(item.value)
                return item.value

            def _close(self):
                for name in self._ignored + ['_ignore_', '_order_']:
                    self.pop(name, None)
                if 'mro' in self._names:
                    raise ValueError("invalid enum member name(s) 'mro'")
                dict.__setitem__(self, '_member_names_', self._names)

        Enum._body_ = _Body
        """
}
