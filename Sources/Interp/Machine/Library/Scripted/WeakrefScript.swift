// The part of `weakref` that is written in the language: the collections, bound methods, finalizers and proxies.

enum WeakrefScript {
    static let source = """
        import atexit as _atexit
        from collections.abc import MutableMapping as _MutableMapping, MutableSet as _MutableSet

        class WeakMethod(ref):
            def __new__(cls, meth, callback=None):
                try:
                    obj = meth.__self__
                    func = meth.__func__
                except AttributeError:
                    raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None

                def _cb(arg):
                    self = self_wr()
                    if self is not None and self._alive:
                        self._alive = False
                        if callback is not None:
                            callback(self)
                self = ref.__new__(cls, obj, _cb)
                self._func_ref = ref(func, _cb)
                self._alive = True
                self_wr = lambda: self
                return self

            def __call__(self):
                obj = super().__call__()
                func = self._func_ref()
                if obj is None or func is None:
                    return None
                return func.__get__(obj)

        class KeyedRef(ref):
            def __new__(type, ob, callback, key):
                self = ref.__new__(type, ob, callback)
                self.key = key
                return self

            def __init__(self, ob, callback, key):
                super().__init__(ob, callback)

        class WeakValueDictionary(_MutableMapping):
            def __init__(self, other=(), /, **kw):
                self_ref = ref(self)
                def remove(wr):
                    self = self_ref()
                    if self is not None and self.data.get(wr.key) is wr:
                        del self.data[wr.key]
                self._remove = remove
                self.data = {}
                self.update(other, **kw)

            def __getitem__(self, key):
                o = self.data[key]()
                if o is None:
                    raise KeyError(key)
                return o

            def __setitem__(self, key, value):
                self.data[key] = KeyedRef(value, self._remove, key)

            def __delitem__(self, key):
                del self.data[key]

            def __len__(self):
                return len(self.data)

            def __contains__(self, key):
                wr = self.data.get(key)
                return wr is not None and wr() is not None

            def __iter__(self):
                for key, wr in list(self.data.items()):
                    if wr() is not None:
                        yield key

            def __repr__(self):
                return "<%s at %#x>" % (self.__class__.__name__, id(self))

            def get(self, key, default=None):
                wr = self.data.get(key)
                o = None if wr is None else wr()
                return default if o is None else o

            def items(self):
                for key, wr in list(self.data.items()):
                    v = wr()
                    if v is not None:
                        yield key, v

            def keys(self):
                return iter(self)

            def values(self):
                for wr in list(self.data.values()):
                    obj = wr()
                    if obj is not None:
                        yield obj

            def valuerefs(self):
                return list(self.data.values())

            itervaluerefs = valuerefs

            def copy(self):
                new = WeakValueDictionary()
                for key, o in self.items():
                    new[key] = o
                return new

            __copy__ = copy

            def pop(self, key, *args):
                try:
                    o = self.data.pop(key)()
                except KeyError:
                    o = None
                if o is None:
                    if args:
                        return args[0]
                    raise KeyError(key)
                return o

            def popitem(self):
                while True:
                    key, wr = self.data.popitem()
                    o = wr()
                    if o is not None:
                        return key, o

            def setdefault(self, key, default=None):
                o = self.get(key)
                if o is None:
                    self[key] = default
                    return default
                return o

        class WeakKeyDictionary(_MutableMapping):
            def __init__(self, dict=None):
                self.data = {}
                self_ref = ref(self)
                def remove(k):
                    self = self_ref()
                    if self is not None:
                        self.data.pop(k, None)
                self._remove = remove
                if dict is not None:
                    self.update(dict)

            def __getitem__(self, key):
                return self.data[ref(key)]

            def __setitem__(self, key, value):
                self.data[ref(key, self._remove)] = value

            def __delitem__(self, key):
                del self.data[ref(key)]

            def __len__(self):
                return len(self.data)

            def __contains__(self, key):
                try:
                    wrkey = ref(key)
                except TypeError:
                    return False
                return wrkey in self.data

            def __iter__(self):
                for wr in list(self.data):
                    obj = wr()
                    if obj is not None:
                        yield obj

            def __repr__(self):
                return "<%s at %#x>" % (self.__class__.__name__, id(self))

            def get(self, key, default=None):
                return self.data.get(ref(key), default)

            def items(self):
                for wr, value in list(self.data.items()):
                    key = wr()
                    if key is not None:
                        yield key, value

            def keys(self):
                return iter(self)

            def values(self):
                for wr, value in list(self.data.items()):
                    if wr() is not None:
                        yield value

            def keyrefs(self):
                return list(self.data)

            def copy(self):
                new = WeakKeyDictionary()
                for key, value in self.items():
                    new[key] = value
                return new

            __copy__ = copy

            def pop(self, key, *args):
                return self.data.pop(ref(key), *args)

            def popitem(self):
                while True:
                    key, value = self.data.popitem()
                    o = key()
                    if o is not None:
                        return o, value

            def setdefault(self, key, default=None):
                return self.data.setdefault(ref(key, self._remove), default)

        class WeakSet(_MutableSet):
            def __init__(self, data=None):
                self.data = set()
                self_ref = ref(self)
                def remove(item):
                    self = self_ref()
                    if self is not None:
                        self.data.discard(item)
                self._remove = remove
                if data is not None:
                    self.update(data)

            def __iter__(self):
                for wr in list(self.data):
                    item = wr()
                    if item is not None:
                        yield item

            def __len__(self):
                return len(self.data)

            def __contains__(self, item):
                try:
                    wr = ref(item)
                except TypeError:
                    return False
                return wr in self.data

            def add(self, item):
                self.data.add(ref(item, self._remove))

            def clear(self):
                self.data.clear()

            def copy(self):
                return self.__class__(self)

            def discard(self, item):
                self.data.discard(ref(item))

            def remove(self, item):
                self.data.remove(ref(item))

            def pop(self):
                while True:
                    try:
                        itemref = self.data.pop()
                    except KeyError:
                        raise KeyError('pop from empty WeakSet') from None
                    item = itemref()
                    if item is not None:
                        return item

            def update(self, other):
                for element in other:
                    self.add(element)

            def union(self, other):
                return self.__class__(e for s in (self, other) for e in s)

            __or__ = union

            def __repr__(self):
                return repr({wr for wr in self.data})

        class finalize:
            _registry = {}
            _next = [0]
            _is_registered = False

            def __init__(self, obj, func, /, *args, **kwargs):
                def gone(wr):
                    for f, info in list(finalize._registry.items()):
                        if info[0] is wr:
                            f()
                info = [ref(obj, gone), func, args, kwargs, True, finalize._next[0]]
                finalize._next[0] += 1
                if not finalize._is_registered:
                    finalize._is_registered = True
                    _atexit.register(finalize._exit)
                finalize._registry[self] = info

            def __call__(self, _=None):
                info = finalize._registry.pop(self, None)
                if info:
                    return info[1](*info[2], **info[3])

            def detach(self):
                info = finalize._registry.get(self)
                obj = info and info[0]()
                if obj is not None and finalize._registry.pop(self, None):
                    return (obj, info[1], info[2], info[3])

            def peek(self):
                info = finalize._registry.get(self)
                obj = info and info[0]()
                if obj is not None:
                    return (obj, info[1], info[2], info[3])

            @property
            def alive(self):
                return self in finalize._registry

            @property
            def atexit(self):
                info = finalize._registry.get(self)
                return bool(info) and info[4]

            @atexit.setter
            def atexit(self, value):
                info = finalize._registry.get(self)
                if info:
                    info[4] = bool(value)

            @classmethod
            def _exit(cls):
                for f, info in sorted(cls._registry.items(), key=lambda item: item[1][5], reverse=True):
                    if info[4]:
                        f()

        class ProxyType:
            def __init__(self, object, callback=None):
                globals_ref = ref(object) if callback is None else ref(object, lambda wr: callback(self))
                _object_setattr(self, '_ref', globals_ref)

            def __getattribute__(self, name):
                return getattr(_target(self), name)

            def __setattr__(self, name, value):
                setattr(_target(self), name, value)

            def __delattr__(self, name):
                delattr(_target(self), name)

            def __repr__(self):
                target = _target(self)
                return f'<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>'

            __hash__ = None

        _object_setattr = object.__setattr__
        _object_getattribute = object.__getattribute__

        def _target(proxy):
            target = _object_getattribute(proxy, '_ref')()
            if target is None:
                raise ReferenceError('weakly-referenced object no longer exists')
            return target

        def _forward(name):
            def method(self, *args):
                return getattr(type(_target(self)), name)(_target(self), *[
                    _target(a) if type(a) is ProxyType else a for a in args])
            return method

        for _name in ('str len getitem setitem delitem contains iter next call bool int float index eq ne lt le gt ge add '
                      'radd sub rsub mul rmul truediv rtruediv floordiv mod pow neg pos abs and or xor invert lshift rshift '
                      'matmul enter exit').split():
            setattr(ProxyType, f'__{_name}__', _forward(f'__{_name}__'))
        setattr(ProxyType, '__bool__', lambda self: bool(_target(self)))
        setattr(ProxyType, '__str__', lambda self: str(_target(self)))
        ProxyType.__name__ = 'weakproxy'
        del _name

        def proxy(object, callback=None, /):
            return ProxyType(object, callback)

        ProxyTypes = (ProxyType,)

        __all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
                   "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]
        """
}
