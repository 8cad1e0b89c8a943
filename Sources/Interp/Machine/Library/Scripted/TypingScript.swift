// The modules `typing` and `collections.abc`, `numbers`: names for annotations, and the abstract classes of containers.

enum TypingScripts {
    static var typing: NativeModule {
        .scripted("typing", doc: "The typing module: Support for gradual typing.", typingSource) { m throws(Raise) in
            m.set(NamedTuples.marker)
        }
    }
    static var containers: NativeModule {
        .scripted("collections.abc", doc: "Abstract Base Classes (ABCs) for collections.", containersSource) { m throws(Raise) in
            m.function("_has(cls, *names)") { a throws(Raise) in
                guard a[0].isKind(.classObject) else { return .notImplemented }
                let cls = a[0].layout(ClassObject.self)
                for name in a[1].tupleItems {
                    guard let method = cls.lookup(name.internedString), !method.isNone else { return .notImplemented }
                }
                return .bool(true)
            }
            m.set("_native_iterators", .tuple(owned: [Types.iterator, Types.listIterator].map { Value.object($0).retained() }))
            m.set("_generator", Value.object(Types.generator).retained())
            for (name, cls) in [
                ("dict_keys", Types.dictKeys), ("dict_values", Types.dictValues), ("dict_items", Types.dictItems),
            ] { m.set(cls, as: "_" + name) }
        }
    }
    static var numbers: NativeModule { .scripted("numbers", doc: "Abstract Base Classes (ABCs) for numbers.", numbersSource) }

    private static let typingSource = """
        import collections as _collections
        import collections.abc as _abc
        from abc import abstractmethod as _abstractmethod

        TYPE_CHECKING = False

        def _type_repr(obj):
            if isinstance(obj, type):
                if obj.__module__ == 'builtins':
                    return obj.__qualname__
                return f'{obj.__module__}.{obj.__qualname__}'
            if obj is ...:
                return '...'
            if isinstance(obj, list):
                return '[' + ', '.join(_type_repr(t) for t in obj) + ']'
            return repr(obj)

        class _Special:
            def __init__(self, name, doc=None):
                self._name = name

            def __repr__(self):
                return 'typing.' + self._name

            def __or__(self, other):
                return Union[self, other]

            def __ror__(self, other):
                return Union[other, self]

            def __call__(self, *args, **kwds):
                raise TypeError(f"Cannot instantiate {self!r}")

        class _Alias(_Special):
            def __init__(self, name, origin=None, args=()):
                self._name = name
                self.__origin__ = origin
                self.__args__ = args

            def __getitem__(self, params):
                if not isinstance(params, tuple):
                    params = (params,)
                if self._name in ('Union', 'Optional'):
                    if self._name == 'Optional':
                        params = (params[0], None)
                    flat = []
                    for p in params:
                        if isinstance(p, _Alias) and p._name in ('Union', 'Optional') and p.__args__:
                            flat.extend(p.__args__)
                        else:
                            flat.append(type(None) if p is None else p)
                    unique = []
                    for p in flat:
                        if p not in unique:
                            unique.append(p)
                    if len(unique) == 1:
                        return unique[0]
                    name = 'Optional' if len(unique) == 2 and type(None) in unique else 'Union'
                    return _Alias(name, Union, tuple(unique))
                if self._name == 'Annotated':
                    return _Alias('Annotated', params[0], params)
                if self._name == 'Callable' and len(params) == 2:
                    params = (tuple(params[0]) if isinstance(params[0], list) else (params[0],)) + (params[1],)
                if self._name != 'Literal':
                    params = tuple(type(None) if p is None else p for p in params)
                return _Alias(self._name, self.__origin__ if self.__origin__ is not None else self, params)

            def __call__(self, *args, **kwds):
                if isinstance(self.__origin__, type):
                    return self.__origin__(*args, **kwds)
                raise TypeError(f"Type {self._name} cannot be instantiated")

            def __repr__(self):
                if not self.__args__:
                    return 'typing.' + self._name
                if self._name == 'Optional':
                    inner = [a for a in self.__args__ if a is not type(None)]
                    return f'typing.Optional[{_type_repr(inner[0])}]'
                if self._name == 'Literal':
                    return 'typing.Literal[' + ', '.join(map(repr, self.__args__)) + ']'
                if self._name == 'Annotated':
                    return ('typing.Annotated[' + _type_repr(self.__args__[0]) + ', '
                            + ', '.join(map(repr, self.__args__[1:])) + ']')
                if self._name == 'Callable':
                    args = self.__args__[:-1]
                    shown = '...' if args == (...,) else '[' + ', '.join(map(_type_repr, args)) + ']'
                    return f'typing.Callable[{shown}, {_type_repr(self.__args__[-1])}]'
                return f'typing.{self._name}[' + ', '.join(map(_type_repr, self.__args__)) + ']'

            def __eq__(self, other):
                if not isinstance(other, _Alias):
                    return NotImplemented
                if self._name in ('Union', 'Optional'):
                    return other._name in ('Union', 'Optional') and set(self.__args__) == set(other.__args__)
                return self._name == other._name and self.__args__ == other.__args__

            def __hash__(self):
                return hash((self._name, self.__args__))

            def __instancecheck__(self, obj):
                if self._name in ('Union', 'Optional'):
                    return any(isinstance(obj, a) for a in self.__args__)
                if self.__args__:
                    raise TypeError("Subscripted generics cannot be used with class and instance checks")
                return isinstance(obj, self.__origin__)

            def __subclasscheck__(self, cls):
                if self.__args__:
                    raise TypeError("Subscripted generics cannot be used with class and instance checks")
                return issubclass(cls, self.__origin__)

        Any = _Special('Any')
        NoReturn = _Special('NoReturn')
        Never = _Special('Never')
        Self = _Special('Self')
        LiteralString = _Special('LiteralString')
        TypeAlias = _Special('TypeAlias')
        Union = _Alias('Union')
        Optional = _Alias('Optional')
        ClassVar = _Alias('ClassVar')
        Final = _Alias('Final')
        Literal = _Alias('Literal')
        Annotated = _Alias('Annotated')
        Concatenate = _Alias('Concatenate')
        TypeGuard = _Alias('TypeGuard')
        Required = _Alias('Required')
        NotRequired = _Alias('NotRequired')
        Unpack = _Alias('Unpack')
        List = _Alias('List', list)
        Dict = _Alias('Dict', dict)
        Set = _Alias('Set', set)
        FrozenSet = _Alias('FrozenSet', frozenset)
        Tuple = _Alias('Tuple', tuple)
        Type = _Alias('Type', type)
        Deque = _Alias('Deque', _collections.deque)
        DefaultDict = _Alias('DefaultDict', _collections.defaultdict)
        OrderedDict = _Alias('OrderedDict', _collections.OrderedDict)
        Counter = _Alias('Counter', _collections.Counter)
        ChainMap = _Alias('ChainMap', _collections.ChainMap)
        Callable = _Alias('Callable', _abc.Callable)
        Iterable = _Alias('Iterable', _abc.Iterable)
        Iterator = _Alias('Iterator', _abc.Iterator)
        Generator = _Alias('Generator', _abc.Generator)
        Sequence = _Alias('Sequence', _abc.Sequence)
        MutableSequence = _Alias('MutableSequence', _abc.MutableSequence)
        Mapping = _Alias('Mapping', _abc.Mapping)
        MutableMapping = _Alias('MutableMapping', _abc.MutableMapping)
        AbstractSet = _Alias('AbstractSet', _abc.Set)
        MutableSet = _Alias('MutableSet', _abc.MutableSet)
        Collection = _Alias('Collection', _abc.Collection)
        Container = _Alias('Container', _abc.Container)
        Reversible = _Alias('Reversible', _abc.Reversible)
        Hashable = _Alias('Hashable', _abc.Hashable)
        Sized = _Alias('Sized', _abc.Sized)
        KeysView = _Alias('KeysView', _abc.KeysView)
        ValuesView = _Alias('ValuesView', _abc.ValuesView)
        ItemsView = _Alias('ItemsView', _abc.ItemsView)
        ContextManager = _Alias('ContextManager')
        Awaitable = _Alias('Awaitable')
        Coroutine = _Alias('Coroutine')
        AsyncIterator = _Alias('AsyncIterator')
        AsyncIterable = _Alias('AsyncIterable')
        Pattern = _Alias('Pattern')
        Match = _Alias('Match')
        Text = str
        ByteString = _Alias('ByteString', bytes)

        class TypeVar(_Special):
            def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
                self._name = self.__name__ = name
                self.__constraints__ = constraints
                self.__bound__ = bound
                self.__covariant__ = covariant
                self.__contravariant__ = contravariant

            def __repr__(self):
                return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self._name

        class ParamSpec(TypeVar):
            @property
            def args(self):
                return Any

            @property
            def kwargs(self):
                return Any

        class TypeVarTuple(TypeVar):
            def __iter__(self):
                yield Unpack[self]

        AnyStr = TypeVar('AnyStr', bytes, str)

        class Generic:
            __slots__ = ()

            def __class_getitem__(cls, params):
                return cls

        class Protocol:
            __slots__ = ()

            def __class_getitem__(cls, params):
                return cls

        def runtime_checkable(cls):
            return cls

        class SupportsInt(Protocol):
            pass

        class SupportsFloat(Protocol):
            pass

        class SupportsIndex(Protocol):
            pass

        class SupportsAbs(Protocol):
            pass

        class SupportsRound(Protocol):
            pass

        class IO(Generic):
            pass

        class TextIO(IO):
            pass

        class BinaryIO(IO):
            pass

        class TypedDict(dict):
            def __init_subclass__(cls, total=True):
                cls.__total__ = total

        def NewType(name, tp):
            def new_type(x):
                return x
            new_type.__name__ = new_type.__qualname__ = name
            new_type.__supertype__ = tp
            return new_type

        def cast(typ, val):
            return val

        def overload(func):
            def _overload_dummy(*args, **kwds):
                raise NotImplementedError(
                    "You should not call an overloaded function. "
                    "A series of @overload-decorated functions "
                    "outside a stub module should always be followed "
                    "by an implementation that is not @overload-ed.")
            return _overload_dummy

        def final(f):
            return f

        def no_type_check(arg):
            return arg

        def assert_never(arg):
            raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")

        def assert_type(val, typ):
            return val

        def reveal_type(obj):
            return obj

        def dataclass_transform(**kwargs):
            return lambda cls: cls

        def get_origin(tp):
            return getattr(tp, '__origin__', None)

        def get_args(tp):
            return getattr(tp, '__args__', ())

        def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
            hints = {}
            if isinstance(obj, type):
                for base in reversed(obj.__mro__):
                    hints.update(base.__dict__.get('__annotations__', {}))
            else:
                hints.update(getattr(obj, '__annotations__', {}))
            return {name: type(None) if value is None else value for name, value in hints.items()}
        """

    private static let containersSource = """
        from abc import ABC, ABCMeta, abstractmethod

        class Hashable(ABC):
            @abstractmethod
            def __hash__(self):
                return 0

            @classmethod
            def __subclasshook__(cls, C):
                return _has(C, '__hash__') if cls is Hashable else NotImplemented

        class Iterable(ABC):
            @abstractmethod
            def __iter__(self):
                while False:
                    yield None

            @classmethod
            def __subclasshook__(cls, C):
                return _has(C, '__iter__') if cls is Iterable else NotImplemented

            def __class_getitem__(cls, params):
                return cls

        class Iterator(Iterable):
            @abstractmethod
            def __next__(self):
                raise StopIteration

            def __iter__(self):
                return self

            @classmethod
            def __subclasshook__(cls, C):
                return _has(C, '__iter__', '__next__') if cls is Iterator else NotImplemented

        class Reversible(Iterable):
            @abstractmethod
            def __reversed__(self):
                while False:
                    yield None

            @classmethod
            def __subclasshook__(cls, C):
                return _has(C, '__reversed__', '__iter__') if cls is Reversible else NotImplemented

        class Generator(Iterator):
            def __next__(self):
                return self.send(None)

            @abstractmethod
            def send(self, value):
                raise StopIteration

            @abstractmethod
            def throw(self, typ, val=None, tb=None):
                raise typ if val is None else val

            def close(self):
                try:
                    self.throw(GeneratorExit)
                except (GeneratorExit, StopIteration):
                    pass
                else:
                    raise RuntimeError("generator ignored GeneratorExit")

            @classmethod
            def __subclasshook__(cls, C):
                if cls is Generator:
                    return _has(C, '__iter__', '__next__', 'send', 'throw', 'close')
                return NotImplemented

        class Sized(ABC):
            @abstractmethod
            def __len__(self):
                return 0

            @classmethod
            def __subclasshook__(cls, C):
                return _has(C, '__len__') if cls is Sized else NotImplemented

        class Container(ABC):
            @abstractmethod
            def __contains__(self, x):
                return False

            @classmethod
            def __subclasshook__(cls, C):
                return _has(C, '__contains__') if cls is Container else NotImplemented

            def __class_getitem__(cls, params):
                return cls

        class Collection(Sized, Iterable, Container):
            @classmethod
            def __subclasshook__(cls, C):
                return _has(C, '__len__', '__iter__', '__contains__') if cls is Collection else NotImplemented

        class Callable(ABC):
            @abstractmethod
            def __call__(self, *args, **kwds):
                return False

            @classmethod
            def __subclasshook__(cls, C):
                if cls is not Callable:
                    return NotImplemented
                if C.__name__ in ('function', 'builtin_function_or_method', 'method', 'method_descriptor', 'type'):
                    return True
                return _has(C, '__call__')

            def __class_getitem__(cls, params):
                return cls

        class Set(Collection):
            def __le__(self, other):
                if not isinstance(other, Set):
                    return NotImplemented
                if len(self) > len(other):
                    return False
                return all(elem in other for elem in self)

            def __lt__(self, other):
                if not isinstance(other, Set):
                    return NotImplemented
                return len(self) < len(other) and self.__le__(other)

            def __gt__(self, other):
                if not isinstance(other, Set):
                    return NotImplemented
                return len(self) > len(other) and self.__ge__(other)

            def __ge__(self, other):
                if not isinstance(other, Set):
                    return NotImplemented
                if len(self) < len(other):
                    return False
                return all(elem in self for elem in other)

            def __eq__(self, other):
                if not isinstance(other, Set):
                    return NotImplemented
                return len(self) == len(other) and self.__le__(other)

            __hash__ = None

            @classmethod
            def _from_iterable(cls, it):
                return cls(it)

            def __and__(self, other):
                if not isinstance(other, Iterable):
                    return NotImplemented
                return self._from_iterable(value for value in other if value in self)

            __rand__ = __and__

            def isdisjoint(self, other):
                return not any(value in self for value in other)

            def __or__(self, other):
                if not isinstance(other, Iterable):
                    return NotImplemented
                return self._from_iterable(e for s in (self, other) for e in s)

            __ror__ = __or__

            def __sub__(self, other):
                if not isinstance(other, Iterable):
                    return NotImplemented
                if not isinstance(other, Set):
                    other = self._from_iterable(other)
                return self._from_iterable(value for value in self if value not in other)

            def __xor__(self, other):
                if not isinstance(other, Set):
                    if not isinstance(other, Iterable):
                        return NotImplemented
                    other = self._from_iterable(other)
                return (self - other) | (other - self)

            __rxor__ = __xor__

        class MutableSet(Set):
            @abstractmethod
            def add(self, value):
                raise NotImplementedError

            @abstractmethod
            def discard(self, value):
                raise NotImplementedError

            def remove(self, value):
                if value not in self:
                    raise KeyError(value)
                self.discard(value)

            def pop(self):
                it = iter(self)
                try:
                    value = next(it)
                except StopIteration:
                    raise KeyError from None
                self.discard(value)
                return value

            def clear(self):
                try:
                    while True:
                        self.pop()
                except KeyError:
                    pass

            def __ior__(self, it):
                for value in it:
                    self.add(value)
                return self

            def __iand__(self, it):
                for value in (self - it):
                    self.discard(value)
                return self

            def __isub__(self, it):
                if it is self:
                    self.clear()
                else:
                    for value in it:
                        self.discard(value)
                return self

        class Mapping(Collection):
            @abstractmethod
            def __getitem__(self, key):
                raise KeyError

            def get(self, key, default=None):
                try:
                    return self[key]
                except KeyError:
                    return default

            def __contains__(self, key):
                try:
                    self[key]
                except KeyError:
                    return False
                else:
                    return True

            def keys(self):
                return KeysView(self)

            def items(self):
                return ItemsView(self)

            def values(self):
                return ValuesView(self)

            def __eq__(self, other):
                if not isinstance(other, Mapping):
                    return NotImplemented
                return dict(self.items()) == dict(other.items())

            __hash__ = None
            __reversed__ = None

        class MappingView(Sized):
            def __init__(self, mapping):
                self._mapping = mapping

            def __len__(self):
                return len(self._mapping)

            def __repr__(self):
                return '{0.__class__.__name__}({0._mapping!r})'.format(self)

            def __class_getitem__(cls, params):
                return cls

        class KeysView(MappingView, Set):
            @classmethod
            def _from_iterable(cls, it):
                return set(it)

            def __contains__(self, key):
                return key in self._mapping

            def __iter__(self):
                yield from self._mapping

        class ItemsView(MappingView, Set):
            @classmethod
            def _from_iterable(cls, it):
                return set(it)

            def __contains__(self, item):
                key, value = item
                try:
                    v = self._mapping[key]
                except KeyError:
                    return False
                else:
                    return v is value or v == value

            def __iter__(self):
                for key in self._mapping:
                    yield (key, self._mapping[key])

        class ValuesView(MappingView, Collection):
            def __contains__(self, value):
                for key in self._mapping:
                    v = self._mapping[key]
                    if v is value or v == value:
                        return True
                return False

            def __iter__(self):
                for key in self._mapping:
                    yield self._mapping[key]

        class MutableMapping(Mapping):
            @abstractmethod
            def __setitem__(self, key, value):
                raise KeyError

            @abstractmethod
            def __delitem__(self, key):
                raise KeyError

            __marker = object()

            def pop(self, key, default=__marker):
                try:
                    value = self[key]
                except KeyError:
                    if default is self.__marker:
                        raise
                    return default
                else:
                    del self[key]
                    return value

            def popitem(self):
                try:
                    key = next(iter(self))
                except StopIteration:
                    raise KeyError from None
                value = self[key]
                del self[key]
                return key, value

            def clear(self):
                try:
                    while True:
                        self.popitem()
                except KeyError:
                    pass

            def update(self, other=(), /, **kwds):
                if isinstance(other, Mapping):
                    for key in other:
                        self[key] = other[key]
                elif hasattr(other, "keys"):
                    for key in other.keys():
                        self[key] = other[key]
                else:
                    for key, value in other:
                        self[key] = value
                for key, value in kwds.items():
                    self[key] = value

            def setdefault(self, key, default=None):
                try:
                    return self[key]
                except KeyError:
                    self[key] = default
                return default

        class Sequence(Reversible, Collection):
            @abstractmethod
            def __getitem__(self, index):
                raise IndexError

            def __iter__(self):
                i = 0
                try:
                    while True:
                        v = self[i]
                        yield v
                        i += 1
                except IndexError:
                    return

            def __contains__(self, value):
                for v in self:
                    if v is value or v == value:
                        return True
                return False

            def __reversed__(self):
                for i in reversed(range(len(self))):
                    yield self[i]

            def index(self, value, start=0, stop=None):
                if start is not None and start < 0:
                    start = max(len(self) + start, 0)
                if stop is not None and stop < 0:
                    stop += len(self)
                i = start
                while stop is None or i < stop:
                    try:
                        v = self[i]
                    except IndexError:
                        break
                    if v is value or v == value:
                        return i
                    i += 1
                raise ValueError

            def count(self, value):
                return sum(1 for v in self if v is value or v == value)

        class MutableSequence(Sequence):
            @abstractmethod
            def __setitem__(self, index, value):
                raise IndexError

            @abstractmethod
            def __delitem__(self, index):
                raise IndexError

            @abstractmethod
            def insert(self, index, value):
                raise IndexError

            def append(self, value):
                self.insert(len(self), value)

            def clear(self):
                try:
                    while True:
                        self.pop()
                except IndexError:
                    pass

            def reverse(self):
                n = len(self)
                for i in range(n // 2):
                    self[i], self[n - i - 1] = self[n - i - 1], self[i]

            def extend(self, values):
                if values is self:
                    values = list(values)
                for v in values:
                    self.append(v)

            def pop(self, index=-1):
                v = self[index]
                del self[index]
                return v

            def remove(self, value):
                del self[self.index(value)]

            def __iadd__(self, values):
                self.extend(values)
                return self

        class ByteString(Sequence):
            pass

        for _cls in (tuple, str, range, bytes):
            Sequence.register(_cls)
        for _cls in (list, bytearray):
            MutableSequence.register(_cls)
        Set.register(frozenset)
        MutableSet.register(set)
        MutableMapping.register(dict)
        KeysView.register(_dict_keys)
        ItemsView.register(_dict_items)
        ValuesView.register(_dict_values)
        del _cls
        """

    private static let numbersSource = """
        from abc import ABC

        class Number(ABC):
            __hash__ = None

        class Complex(Number):
            pass

        class Real(Complex):
            pass

        class Rational(Real):
            pass

        class Integral(Rational):
            pass

        Real.register(float)
        Integral.register(int)
        """
}
