// The source of `typing`: forms for annotations, generic classes, protocols, typed dicts.

enum TypingSource {
    static let text = """
        import collections as _collections
        import collections.abc as _abc
        import contextlib as _contextlib
        import re as _re
        import types as _types
        from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod

        TYPE_CHECKING = False
        _builtin_alias = type(list[int])
        _union_type = type(int | str)

        def _type_repr(obj):
            if isinstance(obj, _builtin_alias):
                return repr(obj)
            if isinstance(obj, type):
                if obj.__module__ == 'builtins':
                    return obj.__qualname__
                return f'{obj.__module__}.{obj.__qualname__}'
            if obj is ...:
                return '...'
            if isinstance(obj, type(_type_repr)):
                return obj.__name__
            if isinstance(obj, tuple):
                return '[' + ', '.join(_type_repr(t) for t in obj) + ']'
            return repr(obj)

        class _Form:
            def __or__(self, other):
                return Union[self, other]

            def __ror__(self, other):
                return Union[other, self]

            def __mro_entries__(self, bases):
                raise TypeError(f"Cannot subclass {self!r}")

        class ForwardRef(_Form):
            def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
                if not isinstance(arg, str):
                    raise TypeError(f"Forward reference must be a string -- got {arg!r}")
                self.__forward_arg__ = arg
                self.__forward_module__ = module

            def __eq__(self, other):
                return self.__forward_arg__ == other.__forward_arg__ if isinstance(other, ForwardRef) else NotImplemented

            def __hash__(self):
                return hash(self.__forward_arg__)

            def __repr__(self):
                return f'ForwardRef({self.__forward_arg__!r})'

        def _convert(arg):
            if arg is None:
                return type(None)
            return ForwardRef(arg) if isinstance(arg, str) else arg

        def _check(arg, msg):
            arg = _convert(arg)
            if type(arg) is tuple:
                raise TypeError(f"{msg} Got {arg!r:.100}.")
            if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
                return arg
            if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
                raise TypeError(f"Plain {arg} is not valid as type argument")
            if not callable(arg) and not isinstance(arg, (_Form, _union_type, _builtin_alias)):
                raise TypeError(f"{msg} Got {arg!r:.100}.")
            return arg

        def _is_variable(t):
            return isinstance(t, (TypeVar, ParamSpec, TypeVarTuple))

        def _collect_parameters(args):
            found = []
            for t in args:
                if isinstance(t, type) and not isinstance(t, _builtin_alias):
                    continue
                if isinstance(t, tuple):
                    inner = _collect_parameters(t)
                elif _is_variable(t):
                    inner = (t,)
                else:
                    inner = getattr(t, '__parameters__', None)
                    if inner is None:
                        inner = _collect_parameters(getattr(t, '__args__', ()))
                for p in inner:
                    if p not in found:
                        found.append(p)
            return tuple(found)

        def _substitute(t, names):
            if _is_variable(t):
                return names.get(t, t)
            if isinstance(t, tuple):
                return tuple(_substitute(x, names) for x in t)
            parameters = getattr(t, '__parameters__', ()) if not isinstance(t, type) or isinstance(t, _builtin_alias) else ()
            if isinstance(t, (_GenericAlias, _builtin_alias)) and (parameters or _collect_parameters(t.__args__)):
                return t[tuple(names.get(p, p) for p in (parameters or _collect_parameters(t.__args__)))]
            return t

        class _SpecialForm(_Form):
            def __init__(self, name, getitem=None):
                self._name = name
                self._getitem = getitem

            def __repr__(self):
                return 'typing.' + self._name

            def __call__(self, *args, **kwds):
                raise TypeError(f"Cannot instantiate {self!r}")

            def __instancecheck__(self, obj):
                raise TypeError(f"{self} cannot be used with isinstance()")

            def __subclasscheck__(self, cls):
                raise TypeError(f"{self} cannot be used with issubclass()")

            def __getitem__(self, parameters):
                if self._getitem is None:
                    raise TypeError(f"{self!r} is not subscriptable" if False else f"'{type(self).__name__}' object is not subscriptable")
                return self._getitem(self, parameters)

        class _BaseAlias(_Form):
            def __call__(self, *args, **kwargs):
                if not self._inst:
                    raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
                result = self.__origin__(*args, **kwargs)
                try:
                    result.__orig_class__ = self
                except AttributeError:
                    pass
                return result

            def __mro_entries__(self, bases):
                res = []
                if self.__origin__ not in bases:
                    res.append(self.__origin__)
                i = bases.index(self)
                if not any(isinstance(b, _BaseAlias) or isinstance(b, type) and issubclass(b, Generic) for b in bases[i + 1:]):
                    res.append(Generic)
                return tuple(res)

            def __getattr__(self, attr):
                if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
                    return getattr(self.__origin__, attr)
                raise AttributeError(attr)

            def __instancecheck__(self, obj):
                return self.__subclasscheck__(type(obj))

            def __subclasscheck__(self, cls):
                raise TypeError("Subscripted generics cannot be used with class and instance checks")

        class _GenericAlias(_BaseAlias):
            def __init__(self, origin, args, *, inst=True, name=None):
                self._inst = inst
                self._name = name
                self.__origin__ = origin
                self.__args__ = args if isinstance(args, tuple) else (args,)
                self.__parameters__ = _collect_parameters(self.__args__)
                if not name:
                    self.__module__ = origin.__module__

            def __eq__(self, other):
                if not isinstance(other, _GenericAlias):
                    return NotImplemented
                return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

            def __hash__(self):
                return hash((self.__origin__, self.__args__))

            def __getitem__(self, args):
                if self.__origin__ in (Generic, Protocol):
                    raise TypeError(f"Cannot subscript already-subscripted {self}")
                if not self.__parameters__:
                    raise TypeError(f"{self} is not a generic class")
                if not isinstance(args, tuple):
                    args = (args,)
                params = self.__parameters__
                if len(params) == 1 and isinstance(params[0], ParamSpec) and not (args and isinstance(args[0], (list, tuple))):
                    args = (args,)
                args = tuple(tuple(map(_convert, a)) if isinstance(a, list) else _convert(a) for a in args)
                if len(args) != len(params):
                    raise TypeError(f"Too {'many' if len(args) > len(params) else 'few'} arguments for {self};"
                                    f" actual {len(args)}, expected {len(params)}")
                names = dict(zip(params, args))
                new = []
                for old in self.__args__:
                    value = _substitute(old, names)
                    if self.__origin__ is _abc.Callable and isinstance(value, tuple):
                        new.extend(value)
                    else:
                        new.append(value)
                return self.copy_with(tuple(new))

            def copy_with(self, args):
                return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

            def __repr__(self):
                name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
                return f'{name}[{", ".join(map(_type_repr, self.__args__)) or "()"}]'

            def __mro_entries__(self, bases):
                if isinstance(self.__origin__, _SpecialForm):
                    raise TypeError(f"Cannot subclass {self!r}")
                if self._name:
                    return super().__mro_entries__(bases)
                if self.__origin__ is Generic:
                    if Protocol in bases:
                        return ()
                    i = bases.index(self)
                    for b in bases[i + 1:]:
                        if isinstance(b, _BaseAlias) and b is not self:
                            return ()
                return (self.__origin__,)

            def __iter__(self):
                yield Unpack[self]

        class _SpecialAlias(_BaseAlias):
            def __init__(self, origin, nparams, *, inst=True, name=None):
                self._inst = inst
                self._name = name or origin.__name__
                self._nparams = nparams
                self.__origin__ = origin
                self.__doc__ = f'A generic version of {_type_repr(origin)}.'

            def __getitem__(self, params):
                if not isinstance(params, tuple):
                    params = (params,)
                params = tuple(_check(p, "Parameters to generic types must be types.") for p in params)
                if len(params) != self._nparams:
                    raise TypeError(f"Too {'many' if len(params) > self._nparams else 'few'} arguments for {self};"
                                    f" actual {len(params)}, expected {self._nparams}")
                return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

            def __repr__(self):
                return 'typing.' + self._name

            def __subclasscheck__(self, cls):
                if isinstance(cls, _SpecialAlias):
                    return issubclass(cls.__origin__, self.__origin__)
                return issubclass(cls, self.__origin__)

        class _TupleAlias(_SpecialAlias):
            def __getitem__(self, params):
                if not isinstance(params, tuple):
                    params = (params,)
                if len(params) >= 2 and params[-1] is ...:
                    params = tuple(_check(p, "Tuple[t, ...]: t must be a type.") for p in params[:-1]) + (...,)
                else:
                    params = tuple(_check(p, "Tuple[t0, t1, ...]: each t must be a type.") for p in params)
                return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

        class _CallableGenericAlias(_GenericAlias):
            def __repr__(self):
                args = self.__args__
                if len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec) or isinstance(args[0], _ConcatenateAlias)):
                    return f'typing.Callable[{_type_repr(args[0])}, {_type_repr(args[1])}]'
                return f'typing.Callable[[{", ".join(map(_type_repr, args[:-1]))}], {_type_repr(args[-1])}]'

        class _CallableAlias(_SpecialAlias):
            def __getitem__(self, params):
                if not isinstance(params, tuple) or len(params) != 2:
                    raise TypeError("Callable must be used as Callable[[arg, ...], result].")
                args, result = params
                result = _check(result, "Callable[args, result]: result must be a type.")
                if isinstance(args, list):
                    params = tuple(map(_convert, args)) + (result,)
                elif args is ... or isinstance(args, (ParamSpec, _ConcatenateAlias)):
                    params = (args, result)
                else:
                    raise TypeError(f"Callable[args, result]: args must be a list. Got {args}")
                return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

        class _ConcatenateAlias(_GenericAlias):
            pass

        class _UnionAlias(_GenericAlias):
            def __eq__(self, other):
                if not isinstance(other, (_UnionAlias, _union_type)):
                    return NotImplemented
                return set(self.__args__) == set(other.__args__)

            def __hash__(self):
                return hash(frozenset(self.__args__))

            def __repr__(self):
                args = self.__args__
                if len(args) == 2:
                    if args[0] is type(None):
                        return f'typing.Optional[{_type_repr(args[1])}]'
                    if args[1] is type(None):
                        return f'typing.Optional[{_type_repr(args[0])}]'
                return f'typing.Union[{", ".join(map(_type_repr, args))}]'

            def copy_with(self, args):
                return Union[args]

            def __call__(self, *args, **kwds):
                raise TypeError(f"Cannot instantiate {self!r}")

            def __instancecheck__(self, obj):
                return self.__subclasscheck__(type(obj))

            def __subclasscheck__(self, cls):
                return any(issubclass(cls, arg) for arg in self.__args__)

        class _LiteralAlias(_GenericAlias):
            def __eq__(self, other):
                if not isinstance(other, _LiteralAlias):
                    return NotImplemented
                return {(p, type(p)) for p in self.__args__} == {(p, type(p)) for p in other.__args__}

            def __hash__(self):
                return hash(frozenset((p, type(p)) for p in self.__args__))

            def __repr__(self):
                return f'typing.Literal[{", ".join(map(repr, self.__args__))}]'

        class _AnnotatedAlias(_GenericAlias):
            def __init__(self, origin, metadata):
                if isinstance(origin, _AnnotatedAlias):
                    metadata = origin.__metadata__ + metadata
                    origin = origin.__origin__
                super().__init__(origin, origin, name='Annotated')
                self.__metadata__ = metadata

            def copy_with(self, args):
                return _AnnotatedAlias(args[0], self.__metadata__)

            def __eq__(self, other):
                if not isinstance(other, _AnnotatedAlias):
                    return NotImplemented
                return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

            def __hash__(self):
                return hash((self.__origin__, self.__metadata__))

            def __repr__(self):
                return f'typing.Annotated[{_type_repr(self.__origin__)}, {", ".join(map(repr, self.__metadata__))}]'

            def __mro_entries__(self, bases):
                return (self.__origin__,)

        class Any:
            def __new__(cls, *args, **kwargs):
                if cls is Any:
                    raise TypeError("Any cannot be instantiated")
                return super().__new__(cls, *args, **kwargs) if False else super().__new__(cls)

        def _one(self, parameters):
            return _GenericAlias(self, (_check(parameters, f'{self} accepts only a single type.'),), name=self._name)

        def _union(self, parameters):
            if parameters == ():
                raise TypeError("Cannot take a Union of no types.")
            if not isinstance(parameters, tuple):
                parameters = (parameters,)
            flat = []
            for p in parameters:
                p = _check(p, "Union[arg, ...]: each arg must be a type.")
                flat.extend(p.__args__ if isinstance(p, (_UnionAlias, _union_type)) else [p])
            unique = []
            for p in flat:
                if p not in unique:
                    unique.append(p)
            if len(unique) == 1:
                return unique[0]
            name = 'Optional' if len(unique) == 2 and type(None) in unique else 'Union'
            return _UnionAlias(Union, tuple(unique), name=name)

        def _optional(self, parameters):
            return Union[_check(parameters, f"{self} requires a single type."), type(None)]

        def _literal(self, parameters):
            if not isinstance(parameters, tuple):
                parameters = (parameters,)
            flat = []
            for p in parameters:
                flat.extend(p.__args__ if isinstance(p, _LiteralAlias) else [p])
            unique, seen = [], []
            for p in flat:
                if (p, type(p)) not in seen:
                    seen.append((p, type(p)))
                    unique.append(p)
            return _LiteralAlias(self, tuple(unique), name='Literal')

        def _concatenate(self, parameters):
            if parameters == ():
                raise TypeError("Cannot take a Concatenate of no types.")
            if not isinstance(parameters, tuple):
                parameters = (parameters,)
            if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
                raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
            return _ConcatenateAlias(self, tuple(map(_convert, parameters)), name='Concatenate')

        def _annotated(self, params):
            if not isinstance(params, tuple) or len(params) < 2:
                raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
            return _AnnotatedAlias(_convert(params[0]), tuple(params[1:]))

        NoReturn = _SpecialForm('NoReturn')
        Never = _SpecialForm('Never')
        Self = _SpecialForm('Self')
        LiteralString = _SpecialForm('LiteralString')
        TypeAlias = _SpecialForm('TypeAlias')
        Union = _SpecialForm('Union', _union)
        Optional = _SpecialForm('Optional', _optional)
        ClassVar = _SpecialForm('ClassVar', _one)
        Final = _SpecialForm('Final', _one)
        Literal = _SpecialForm('Literal', _literal)
        Concatenate = _SpecialForm('Concatenate', _concatenate)
        TypeGuard = _SpecialForm('TypeGuard', _one)
        Required = _SpecialForm('Required', _one)
        NotRequired = _SpecialForm('NotRequired', _one)
        Unpack = _SpecialForm('Unpack', _one)

        class Annotated:
            def __new__(cls, *args, **kwargs):
                raise TypeError("Type Annotated cannot be instantiated.")

            def __class_getitem__(cls, params):
                return _annotated(cls, params)

        class _Variable(_Form):
            def _setup(self, name, bound=None, covariant=False, contravariant=False):
                if covariant and contravariant:
                    raise ValueError("Bivariant types are not supported.")
                self.__name__ = name
                self.__covariant__ = bool(covariant)
                self.__contravariant__ = bool(contravariant)
                self.__bound__ = None if bound is None else _check(bound, "Bound must be a type.")
                self.__module__ = _caller()

            def __repr__(self):
                return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

            def __mro_entries__(self, bases):
                raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

        def _caller():
            return '__main__'

        class TypeVar(_Variable):
            def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
                self._setup(name, bound, covariant, contravariant)
                if constraints and bound is not None:
                    raise TypeError("Constraints cannot be combined with bound=...")
                if len(constraints) == 1:
                    raise TypeError("A single constraint is not allowed")
                self.__constraints__ = tuple(_check(t, "TypeVar(name, constraint, ...): constraints must be types.")
                                             for t in constraints)

        class ParamSpecArgs(_Form):
            def __init__(self, origin):
                self.__origin__ = origin

            def __repr__(self):
                return f"{self.__origin__.__name__}.args"

        class ParamSpecKwargs(_Form):
            def __init__(self, origin):
                self.__origin__ = origin

            def __repr__(self):
                return f"{self.__origin__.__name__}.kwargs"

        class ParamSpec(_Variable):
            def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
                self._setup(name, bound, covariant, contravariant)

            @property
            def args(self):
                return ParamSpecArgs(self)

            @property
            def kwargs(self):
                return ParamSpecKwargs(self)

        class TypeVarTuple(_Variable):
            def __init__(self, name):
                self._setup(name)

            def __iter__(self):
                yield Unpack[self]

            def __repr__(self):
                return self.__name__

        class Generic:
            __slots__ = ()
            _is_protocol = False

            def __class_getitem__(cls, params):
                if not isinstance(params, tuple):
                    params = (params,)
                params = tuple(tuple(map(_convert, p)) if isinstance(p, list) else _convert(p) for p in params)
                if cls in (Generic, Protocol):
                    if not params:
                        raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
                    if not all(_is_variable(p) or isinstance(p, _GenericAlias) and p._name == 'Unpack' for p in params):
                        raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                                        f"or parameter specification variables.")
                    if len(set(params)) != len(params):
                        raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
                else:
                    expected = cls.__parameters__
                    if not expected:
                        raise TypeError(f"{cls} is not a generic class")
                    if len(expected) == 1 and isinstance(expected[0], ParamSpec) and not isinstance(params[0], (tuple, ParamSpec)) \\
                            and params[0] is not ...:
                        params = (params,)
                    if len(params) != len(expected) and not any(isinstance(p, TypeVarTuple) for p in expected):
                        raise TypeError(f"Too {'many' if len(params) > len(expected) else 'few'} arguments for {cls};"
                                        f" actual {len(params)}, expected {len(expected)}")
                return _GenericAlias(cls, params)

            def __init_subclass__(cls, *args, **kwargs):
                super().__init_subclass__(*args, **kwargs)
                own = cls.__dict__
                if '__orig_bases__' in own:
                    error = Generic in own['__orig_bases__']
                else:
                    error = Generic in cls.__bases__ and cls.__name__ != 'Protocol'
                if error:
                    raise TypeError("Cannot inherit from plain Generic")
                tvars = ()
                if '__orig_bases__' in own:
                    tvars = _collect_parameters(own['__orig_bases__'])
                    gvars = None
                    for base in own['__orig_bases__']:
                        if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol) and (
                                base.__origin__ is Generic or gvars is None):
                            if gvars is not None and base.__origin__ is Generic:
                                raise TypeError("Cannot inherit from Generic[...] multiple times.")
                            gvars = base.__parameters__
                    if gvars is not None:
                        missing = [t for t in tvars if t not in gvars]
                        if missing:
                            raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are"
                                            f" not listed in Generic[{', '.join(map(str, gvars))}]")
                        tvars = gvars
                cls.__parameters__ = tuple(tvars)

        _ignored = frozenset(
            '__parameters__ __orig_bases__ __orig_class__ _is_protocol _is_runtime_protocol __abstractmethods__ __annotations__ '
            '__dict__ __doc__ __init__ __module__ __new__ __slots__ __subclasshook__ __weakref__ __class_getitem__ '
            '__match_args__ __protocol_hook__ __hash__'.split())

        def _protocol_attributes(cls):
            attrs = set()
            for base in cls.__mro__[:-1]:
                if base.__name__ in ('Protocol', 'Generic'):
                    continue
                annotations = base.__dict__.get('__annotations__', {})
                for attr in [*base.__dict__, *annotations]:
                    if not attr.startswith('_abc_') and attr not in _ignored:
                        attrs.add(attr)
            return attrs

        def _only_callable_members(cls):
            return all(callable(getattr(cls, attr, None)) for attr in _protocol_attributes(cls))

        class _ProtocolMeta(_Form):
            pass

        def _no_init_or_replace_init(self, *args, **kwargs):
            cls = type(self)
            if cls._is_protocol:
                raise TypeError('Protocols cannot be instantiated')
            for base in cls.__mro__:
                init = base.__dict__.get('__init__', _no_init_or_replace_init)
                if init is not _no_init_or_replace_init:
                    return init(self, *args, **kwargs)
            return object.__init__(self, *args, **kwargs)

        class Protocol(Generic, metaclass=_ABCMeta):
            __slots__ = ()
            _is_protocol = True
            _is_runtime_protocol = False

            def __init_subclass__(cls, *args, **kwargs):
                super().__init_subclass__(*args, **kwargs)
                if '_is_protocol' not in cls.__dict__:
                    cls._is_protocol = any(b is Protocol for b in cls.__bases__)

                def _proto_hook(other, instance=_absent):
                    if not cls.__dict__.get('_is_protocol', False):
                        return NotImplemented
                    if not getattr(cls, '_is_runtime_protocol', False):
                        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
                    if instance is not _absent:
                        return all(
                            hasattr(instance, attr) and (
                                not callable(getattr(cls, attr, None)) or getattr(instance, attr) is not None)
                            for attr in _protocol_attributes(cls)) or NotImplemented
                    if not _only_callable_members(cls):
                        raise TypeError("Protocols with non-method members don't support issubclass()")
                    for attr in _protocol_attributes(cls):
                        for base in other.__mro__:
                            if attr in base.__dict__:
                                if base.__dict__[attr] is None:
                                    return NotImplemented
                                break
                            if attr in base.__dict__.get('__annotations__', {}) and getattr(other, '_is_protocol', False):
                                break
                        else:
                            return NotImplemented
                    return True

                if '__subclasshook__' not in cls.__dict__:
                    cls.__subclasshook__ = _proto_hook
                cls.__protocol_hook__ = staticmethod(_proto_hook)
                if not cls._is_protocol:
                    return
                for base in cls.__bases__:
                    if not (base in (object, Generic) or base.__module__ in ('collections.abc', 'contextlib', 'os')
                            or getattr(base, '_is_protocol', False)):
                        raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
                if cls.__init__ is Protocol.__init__ or '__init__' not in cls.__dict__:
                    cls.__init__ = _no_init_or_replace_init

        _absent = object()

        def runtime_checkable(cls):
            if not issubclass(cls, Generic) or not cls._is_protocol:
                raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
            cls._is_runtime_protocol = True
            return cls

        def _supports(name, method):
            body = {method: _abstractmethod(lambda self: None), '__slots__': (), '_is_protocol': True, '_is_runtime_protocol': True,
                    '__module__': 'typing', '__qualname__': name}
            return type(name, (Protocol,), body)

        SupportsInt = _supports('SupportsInt', '__int__')
        SupportsFloat = _supports('SupportsFloat', '__float__')
        SupportsComplex = _supports('SupportsComplex', '__complex__')
        SupportsBytes = _supports('SupportsBytes', '__bytes__')
        SupportsIndex = _supports('SupportsIndex', '__index__')
        SupportsAbs = _supports('SupportsAbs', '__abs__')
        SupportsRound = _supports('SupportsRound', '__round__')

        T = TypeVar('T')
        KT = TypeVar('KT')
        VT = TypeVar('VT')
        AnyStr = TypeVar('AnyStr', bytes, str)
        Text = str

        List = _SpecialAlias(list, 1, inst=False, name='List')
        Dict = _SpecialAlias(dict, 2, inst=False, name='Dict')
        Set = _SpecialAlias(set, 1, inst=False, name='Set')
        FrozenSet = _SpecialAlias(frozenset, 1, inst=False, name='FrozenSet')
        Tuple = _TupleAlias(tuple, -1, inst=False, name='Tuple')
        Type = _SpecialAlias(type, 1, inst=False, name='Type')
        Deque = _SpecialAlias(_collections.deque, 1, name='Deque')
        DefaultDict = _SpecialAlias(_collections.defaultdict, 2, name='DefaultDict')
        OrderedDict = _SpecialAlias(_collections.OrderedDict, 2)
        Counter = _SpecialAlias(_collections.Counter, 1)
        ChainMap = _SpecialAlias(_collections.ChainMap, 2)
        Callable = _CallableAlias(_abc.Callable, 2)
        AbstractSet = _SpecialAlias(_abc.Set, 1, name='AbstractSet')
        for _name in ('Hashable', 'Sized'):
            globals()[_name] = _SpecialAlias(getattr(_abc, _name), 0)
        for _name in ('Iterable Iterator Reversible Container Collection MutableSet Sequence MutableSequence MappingView KeysView '
                      'ValuesView').split():
            globals()[_name] = _SpecialAlias(getattr(_abc, _name), 1)
        for _name in ('Mapping', 'MutableMapping', 'ItemsView'):
            globals()[_name] = _SpecialAlias(getattr(_abc, _name), 2)
        ByteString = _SpecialAlias(_abc.ByteString, 0)
        Generator = _SpecialAlias(_abc.Generator, 3)
        ContextManager = _SpecialAlias(_contextlib.AbstractContextManager, 1, name='ContextManager')
        Pattern = _SpecialAlias(_re.Pattern, 1)
        Match = _SpecialAlias(_re.Match, 1)
        for _name, _count in [('Awaitable', 1), ('Coroutine', 3), ('AsyncIterable', 1), ('AsyncIterator', 1), ('AsyncGenerator', 2),
                              ('AsyncContextManager', 1)]:
            globals()[_name] = _SpecialAlias(
                getattr(_abc, _name, None) or type(_name, (), {'__module__': 'collections.abc', '__qualname__': _name}), _count, name=_name)
        del _name, _count

        class IO(Generic[AnyStr]):
            __slots__ = ()

        class TextIO(IO[str]):
            __slots__ = ()

        class BinaryIO(IO[bytes]):
            __slots__ = ()

        class TypedDict:
            def __new__(cls, *args, **kwargs):
                if cls is not TypedDict:
                    return dict(*args, **kwargs)
                name, fields = args[0], args[1] if len(args) > 1 else {}
                total = kwargs.pop('total', True)
                return type(name, (TypedDict,), {'__annotations__': dict(fields or kwargs)}, total=total)

            def __init_subclass__(cls, total=True):
                hints, required, optional = {}, set(), set()
                for base in cls.__mro__[-3:0:-1]:
                    required |= base.__dict__.get('__required_keys__', frozenset())
                    optional |= base.__dict__.get('__optional_keys__', frozenset())
                    hints.update(base.__dict__.get('__annotations__', {}))
                own = {k: _convert(v) for k, v in cls.__dict__.get('__annotations__', {}).items()}
                for key, value in own.items():
                    inner = value
                    while isinstance(inner, _AnnotatedAlias):
                        inner = inner.__origin__
                    name = getattr(inner, '_name', None) if isinstance(inner, _GenericAlias) else None
                    is_required = name == 'Required' or total and name != 'NotRequired'
                    required.discard(key)
                    optional.discard(key)
                    (required if is_required else optional).add(key)
                hints.update(own)
                cls.__annotations__ = hints
                cls.__required_keys__ = frozenset(required)
                cls.__optional_keys__ = frozenset(optional)
                cls.__total__ = total

        def is_typeddict(tp):
            return isinstance(tp, type) and issubclass(tp, TypedDict) and tp is not TypedDict

        class NewType(_Form):
            def __init__(self, name, tp):
                self.__qualname__ = name
                self.__name__ = name.rpartition('.')[-1]
                self.__supertype__ = tp
                self.__module__ = _caller()

            def __call__(self, x):
                return x

            def __repr__(self):
                return f'{self.__module__}.{self.__qualname__}'

            def __mro_entries__(self, bases):
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{bases[0].__name__} = NewType({bases[0].__name__!r}, {self.__name__})`" if False else
                    "Cannot subclass an instance of NewType.")

        def cast(typ, val):
            return val

        _overloads = {}

        def _overload_dummy(*args, **kwds):
            raise NotImplementedError(
                "You should not call an overloaded function. "
                "A series of @overload-decorated functions "
                "outside a stub module should always be followed "
                "by an implementation that is not @overload-ed.")

        def overload(func):
            f = getattr(func, "__func__", func)
            try:
                _overloads.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
            except AttributeError:
                pass
            return _overload_dummy

        def get_overloads(func):
            f = getattr(func, "__func__", func)
            return list(_overloads.get((f.__module__, f.__qualname__), {}).values())

        def clear_overloads():
            _overloads.clear()

        def final(f):
            try:
                f.__final__ = True
            except (AttributeError, TypeError):
                pass
            return f

        def no_type_check(arg):
            try:
                arg.__no_type_check__ = True
            except TypeError:
                pass
            return arg

        def no_type_check_decorator(decorator):
            def wrapped(*args, **kwds):
                return no_type_check(decorator(*args, **kwds))
            return wrapped

        def assert_never(arg, /):
            value = repr(arg)
            if len(value) > 100:
                value = value[:100] + '...'
            raise AssertionError(f"Expected code to be unreachable, but got: {value}")

        def assert_type(val, typ, /):
            return val

        def reveal_type(obj, /):
            import sys
            print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
            return obj

        def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
            def decorator(cls_or_fn):
                cls_or_fn.__dataclass_transform__ = {
                    "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
                    "field_specifiers": field_specifiers, "kwargs": kwargs}
                return cls_or_fn
            return decorator

        def get_origin(tp):
            if isinstance(tp, _AnnotatedAlias):
                return Annotated
            if isinstance(tp, (_BaseAlias, _builtin_alias, ParamSpecArgs, ParamSpecKwargs)):
                return tp.__origin__
            if tp is Generic:
                return Generic
            if isinstance(tp, _union_type):
                return _union_type
            return None

        def get_args(tp):
            if isinstance(tp, _AnnotatedAlias):
                return (tp.__origin__,) + tp.__metadata__
            if isinstance(tp, (_GenericAlias, _builtin_alias)):
                res = tp.__args__
                if tp.__origin__ is _abc.Callable and not (
                        len(res) == 2 and (res[0] is ... or isinstance(res[0], (ParamSpec, _ConcatenateAlias)))):
                    res = (list(res[:-1]), res[-1])
                return res
            if isinstance(tp, _union_type):
                return tp.__args__
            return ()

        def _strip(t):
            if isinstance(t, _AnnotatedAlias):
                return _strip(t.__origin__)
            if isinstance(t, _GenericAlias):
                if t._name in ('Required', 'NotRequired'):
                    return _strip(t.__args__[0])
                args = tuple(_strip(a) for a in t.__args__)
                return t if args == t.__args__ else t.copy_with(args)
            if isinstance(t, _builtin_alias):
                args = tuple(_strip(a) for a in t.__args__)
                return t if args == t.__args__ else t.__origin__[args]
            return t

        def _resolve(t, names):
            if isinstance(t, str):
                t = ForwardRef(t)
            if isinstance(t, ForwardRef):
                return _resolve(_convert(_evaluate(t.__forward_arg__, names)), names)
            if isinstance(t, _AnnotatedAlias):
                return _AnnotatedAlias(_resolve(t.__origin__, names), t.__metadata__)
            if isinstance(t, _LiteralAlias):
                return t
            if isinstance(t, _GenericAlias):
                args = tuple(_resolve(a, names) for a in t.__args__)
                return t if args == t.__args__ else t.copy_with(args)
            if isinstance(t, _builtin_alias):
                args = tuple(_resolve(a, names) for a in t.__args__)
                return t if args == t.__args__ else t.__origin__[args]
            return t

        def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
            if getattr(obj, '__no_type_check__', None):
                return {}
            import sys
            hints = {}
            def space(module):
                names = dict(globalns if globalns is not None else getattr(sys.modules.get(module), '__dict__', {}))
                names.update(localns or {})
                return names
            if isinstance(obj, type):
                for base in reversed(obj.__mro__):
                    annotations = base.__dict__.get('__annotations__', {})
                    if annotations:
                        names = {**space(base.__module__), **(vars(base) if globalns is None and localns is None else {})}
                    for name, value in annotations.items():
                        hints[name] = _resolve(_convert(value), names)
            else:
                annotations = getattr(obj, '__annotations__', None)
                if annotations is None:
                    if isinstance(obj, (type(space), type(len), type(sys))) or callable(obj):
                        return {}
                    raise TypeError('{!r} is not a module, class, method, or function.'.format(obj))
                wrapped = obj
                while hasattr(wrapped, '__wrapped__'):
                    wrapped = wrapped.__wrapped__
                if globalns is None and not isinstance(obj, type(sys)):
                    names = dict(getattr(wrapped, '__globals__', {}))
                    names.update(localns or {})
                else:
                    names = space(getattr(obj, '__name__', '__main__'))
                for name, value in dict(annotations).items():
                    hints[name] = _resolve(_convert(value), names)
            return hints if include_extras else {k: _strip(t) for k, t in hints.items()}

        __all__ = (
            'Annotated Any Callable ClassVar Concatenate Final ForwardRef Generic Literal Optional ParamSpec Protocol Tuple Type '
            'TypeVar TypeVarTuple Union AbstractSet ByteString Container ContextManager Hashable ItemsView Iterable Iterator '
            'KeysView Mapping MappingView MutableMapping MutableSequence MutableSet Sequence Sized ValuesView Awaitable '
            'AsyncIterator AsyncIterable Coroutine Collection AsyncGenerator AsyncContextManager Reversible SupportsAbs '
            'SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound ChainMap Counter Deque Dict '
            'DefaultDict List OrderedDict Set FrozenSet NamedTuple TypedDict Generator BinaryIO IO Match Pattern TextIO AnyStr '
            'assert_type assert_never cast clear_overloads dataclass_transform final get_args get_origin get_overloads '
            'get_type_hints is_typeddict LiteralString Never NewType no_type_check no_type_check_decorator NoReturn NotRequired '
            'overload ParamSpecArgs ParamSpecKwargs Required reveal_type runtime_checkable Self Text TYPE_CHECKING TypeAlias '
            'TypeGuard Unpack').split()
        """
}
