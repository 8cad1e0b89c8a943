// The part of `collections` that is written in the language.

enum CollectionsScript {
    static let source = """
        __all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
                   'namedtuple']
        _absent = object()

        def __getattr__(name):
            # Rarely used: loaded when first asked for.
            if name in ('UserDict', 'UserList', 'UserString'):
                import _user_containers
                return getattr(_user_containers, name)
            raise AttributeError(f'module {__name__!r} has no attribute {name!r}')

        def _add_pairs(target, pairs):
            for pair in pairs:
                items = iter(pair)
                key = next(items, _absent)
                if key is _absent:
                    raise ValueError('need more than 0 values to unpack')
                value = next(items, _absent)
                if value is _absent:
                    raise ValueError('need more than 1 value to unpack')
                if next(items, _absent) is not _absent:
                    raise ValueError('too many values to unpack (expected 2)')
                target[key] = value

        class OrderedDict(dict):
            def __init__(self, /, *args, **kwds):
                if len(args) > 1:
                    raise TypeError(f'expected at most 1 arguments, got {len(args)}')
                OrderedDict.update(self, *args, **kwds)

            def update(self, /, *args, **kwds):
                if len(args) > 1:
                    raise TypeError(f'update() takes at most 1 positional argument ({len(args)} given)')
                if args:
                    other, = args
                    if type(other) is dict:
                        _add_pairs(self, other.items())
                    elif hasattr(other, 'keys'):
                        for key in other.keys():
                            self[key] = other[key]
                    else:
                        _add_pairs(self, other.items() if hasattr(other, 'items') else other)
                for key, value in kwds.items():
                    self[key] = value

            pop = _pop
            popitem = _popitem
            move_to_end = _move_to_end

            def copy(self):
                return self.__class__(self)

            __copy__ = copy

            @classmethod
            def fromkeys(cls, iterable, value=None):
                self = cls()
                for key in iterable:
                    self[key] = value
                return self

            def __repr__(self):
                if not self:
                    return '%s()' % (self.__class__.__name__,)
                return '%s(%r)' % (self.__class__.__name__, list(self.items()))

            def __eq__(self, other):
                if isinstance(other, OrderedDict):
                    return dict.__eq__(self, other) and all(a == b for a, b in zip(self, other))
                return dict.__eq__(self, other)

            def __ne__(self, other):
                result = self.__eq__(other)
                return result if result is NotImplemented else not result

            __hash__ = None

            def __or__(self, other):
                if not isinstance(other, dict):
                    return NotImplemented
                new = self.__class__(self)
                new.update(other)
                return new

            def __ror__(self, other):
                if not isinstance(other, dict):
                    return NotImplemented
                new = self.__class__(other)
                new.update(self)
                return new

        class Counter(dict):
            def __init__(self, iterable=None, /, **kwds):
                super().__init__()
                self.update(iterable, **kwds)

            def __missing__(self, key):
                return 0

            def total(self):
                return sum(self.values())

            def most_common(self, n=None):
                if n is None:
                    return sorted(self.items(), key=lambda item: item[1], reverse=True)
                import heapq
                return heapq.nlargest(n, self.items(), key=lambda item: item[1])

            def elements(self):
                for element, count in self.items():
                    for _ in range(count):
                        yield element

            @classmethod
            def fromkeys(cls, iterable, v=None):
                raise NotImplementedError(
                    'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

            def update(self, iterable=None, /, **kwds):
                if iterable is not None:
                    if isinstance(iterable, dict):
                        if self:
                            for element, count in iterable.items():
                                self[element] = count + self.get(element, 0)
                        else:
                            dict.update(self, iterable)
                    else:
                        _count_elements(self, iterable)
                if kwds:
                    self.update(kwds)

            def subtract(self, iterable=None, /, **kwds):
                if iterable is not None:
                    if isinstance(iterable, dict):
                        for element, count in iterable.items():
                            self[element] = self.get(element, 0) - count
                    else:
                        for element in iterable:
                            self[element] = self.get(element, 0) - 1
                if kwds:
                    self.subtract(kwds)

            def copy(self):
                return self.__class__(self)

            __copy__ = copy

            def __delitem__(self, element):
                if element in self:
                    super().__delitem__(element)

            def __repr__(self):
                if not self:
                    return f'{self.__class__.__name__}()'
                try:
                    items = dict(self.most_common())
                except TypeError:
                    items = dict(self)
                return f'{self.__class__.__name__}({items!r})'

            def __eq__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return all(self[e] == other[e] for c in (self, other) for e in c)

            def __ne__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return not self == other

            __hash__ = None

            def __le__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return all(self[e] <= other[e] for c in (self, other) for e in c)

            def __lt__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return self <= other and self != other

            def __ge__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return all(self[e] >= other[e] for c in (self, other) for e in c)

            def __gt__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return self >= other and self != other

            def __add__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                result = Counter()
                for element, count in self.items():
                    total = count + other[element]
                    if total > 0:
                        result[element] = total
                for element, count in other.items():
                    if element not in self and count > 0:
                        result[element] = count
                return result

            def __sub__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                result = Counter()
                for element, count in self.items():
                    rest = count - other[element]
                    if rest > 0:
                        result[element] = rest
                for element, count in other.items():
                    if element not in self and count < 0:
                        result[element] = 0 - count
                return result

            def __or__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                result = Counter()
                for element, count in self.items():
                    larger = max(count, other[element])
                    if larger > 0:
                        result[element] = larger
                for element, count in other.items():
                    if element not in self and count > 0:
                        result[element] = count
                return result

            def __and__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                result = Counter()
                for element, count in self.items():
                    smaller = min(count, other[element])
                    if smaller > 0:
                        result[element] = smaller
                return result

            def __pos__(self):
                return Counter({e: c for e, c in self.items() if c > 0})

            def __neg__(self):
                return Counter({e: 0 - c for e, c in self.items() if c < 0})

            def _keep_positive(self):
                for element in [e for e, c in self.items() if not c > 0]:
                    del self[element]
                return self

            def __iadd__(self, other):
                for element, count in other.items():
                    self[element] += count
                return self._keep_positive()

            def __isub__(self, other):
                for element, count in other.items():
                    self[element] -= count
                return self._keep_positive()

            def __ior__(self, other):
                for element, count in other.items():
                    if count > self[element]:
                        self[element] = count
                return self._keep_positive()

            def __iand__(self, other):
                for element, count in list(self.items()):
                    if other[element] < count:
                        self[element] = other[element]
                return self._keep_positive()

        class ChainMap:
            def __init__(self, *maps):
                self.maps = list(maps) or [{}]

            def __missing__(self, key):
                raise KeyError(key)

            def __getitem__(self, key):
                for mapping in self.maps:
                    try:
                        return mapping[key]
                    except KeyError:
                        pass
                return self.__missing__(key)

            def get(self, key, default=None):
                return self[key] if key in self else default

            def __len__(self):
                return len(set().union(*self.maps))

            def __iter__(self):
                d = {}
                for mapping in map(dict.fromkeys, reversed(self.maps)):
                    d.update(mapping)
                return iter(d)

            def __contains__(self, key):
                return any(key in m for m in self.maps)

            def __bool__(self):
                return any(self.maps)

            def keys(self):
                return dict(self.items()).keys()

            def values(self):
                return dict(self.items()).values()

            def items(self):
                return {key: self[key] for key in self}.items()

            def __eq__(self, other):
                if isinstance(other, ChainMap):
                    other = dict(other.items())
                if not isinstance(other, dict):
                    return NotImplemented
                return dict(self.items()) == other

            __hash__ = None

            def __repr__(self):
                return f'{self.__class__.__name__}({", ".join(map(repr, self.maps))})'

            def copy(self):
                return self.__class__(self.maps[0].copy(), *self.maps[1:])

            __copy__ = copy

            def new_child(self, m=None, **kwargs):
                if m is None:
                    m = kwargs
                elif kwargs:
                    m.update(kwargs)
                return self.__class__(m, *self.maps)

            @property
            def parents(self):
                return self.__class__(*self.maps[1:])

            def __setitem__(self, key, value):
                self.maps[0][key] = value

            def __delitem__(self, key):
                try:
                    del self.maps[0][key]
                except KeyError:
                    raise KeyError(f'Key not found in the first mapping: {key!r}')

            def popitem(self):
                try:
                    return self.maps[0].popitem()
                except KeyError:
                    raise KeyError('No keys found in the first mapping.')

            def pop(self, key, *args):
                try:
                    return self.maps[0].pop(key, *args)
                except KeyError:
                    raise KeyError(f'Key not found in the first mapping: {key!r}')

            def setdefault(self, key, default=None):
                if key in self:
                    return self[key]
                self[key] = default
                return default

            def update(self, *args, **kwargs):
                self.maps[0].update(*args, **kwargs)

            def clear(self):
                self.maps[0].clear()
        """
}
