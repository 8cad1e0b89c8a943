// The module `dataclasses`; the methods it makes are in Library/DataclassSupport.swift.

enum DataclassesModule {
    static var module: NativeModule {
        .scripted("dataclasses", doc: "Classes made of fields.", source) { m throws(Raise) in DataclassSupport.install(m) }
    }

    private static let source = """
        import copy as _copy
        from sys import modules as _modules
        from types import MappingProxyType

        class FrozenInstanceError(AttributeError):
            pass

        class _HAS_DEFAULT_FACTORY_CLASS:
            def __repr__(self):
                return '<factory>'

        class _MISSING_TYPE:
            pass

        MISSING = _MISSING_TYPE()

        class _KW_ONLY_TYPE:
            pass

        KW_ONLY = _KW_ONLY_TYPE()

        class InitVar:
            def __init__(self, type):
                self.type = type

            def __repr__(self):
                return f'dataclasses.InitVar[{getattr(self.type, "__name__", self.type)}]'

            def __class_getitem__(cls, type):
                return InitVar(type)

        class Field:
            def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
                self.name = None
                self.type = None
                self.default = default
                self.default_factory = default_factory
                self.init = init
                self.repr = repr
                self.hash = hash
                self.compare = compare
                self.metadata = MappingProxyType({} if metadata is None else metadata)
                self.kw_only = kw_only
                self._field_type = None

            def __repr__(self):
                return ('Field('
                        f'name={self.name!r},'
                        f'type={self.type!r},'
                        f'default={self.default!r},'
                        f'default_factory={self.default_factory!r},'
                        f'init={self.init!r},'
                        f'repr={self.repr!r},'
                        f'hash={self.hash!r},'
                        f'compare={self.compare!r},'
                        f'metadata={self.metadata!r},'
                        f'kw_only={self.kw_only!r},'
                        f'_field_type={self._field_type})')

        class _DataclassParams:
            def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
                self.init = init
                self.repr = repr
                self.eq = eq
                self.order = order
                self.unsafe_hash = unsafe_hash
                self.frozen = frozen

            def __repr__(self):
                return ('_DataclassParams('
                        f'init={self.init!r},'
                        f'repr={self.repr!r},'
                        f'eq={self.eq!r},'
                        f'order={self.order!r},'
                        f'unsafe_hash={self.unsafe_hash!r},'
                        f'frozen={self.frozen!r})')

        def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
                  metadata=None, kw_only=MISSING):
            if default is not MISSING and default_factory is not MISSING:
                raise ValueError('cannot specify both default and default_factory')
            return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)

        def _is_classvar(annotation):
            if isinstance(annotation, str):
                head = annotation.split('[')[0].strip()
                return head in ('ClassVar', 'typing.ClassVar', 't.ClassVar')
            typing = _modules.get('typing')
            return typing is not None and annotation is typing.ClassVar or typing is not None and (
                getattr(annotation, '__origin__', None) is typing.ClassVar)

        def _is_initvar(annotation):
            if isinstance(annotation, str):
                return annotation.split('[')[0].strip() in ('InitVar', 'dataclasses.InitVar')
            return annotation is InitVar or isinstance(annotation, InitVar)

        def _get_field(cls, name, annotation, default_kw_only):
            default = getattr(cls, name, MISSING)
            if isinstance(default, Field):
                f = default
            else:
                f = field(default=default)
            f.name = name
            f.type = annotation
            f._field_type = '_FIELD'
            if _is_classvar(annotation):
                f._field_type = '_FIELD_CLASSVAR'
            elif _is_initvar(annotation):
                f._field_type = '_FIELD_INITVAR'
            if f._field_type != '_FIELD' and f.default_factory is not MISSING:
                raise TypeError(f'field {f.name} cannot have a default factory')
            if f._field_type != '_FIELD_CLASSVAR':
                if f.kw_only is MISSING:
                    f.kw_only = default_kw_only
            elif f.kw_only is not MISSING:
                raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
            if f._field_type == '_FIELD' and f.default is not MISSING and f.default.__class__.__hash__ is None:
                raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
            return f

        def _frozen_setattr(cls):
            def __setattr__(self, name, value):
                if type(self) is cls or name in fields:
                    raise FrozenInstanceError(f"cannot assign to field {name!r}")
                super(cls, self).__setattr__(name, value)
            def __delattr__(self, name):
                if type(self) is cls or name in fields:
                    raise FrozenInstanceError(f"cannot delete field {name!r}")
                super(cls, self).__delattr__(name)
            fields = set(cls.__dataclass_fields__)
            return __setattr__, __delattr__

        def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
            fields = {}
            any_frozen_base = False
            has_dataclass_bases = False
            for b in cls.__mro__[-1:0:-1]:
                base_fields = b.__dict__.get('__dataclass_fields__', None)
                if base_fields is not None:
                    has_dataclass_bases = True
                    for f in base_fields.values():
                        fields[f.name] = f
                    if b.__dataclass_params__.frozen:
                        any_frozen_base = True
            annotations = cls.__dict__.get('__annotations__', {})
            cls_fields = []
            kw_seen = False
            for name, annotation in annotations.items():
                if annotation is KW_ONLY or annotation in ('KW_ONLY', 'dataclasses.KW_ONLY') \\
                        if isinstance(annotation, (str, _KW_ONLY_TYPE)) else False:
                    if kw_seen:
                        raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
                    kw_seen = True
                    kw_only = True
                else:
                    cls_fields.append(_get_field(cls, name, annotation, kw_only))
            for f in cls_fields:
                fields[f.name] = f
                if isinstance(cls.__dict__.get(f.name), Field):
                    if f.default is MISSING:
                        delattr(cls, f.name)
                    else:
                        setattr(cls, f.name, f.default)
            for name, value in list(cls.__dict__.items()):
                if isinstance(value, Field) and name not in annotations:
                    raise TypeError(f'{name!r} is a field but has no type annotation')
            if has_dataclass_bases:
                if any_frozen_base and not frozen:
                    raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
                if not any_frozen_base and frozen:
                    raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
            cls.__dataclass_fields__ = fields
            cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
            own = cls.__dict__
            if init:
                parameters = []
                seen_default = False
                for f in fields.values():
                    if f._field_type == '_FIELD_CLASSVAR':
                        continue
                    has_default = f.default is not MISSING or f.default_factory is not MISSING
                    if f.init and not f.kw_only:
                        if has_default:
                            seen_default = True
                        elif seen_default:
                            raise TypeError(f'non-default argument {f.name!r} follows default argument')
                    parameters.append((
                        f.name, ... if f.default is MISSING else f.default,
                        ... if f.default_factory is MISSING else f.default_factory,
                        bool(f.init), f._field_type == '_FIELD_INITVAR', bool(f.kw_only)))
                cls.__init__ = _make_init(cls, parameters, frozen, slots)
            instance_fields = [f for f in fields.values() if f._field_type == '_FIELD']
            if repr and '__repr__' not in own:
                cls.__repr__ = _make_repr(cls, tuple(f.name for f in instance_fields if f.repr))
            compared = tuple(f.name for f in instance_fields if f.compare)
            has_eq = '__eq__' in own
            has_hash = '__hash__' in own and not (own['__hash__'] is None and has_eq)
            if eq and not has_eq:
                cls.__eq__ = _make_comparison(cls, '__eq__', compared)
            if order:
                if not eq:
                    raise ValueError('eq must be true if order is true')
                for name in ('__lt__', '__le__', '__gt__', '__ge__'):
                    if name in own:
                        raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                        'Consider using functools.total_ordering')
                    setattr(cls, name, _make_comparison(cls, name, compared))
            if frozen:
                for name, function in zip(('__setattr__', '__delattr__'), _frozen_setattr(cls)):
                    if name in own:
                        raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
                    setattr(cls, name, function)
            hashed = tuple(f.name for f in instance_fields if (f.compare if f.hash is None else f.hash))
            if unsafe_hash:
                if has_hash:
                    raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
                cls.__hash__ = _make_hash(cls, hashed)
            elif eq and not has_hash:
                cls.__hash__ = _make_hash(cls, hashed) if frozen else None
            if match_args and '__match_args__' not in own:
                cls.__match_args__ = tuple(f.name for f in instance_fields if f.init and not f.kw_only)
            if cls.__doc__ is None:
                cls.__doc__ = cls.__name__
            if slots:
                cls = _add_slots(cls, weakref_slot)
            elif weakref_slot:
                raise TypeError('weakref_slot is True but slots is False')
            return cls

        def _get_slots(cls):
            slots = cls.__dict__.get('__slots__')
            if slots is None:
                return
            if isinstance(slots, str):
                yield slots
            elif not hasattr(slots, '__next__'):
                yield from slots
            else:
                raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")

        def _add_slots(cls, weakref_slot):
            if '__slots__' in cls.__dict__:
                raise TypeError(f'{cls.__name__} already specifies __slots__')
            body = dict(cls.__dict__)
            names = tuple(f.name for f in fields(cls))
            inherited = {name for base in cls.__mro__[1:-1] for name in _get_slots(base)}
            body['__slots__'] = tuple(
                name for name in (names + (('__weakref__',) if weakref_slot else ())) if name not in inherited)
            for name in names:
                body.pop(name, None)
            body['__qualname__'] = cls.__qualname__
            return type(cls)(cls.__name__, cls.__bases__, body)

        def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                      match_args=True, kw_only=False, slots=False, weakref_slot=False):
            def wrap(cls):
                return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                      weakref_slot)
            if cls is None:
                return wrap
            return wrap(cls)

        def fields(class_or_instance):
            try:
                found = getattr(class_or_instance, '__dataclass_fields__')
            except AttributeError:
                raise TypeError('must be called with a dataclass type or instance') from None
            return tuple(f for f in found.values() if f._field_type == '_FIELD')

        def _is_dataclass_instance(obj):
            return hasattr(type(obj), '__dataclass_fields__')

        def is_dataclass(obj):
            cls = obj if isinstance(obj, type) else type(obj)
            return hasattr(cls, '__dataclass_fields__')

        def asdict(obj, *, dict_factory=dict):
            if not _is_dataclass_instance(obj):
                raise TypeError("asdict() should be called on dataclass instances")
            return _asdict_inner(obj, dict_factory)

        def _asdict_inner(obj, dict_factory):
            if _is_dataclass_instance(obj):
                return dict_factory([(f.name, _asdict_inner(getattr(obj, f.name), dict_factory)) for f in fields(obj)])
            if isinstance(obj, tuple) and hasattr(obj, '_fields'):
                return type(obj)(*[_asdict_inner(v, dict_factory) for v in obj])
            if isinstance(obj, (list, tuple)):
                return type(obj)([_asdict_inner(v, dict_factory) for v in obj])
            if isinstance(obj, dict):
                return type(obj)([(_asdict_inner(k, dict_factory), _asdict_inner(v, dict_factory))
                                  for k, v in obj.items()])
            return _copy.deepcopy(obj)

        def astuple(obj, *, tuple_factory=tuple):
            if not _is_dataclass_instance(obj):
                raise TypeError("astuple() should be called on dataclass instances")
            return _astuple_inner(obj, tuple_factory)

        def _astuple_inner(obj, tuple_factory):
            if _is_dataclass_instance(obj):
                return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
            if isinstance(obj, tuple) and hasattr(obj, '_fields'):
                return type(obj)(*[_astuple_inner(v, tuple_factory) for v in obj])
            if isinstance(obj, (list, tuple)):
                return type(obj)([_astuple_inner(v, tuple_factory) for v in obj])
            if isinstance(obj, dict):
                return type(obj)([(_astuple_inner(k, tuple_factory), _astuple_inner(v, tuple_factory))
                                  for k, v in obj.items()])
            return _copy.deepcopy(obj)

        def replace(obj, /, **changes):
            if not _is_dataclass_instance(obj):
                raise TypeError("replace() should be called on dataclass instances")
            for f in obj.__dataclass_fields__.values():
                if f._field_type == '_FIELD_CLASSVAR':
                    continue
                if not f.init:
                    if f.name in changes:
                        raise ValueError(f'field {f.name} is declared with init=False, '
                                         'it cannot be specified with replace()')
                    continue
                if f.name not in changes:
                    if f._field_type == '_FIELD_INITVAR' and f.default is MISSING:
                        raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
                    changes[f.name] = getattr(obj, f.name)
            return obj.__class__(**changes)

        def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
            namespace = {} if namespace is None else dict(namespace)
            annotations = {}
            for item in fields:
                if isinstance(item, str):
                    name, tp = item, 'typing.Any'
                elif len(item) == 2:
                    name, tp = item
                elif len(item) == 3:
                    name, tp, namespace[item[0]] = item
                else:
                    raise TypeError(f'Invalid field: {item!r}')
                if not isinstance(name, str) or not name.isidentifier():
                    raise TypeError(f'Field names must be valid identifiers: {name!r}')
                import keyword
                if keyword.iskeyword(name):
                    raise TypeError(f'Field names must not be keywords: {name!r}')
                if name in annotations:
                    raise TypeError(f'Field name duplicated: {name!r}')
                annotations[name] = tp
            namespace['__annotations__'] = annotations
            return dataclass(type(cls_name, tuple(bases), namespace), **options)
        """
}
