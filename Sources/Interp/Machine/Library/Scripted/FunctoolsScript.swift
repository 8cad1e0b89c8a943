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
                value = self.func(instance)
                object.__setattr__(instance, self.attrname, value)
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

        def _find_implementation(cls, registry):
            for base in cls.__mro__:
                if base in registry:
                    return registry[base]
            return registry[object]

        def singledispatch(func):
            registry = {object: func}

            def dispatch(cls):
                return _find_implementation(cls, registry)

            def register(cls, func=None):
                if func is None:
                    if isinstance(cls, type):
                        return lambda f: register(cls, f)
                    annotations = getattr(cls, '__annotations__', {})
                    if not annotations:
                        raise TypeError(
                            f"Invalid first argument to `register()`: {cls!r}. "
                            f"Use either `@register(some_class)` or plain `@register` "
                            f"on an annotated function.")
                    func = cls
                    cls = next(iter(annotations.values()))
                registry[cls] = func
                return func

            def wrapper(*args, **kw):
                if not args:
                    raise TypeError(f'{funcname} requires at least 1 positional argument')
                return dispatch(args[0].__class__)(*args, **kw)

            funcname = getattr(func, '__name__', 'singledispatch function')
            wrapper.register = register
            wrapper.dispatch = dispatch
            wrapper.registry = registry
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
