// The part of `functools` that is written in the language.

enum FunctoolsScript {
    static let source = """
        WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
        WRAPPER_UPDATES = ('__dict__',)

        def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
            for attr in assigned:
                try:
                    value = getattr(wrapped, attr)
                except AttributeError:
                    pass
                else:
                    setattr(wrapper, attr, value)
            for attr in updated:
                for name, value in getattr(wrapped, attr, {}).items():
                    setattr(wrapper, name, value)
            wrapper.__wrapped__ = wrapped
            return wrapper

        def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
            def decorate(wrapper):
                return update_wrapper(wrapper, wrapped, assigned, updated)
            return decorate

        def lru_cache(maxsize=128, typed=False):
            if callable(maxsize) and isinstance(typed, bool):
                function, maxsize = maxsize, 128
                return update_wrapper(_make_cache(function, maxsize, typed), function)
            if maxsize is not None and not isinstance(maxsize, int):
                raise TypeError('Expected first argument to be an integer, a callable, or None')
            def decorate(function):
                wrapper = update_wrapper(_make_cache(function, maxsize, typed), function)
                wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
                return wrapper
            return decorate

        def cache(user_function, /):
            return lru_cache(maxsize=None)(user_function)

        _nothing = object()

        class cached_property:
            def __init__(self, func):
                self.func = func
                self.attrname = None
                self.__doc__ = func.__doc__

            def __set_name__(self, owner, name):
                if self.attrname is None:
                    self.attrname = name
                elif name != self.attrname:
                    raise TypeError(
                        "Cannot assign the same cached_property to two different names "
                        f"({self.attrname!r} and {name!r}).")

            def __get__(self, instance, owner=None):
                if instance is None:
                    return self
                if self.attrname is None:
                    raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
                try:
                    cache = instance.__dict__
                except AttributeError:
                    raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                                    f"instance to cache {self.attrname!r} property.") from None
                value = cache.get(self.attrname, _nothing)
                if value is _nothing:
                    value = self.func(instance)
                    try:
                        cache[self.attrname] = value
                    except TypeError:
                        raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                                        f"does not support item assignment for caching {self.attrname!r} property.") from None
                return value

        def _opposite(name, other_name):
            pass

        def _lt_from_le(self, other):
            result = type(self).__le__(self, other)
            return result if result is NotImplemented else result and self != other

        def _lt_from_gt(self, other):
            result = type(self).__gt__(self, other)
            return result if result is NotImplemented else not result and self != other

        def _lt_from_ge(self, other):
            result = type(self).__ge__(self, other)
            return result if result is NotImplemented else not result

        def _le_from_lt(self, other):
            result = type(self).__lt__(self, other)
            return result if result is NotImplemented else result or self == other

        def _le_from_gt(self, other):
            result = type(self).__gt__(self, other)
            return result if result is NotImplemented else not result

        def _le_from_ge(self, other):
            result = type(self).__ge__(self, other)
            return result if result is NotImplemented else not result or self == other

        def _gt_from_lt(self, other):
            result = type(self).__lt__(self, other)
            return result if result is NotImplemented else not result and self != other

        def _gt_from_le(self, other):
            result = type(self).__le__(self, other)
            return result if result is NotImplemented else not result

        def _gt_from_ge(self, other):
            result = type(self).__ge__(self, other)
            return result if result is NotImplemented else result and self != other

        def _ge_from_lt(self, other):
            result = type(self).__lt__(self, other)
            return result if result is NotImplemented else not result

        def _ge_from_le(self, other):
            result = type(self).__le__(self, other)
            return result if result is NotImplemented else not result or self == other

        def _ge_from_gt(self, other):
            result = type(self).__gt__(self, other)
            return result if result is NotImplemented else result or self == other

        _orderings = {
            '__lt__': [('__gt__', _gt_from_lt), ('__le__', _le_from_lt), ('__ge__', _ge_from_lt)],
            '__le__': [('__ge__', _ge_from_le), ('__lt__', _lt_from_le), ('__gt__', _gt_from_le)],
            '__gt__': [('__lt__', _lt_from_gt), ('__ge__', _ge_from_gt), ('__le__', _le_from_gt)],
            '__ge__': [('__le__', _le_from_ge), ('__gt__', _gt_from_ge), ('__lt__', _lt_from_ge)],
        }

        def total_ordering(cls):
            roots = {op for op in _orderings if getattr(cls, op, None) is not getattr(object, op, None)}
            if not roots:
                raise ValueError('must define at least one ordering operation: < > <= >=')
            root = max(roots)
            for name, function in _orderings[root]:
                if name not in roots:
                    setattr(cls, name, function)
            return cls

        def _c3_merge(sequences):
            result = []
            while True:
                sequences = [s for s in sequences if s]
                if not sequences:
                    return result
                for s1 in sequences:
                    candidate = s1[0]
                    for s2 in sequences:
                        if candidate in s2[1:]:
                            candidate = None
                            break
                    else:
                        break
                if candidate is None:
                    raise RuntimeError('Inconsistent hierarchy')
                result.append(candidate)
                for seq in sequences:
                    if seq[0] == candidate:
                        del seq[0]

        def _c3_mro(cls, abcs=None):
            for i, base in enumerate(reversed(cls.__bases__)):
                if hasattr(base, '__abstractmethods__'):
                    boundary = len(cls.__bases__) - i
                    break
            else:
                boundary = 0
            abcs = list(abcs) if abcs else []
            explicit_bases = list(cls.__bases__[:boundary])
            abstract_bases = []
            other_bases = list(cls.__bases__[boundary:])
            for base in abcs:
                if issubclass(cls, base) and not any(issubclass(b, base) for b in cls.__bases__):
                    abstract_bases.append(base)
            for base in abstract_bases:
                abcs.remove(base)
            explicit_c3_mros = [_c3_mro(base, abcs=abcs) for base in explicit_bases]
            abstract_c3_mros = [_c3_mro(base, abcs=abcs) for base in abstract_bases]
            other_c3_mros = [_c3_mro(base, abcs=abcs) for base in other_bases]
            return _c3_merge(
                [[cls]] + explicit_c3_mros + abstract_c3_mros + other_c3_mros
                + [explicit_bases] + [abstract_bases] + [other_bases])

        def _compose_mro(cls, types):
            bases = set(cls.__mro__)
            def is_related(typ):
                return typ not in bases and hasattr(typ, '__mro__') and issubclass(cls, typ)
            types = [n for n in types if is_related(n)]
            def is_strict_base(typ):
                for other in types:
                    if typ != other and typ in other.__mro__:
                        return True
                return False
            types = [n for n in types if not is_strict_base(n)]
            type_set = set(types)
            mro = []
            for typ in types:
                found = []
                for sub in typ.__subclasses__():
                    if sub not in bases and issubclass(cls, sub):
                        found.append([s for s in sub.__mro__ if s in type_set])
                if not found:
                    mro.append(typ)
                    continue
                found.sort(key=len, reverse=True)
                for sub in found:
                    for subcls in sub:
                        if subcls not in mro:
                            mro.append(subcls)
            return _c3_mro(cls, abcs=mro)

        def _find_implementation(cls, registry):
            mro = _compose_mro(cls, registry.keys())
            match = None
            for t in mro:
                if match is not None:
                    if (t in registry and t not in cls.__mro__ and match not in cls.__mro__
                            and not issubclass(match, t)):
                        raise RuntimeError("Ambiguous dispatch: {} or {}".format(match, t))
                    break
                if t in registry:
                    match = t
            return registry.get(match)

        def singledispatch(func):
            registry = {}
            cache = {}

            def dispatch(cls):
                try:
                    return cache[cls]
                except KeyError:
                    pass
                impl = registry[cls] if cls in registry else _find_implementation(cls, registry)
                cache[cls] = impl
                return impl

            def _is_union(cls):
                return type(cls).__name__ == 'UnionType' or getattr(cls, '__origin__', None) is not None \\
                    and getattr(cls.__origin__, '_name', None) == 'Union'

            def _is_valid(cls):
                if isinstance(cls, type):
                    return True
                return _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)

            def register(cls, func=None):
                if _is_valid(cls):
                    if func is None:
                        return lambda f: register(cls, f)
                else:
                    if func is not None:
                        raise TypeError(
                            f"Invalid first argument to `register()`. "
                            f"{cls!r} is not a class or union type.")
                    ann = getattr(cls, '__annotations__', {})
                    if not ann:
                        raise TypeError(
                            f"Invalid first argument to `register()`: {cls!r}. "
                            f"Use either `@register(some_class)` or plain `@register` "
                            f"on an annotated function.")
                    func = cls
                    from typing import get_type_hints
                    argname, cls = next(iter(get_type_hints(func).items()))
                    if not _is_valid(cls):
                        if _is_union(cls):
                            raise TypeError(
                                f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
                        raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
                if isinstance(cls, type):
                    registry[cls] = func
                else:
                    for arg in cls.__args__:
                        registry[arg] = func
                cache.clear()
                return func

            def wrapper(*args, **kw):
                if not args:
                    raise TypeError(f'{funcname} requires at least 1 positional argument')
                return dispatch(args[0].__class__)(*args, **kw)

            funcname = getattr(func, '__name__', 'singledispatch function')
            registry[object] = func
            wrapper.register = register
            wrapper.dispatch = dispatch
            from types import MappingProxyType
            wrapper.registry = MappingProxyType(registry)
            wrapper._clear_cache = cache.clear
            update_wrapper(wrapper, func)
            return wrapper

        class singledispatchmethod:
            def __init__(self, func):
                self.dispatcher = singledispatch(func)
                self.func = func

            def register(self, cls, method=None):
                return self.dispatcher.register(cls, func=method)

            def __get__(self, obj, cls=None):
                def method(*args, **kwargs):
                    return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
                method.register = self.register
                update_wrapper(method, self.func)
                return method

        class partialmethod:
            def __init__(self, func, /, *args, **keywords):
                self.func = func
                self.args = args
                self.keywords = keywords

            def __get__(self, obj, cls=None):
                def method(*args, **keywords):
                    return self.func(obj, *self.args, *args, **{**self.keywords, **keywords})
                return method
        """
}
