// The module `inspect`: signatures as objects, and questions about values. The parameters come from the machine.

enum InspectScript {
    static var module: NativeModule {
        .scripted("inspect", doc: "Get useful information from live Python objects.", source) { m throws(Raise) in
            m.function("_parameters(function, /)") { a throws(Raise) in parameters(a[0]) }
            m.function("_lines(function, /)") { a throws(Raise) in lines(a[0]) }
            m.function("_is(object, kind, /)") { a throws(Raise) in .bool(isKind(a[0], a[1].swiftString)) }
        }
    }

    private static func isKind(_ value: Value, _ kind: String) -> Bool {
        switch kind {
        case "function": value.isKind(.function)
        case "builtin":
            (value.isKind(.nativeFunction) && !value.nativeFunction.binds)
                || (value.isKind(.boundMethod) && value.layout(BoundMethodObject.self).pointee.function.isKind(.nativeFunction))
        case "method": value.isKind(.boundMethod) && value.layout(BoundMethodObject.self).pointee.function.isKind(.function)
        case "class": value.isKind(.classObject)
        case "module": value.isKind(.module)
        case "generator": value.isKind(.generator)
        case "descriptor": value.isKind(.nativeFunction) && value.nativeFunction.binds
        case "generatorfunction":
            value.isKind(.function)
                && value.layout(FunctionObject.self).pointee.code.pointee.object.takeUnretainedValue().flags.contains(.generator)
        default: false
        }
    }

    /// One tuple a parameter: name, kind (0…4), whether there is a default, the default. None for what is no plain function.
    private static func parameters(_ value: Value) -> Value {
        var list: [Value] = []
        func add(_ name: String, _ kind: Int, _ fallback: Value?) {
            list.append(
                .tuple(owned: [
                    .interned(name), .int(kind), .bool(fallback != nil),
                    fallback.map { $0.isUnbound ? .ellipsis : $0.retained() } ?? .none,
                ]))
        }
        if value.isKind(.nativeFunction) {
            for parameter in value.nativeFunction.parameters {
                let kind: Int
                switch parameter.kind {
                case .positionalOnly: kind = 0
                case .positional: kind = 1
                case .variadic: kind = 2
                case .keywordOnly: kind = 3
                case .variadicKeywords: kind = 4
                }
                add(parameter.name, kind, parameter.defaultValue)
            }
            return .list(owned: list)
        }
        guard value.isKind(.function) else { return .none }
        let function = value.layout(FunctionObject.self).pointee
        let code = function.code.pointee.object.takeUnretainedValue()
        let defaults = function.defaults.isKind(.tuple) ? Array(function.defaults.tupleItems) : []
        for i in 0..<code.positionalCount {
            let place = i - (code.positionalCount - defaults.count)
            add(code.localNames[i], i < code.positionalOnlyCount ? 0 : 1, place >= 0 ? defaults[place] : nil)
        }
        var next = code.positionalCount
        let keywordOnly = code.localNames[next..<(next + code.keywordOnlyCount)]
        next += code.keywordOnlyCount
        if code.flags.contains(.variadic) {
            add(code.localNames[next], 2, nil)
            next += 1
        }
        for name in keywordOnly {
            let key = Value.interned(name)
            defer { key.release() }
            let dict = function.keywordDefaults
            add(name, 3, dict.isKind(.dict) ? Dict.get(dict.layout(DictObject.self), name: key) : nil)
        }
        if code.flags.contains(.variadicKeywords) { add(code.localNames[next], 4, nil) }
        return .list(owned: list)
    }

    /// The text from a function's first line to its last, and the number of the first; None when there is none.
    private static func lines(_ value: Value) -> Value {
        guard value.isKind(.function) else { return .none }
        let code = value.layout(FunctionObject.self).pointee.code.pointee.object.takeUnretainedValue()
        func last(_ code: CodeObject) -> Int {
            var line = code.firstLine
            for position in code.positions { line = max(line, Int(position.endLine)) }
            for case .code(let inner) in code.constants { line = max(line, last(inner)) }
            return line
        }
        var text: [Value] = []
        for number in code.firstLine...max(code.firstLine, last(code)) {
            guard let line = code.source.line(number) else { break }
            text.append(.string(line + "\n"))
        }
        return text.isEmpty ? .none : .tuple(owned: [.list(owned: text), .int(code.firstLine)])
    }

    private static let source = #"""
        import sys as _sys
        from types import MappingProxyType as _MappingProxy

        class _empty:
            pass

        class _ParameterKind(int):
            _names = ('POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'VAR_KEYWORD')
            _descriptions = ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only', 'variadic keyword')

            @property
            def name(self):
                return self._names[self]

            @property
            def value(self):
                return int(self)

            @property
            def description(self):
                return self._descriptions[self]

            def __str__(self):
                return self._names[self]

            def __repr__(self):
                return f'<_ParameterKind.{self._names[self]}: {int(self)}>'

        _kinds = tuple(_ParameterKind(i) for i in range(5))

        def formatannotation(annotation, base_module=None):
            if annotation is None:
                return 'None'
            if isinstance(annotation, type):
                if annotation.__module__ in ('builtins', base_module):
                    return annotation.__qualname__
                return annotation.__module__ + '.' + annotation.__qualname__
            text = repr(annotation)
            return text.replace('typing.', '') if getattr(annotation, '__module__', None) == 'typing' else text

        class Parameter:
            POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _kinds
            empty = _empty

            def __init__(self, name, kind, *, default=_empty, annotation=_empty):
                self._kind = _kinds[kind]
                if default is not _empty and self._kind in (2, 4):
                    raise ValueError(f'{self._kind.description} parameters cannot have default values')
                if not isinstance(name, str):
                    raise TypeError(f'name must be a str, not a {type(name).__name__}')
                if not name.isidentifier() and not name.startswith('.'):
                    raise ValueError(f'{name!r} is not a valid parameter name')
                self._name = name
                self._default = default
                self._annotation = annotation

            name = property(lambda self: self._name)
            kind = property(lambda self: self._kind)
            default = property(lambda self: self._default)
            annotation = property(lambda self: self._annotation)

            def replace(self, *, name=None, kind=None, annotation=None, default=None):
                return Parameter(self._name if name is None else name, self._kind if kind is None else kind,
                                 default=self._default if default is None else default,
                                 annotation=self._annotation if annotation is None else annotation)

            def __str__(self):
                text = self._name
                if self._annotation is not _empty:
                    text += ': ' + formatannotation(self._annotation)
                if self._default is not _empty:
                    text += (' = ' if self._annotation is not _empty else '=') + repr(self._default)
                return {2: '*', 4: '**'}.get(int(self._kind), '') + text

            def __repr__(self):
                return f'<Parameter "{self}">'

            def __eq__(self, other):
                if not isinstance(other, Parameter):
                    return NotImplemented
                return (self._name, int(self._kind), self._default, self._annotation) == (
                    other._name, int(other._kind), other._default, other._annotation)

            def __hash__(self):
                return hash((self._name, int(self._kind)))

        class BoundArguments:
            def __init__(self, signature, arguments):
                self.arguments = arguments
                self.signature = signature

            @property
            def args(self):
                args = []
                for name, parameter in self.signature.parameters.items():
                    if parameter.kind in (3, 4) or name not in self.arguments:
                        break
                    if parameter.kind == 2:
                        args.extend(self.arguments[name])
                    else:
                        args.append(self.arguments[name])
                return tuple(args)

            @property
            def kwargs(self):
                kwargs = {}
                by_name = False
                for name, parameter in self.signature.parameters.items():
                    if not by_name:
                        if parameter.kind in (3, 4):
                            by_name = True
                        elif name not in self.arguments:
                            by_name = True
                            continue
                    if not by_name or name not in self.arguments:
                        continue
                    if parameter.kind == 4:
                        kwargs.update(self.arguments[name])
                    else:
                        kwargs[name] = self.arguments[name]
                return kwargs

            def apply_defaults(self):
                arguments = {}
                for name, parameter in self.signature.parameters.items():
                    if name in self.arguments:
                        arguments[name] = self.arguments[name]
                    elif parameter.default is not _empty:
                        arguments[name] = parameter.default
                    elif parameter.kind == 2:
                        arguments[name] = ()
                    elif parameter.kind == 4:
                        arguments[name] = {}
                self.arguments = arguments

            def __eq__(self, other):
                return isinstance(other, BoundArguments) and self.signature == other.signature and self.arguments == other.arguments

            def __repr__(self):
                return '<BoundArguments ({})>'.format(', '.join(f'{k}={v!r}' for k, v in self.arguments.items()))

        class Signature:
            empty = _empty

            def __init__(self, parameters=None, *, return_annotation=_empty):
                found = {}
                for parameter in parameters or ():
                    if parameter.name in found:
                        raise ValueError(f'duplicate parameter name: {parameter.name!r}')
                    found[parameter.name] = parameter
                self._parameters = found
                self._return_annotation = return_annotation

            @property
            def parameters(self):
                return _MappingProxy(self._parameters)

            return_annotation = property(lambda self: self._return_annotation)

            @classmethod
            def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
                return signature(obj, follow_wrapped=follow_wrapped)

            def replace(self, *, parameters=None, return_annotation=None):
                return Signature(self._parameters.values() if parameters is None else parameters,
                                 return_annotation=self._return_annotation if return_annotation is None else return_annotation)

            def __eq__(self, other):
                if not isinstance(other, Signature):
                    return NotImplemented
                return (list(self._parameters.values()) == list(other._parameters.values())
                        and self._return_annotation == other._return_annotation)

            def __hash__(self):
                return hash(tuple(self._parameters))

            def __str__(self):
                parts = []
                only = False
                marked = False
                for parameter in self._parameters.values():
                    kind = parameter.kind
                    if kind == 0:
                        only = True
                    elif only:
                        parts.append('/')
                        only = False
                    if kind == 2:
                        marked = True
                    elif kind == 3 and not marked:
                        parts.append('*')
                        marked = True
                    parts.append(str(parameter))
                if only:
                    parts.append('/')
                text = '({})'.format(', '.join(parts))
                if self._return_annotation is not _empty:
                    text += ' -> ' + formatannotation(self._return_annotation)
                return text

            def __repr__(self):
                return f'<Signature {self}>'

            def _bind(self, args, kwargs, partial):
                kwargs = dict(kwargs)
                arguments = {}
                args = list(args)
                for name, parameter in self._parameters.items():
                    kind = parameter.kind
                    if kind == 2:
                        if args:
                            arguments[name] = tuple(args)
                            args = []
                    elif kind == 4:
                        continue
                    elif kind in (0, 1) and args:
                        if kind == 1 and name in kwargs:
                            raise TypeError(f'multiple values for argument {name!r}')
                        arguments[name] = args.pop(0)
                    elif kind != 0 and name in kwargs:
                        arguments[name] = kwargs.pop(name)
                    elif kind == 0 and name in kwargs:
                        raise TypeError(f'{name!r} parameter is positional only, but was passed as a keyword')
                    elif parameter.default is _empty and not partial:
                        what = 'a required argument' if kind != 3 else 'a required argument'
                        raise TypeError(f'missing {what}: {name!r}')
                if args:
                    raise TypeError('too many positional arguments')
                for name, parameter in self._parameters.items():
                    if parameter.kind == 4 and kwargs:
                        arguments[name] = kwargs
                        kwargs = {}
                if kwargs:
                    raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
                return BoundArguments(self, arguments)

            def bind(self, /, *args, **kwargs):
                return self._bind(args, kwargs, False)

            def bind_partial(self, /, *args, **kwargs):
                return self._bind(args, kwargs, True)

        def _of_function(function):
            annotations = getattr(function, '__annotations__', None) or {}
            return Signature([Parameter(name, kind, default=default if has_default else _empty,
                                        annotation=annotations.get(name, _empty))
                              for name, kind, has_default, default in _parameters(function)],
                             return_annotation=annotations.get('return', _empty))

        def _of_dataclass(cls):
            """The signature of a generated __init__, or None."""
            for base in cls.__mro__:
                if '__init__' in base.__dict__ or '__new__' in base.__dict__:
                    break
            if '__dataclass_fields__' not in base.__dict__ or isfunction(base.__dict__.get('__init__')):
                return None
            import dataclasses
            parameters = []
            for f in base.__dataclass_fields__.values():
                if not f.init or getattr(f, '_field_type', None) == 'classvar':
                    continue
                default = f.default
                if f.default_factory is not dataclasses.MISSING:
                    default = dataclasses._HAS_DEFAULT_FACTORY_CLASS()
                elif default is dataclasses.MISSING:
                    default = _empty
                parameters.append(Parameter(f.name, 3 if f.kw_only else 1, default=default, annotation=f.type))
            parameters.sort(key=lambda p: p.kind)
            return Signature(parameters, return_annotation=None)

        def _without_first(sig):
            parameters = list(sig._parameters.values())
            if not parameters or parameters[0].kind in (3, 4):
                raise ValueError('invalid method signature')
            if parameters[0].kind != 2:
                parameters = parameters[1:]
            return sig.replace(parameters=parameters)

        def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
            if not callable(obj):
                raise TypeError(f'{obj!r} is not a callable object')
            if ismethod(obj) or (isbuiltin(obj) and getattr(obj, '__func__', None) is not None):
                return _without_first(signature(obj.__func__, follow_wrapped=follow_wrapped))
            if follow_wrapped and not isinstance(obj, type):
                while hasattr(obj, '__wrapped__') and not hasattr(obj, '__signature__'):
                    obj = obj.__wrapped__
            own = getattr(obj, '__signature__', None)
            if isinstance(own, Signature):
                return own
            if ismethod(obj):
                return signature(obj)
            if _parameters(obj) is not None:
                return _of_function(obj)
            partial = getattr(_sys.modules.get('functools'), 'partial', None)
            if partial is not None and isinstance(obj, partial):
                sig = signature(obj.func)
                bound = sig.bind_partial(*obj.args, **obj.keywords)
                parameters = []
                by_name = False
                for name, parameter in sig._parameters.items():
                    if name in bound.arguments and parameter.kind in (0, 1) and name not in obj.keywords:
                        continue
                    if name in obj.keywords and parameter.kind == 1:
                        by_name = True
                        parameter = parameter.replace(default=obj.keywords[name], kind=3)
                    elif name in obj.keywords and parameter.kind == 3:
                        parameter = parameter.replace(default=obj.keywords[name])
                    elif by_name and parameter.kind == 1:
                        parameter = parameter.replace(kind=3)
                    elif by_name and parameter.kind == 2:
                        continue
                    parameters.append(parameter)
                return sig.replace(parameters=parameters)
            if isinstance(obj, type):
                call = type(obj).__call__ if type(obj) is not type and '__call__' in type(obj).__dict__ else None
                if call is not None:
                    return _without_first(signature(call))
                generated = _of_dataclass(obj)
                if generated is not None:
                    return generated
                for name in ('__new__', '__init__'):
                    for base in obj.__mro__:
                        if base is object:
                            break
                        method = base.__dict__.get(name)
                        if method is not None:
                            method = getattr(method, '__func__', method)
                            if _parameters(method) is not None:
                                if name == '__new__' and any('__init__' in b.__dict__ for b in obj.__mro__[:-1]):
                                    break
                                return _without_first(_of_function(method))
                if obj.__init__ is object.__init__ and obj.__module__ != 'builtins':
                    return Signature()
                raise ValueError(f'no signature found for builtin type {obj!r}')
            call = getattr(type(obj), '__call__', None)
            if call is not None and _parameters(call) is not None:
                return _without_first(_of_function(call))
            raise ValueError(f'no signature found for builtin {obj!r}')

        def isfunction(object):
            return _is(object, 'function')

        def isbuiltin(object):
            return _is(object, 'builtin')

        def ismethod(object):
            return _is(object, 'method')

        def isclass(object):
            return isinstance(object, type)

        def ismodule(object):
            return _is(object, 'module')

        def isgenerator(object):
            return _is(object, 'generator')

        def isgeneratorfunction(object):
            return _is(getattr(object, '__func__', object), 'generatorfunction')

        def ismethoddescriptor(object):
            return _is(object, 'descriptor')

        def isroutine(object):
            return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)

        def iscoroutinefunction(object):
            return False

        def iscoroutine(object):
            return False

        def isawaitable(object):
            return False

        def isasyncgenfunction(object):
            return False

        def isdatadescriptor(object):
            if isclass(object) or ismethod(object) or isfunction(object):
                return False
            return hasattr(type(object), '__set__') or hasattr(type(object), '__delete__')

        def isabstract(object):
            return bool(isinstance(object, type) and getattr(object, '__abstractmethods__', None))

        def getmembers(object, predicate=None):
            results = []
            for name in sorted(dir(object)):
                try:
                    value = getattr(object, name)
                except AttributeError:
                    continue
                if predicate is None or predicate(value):
                    results.append((name, value))
            return results

        def getmro(cls):
            return cls.__mro__

        def getmodule(object, _filename=None):
            if ismodule(object):
                return object
            return _sys.modules.get(getattr(object, '__module__', None))

        def getmodulename(path):
            name = path.rsplit('/', 1)[-1]
            for suffix in ('.py', '.tnb'):
                if name.endswith(suffix):
                    return name[:-len(suffix)]
            return None

        def cleandoc(doc):
            lines = doc.expandtabs().split('\n')
            margin = None
            for line in lines[1:]:
                content = len(line.lstrip())
                if content:
                    indent = len(line) - content
                    margin = indent if margin is None else min(margin, indent)
            lines[0] = lines[0].lstrip()
            if margin is not None:
                lines[1:] = [line[margin:] for line in lines[1:]]
            while lines and not lines[-1]:
                lines.pop()
            while lines and not lines[0]:
                lines.pop(0)
            return '\n'.join(lines)

        def getdoc(object):
            doc = getattr(object, '__doc__', None)
            if doc is None and isinstance(object, type):
                for base in object.__mro__:
                    if base.__module__ != 'builtins' and base.__doc__ is not None:
                        doc = base.__doc__
                        break
            elif doc is None and hasattr(object, '__self__') and hasattr(object, '__name__'):
                for base in type(object.__self__).__mro__:
                    found = getattr(base.__dict__.get(object.__name__), '__doc__', None)
                    if found is not None:
                        doc = found
                        break
            return cleandoc(doc) if isinstance(doc, str) else None

        def getfile(object):
            if ismodule(object):
                if getattr(object, '__file__', None):
                    return object.__file__
                raise TypeError('{!r} is a built-in module'.format(object))
            object = getattr(object, '__func__', object)
            if isfunction(object):
                return object.__code__.co_filename
            if isclass(object):
                module = _sys.modules.get(object.__module__)
                if getattr(module, '__file__', None):
                    return module.__file__
                raise TypeError('{!r} is a built-in class'.format(object))
            raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got {}'.format(
                type(object).__name__))

        getsourcefile = getfile

        def getsourcelines(object):
            object = unwrap(getattr(object, '__func__', object))
            if isclass(object) or ismodule(object):
                raise NotImplementedError('inspect.getsource: only the source of functions is part of the library')
            found = _lines(object)
            if found is None:
                getfile(object)
                raise OSError('could not get source code')
            return found

        def getsource(object):
            return ''.join(getsourcelines(object)[0])

        def unwrap(func, *, stop=None):
            seen = {id(func)}
            while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
                func = func.__wrapped__
                if id(func) in seen:
                    raise ValueError('wrapper loop when unwrapping {!r}'.format(func))
                seen.add(id(func))
            return func

        def getattr_static(obj, attr, default=_empty):
            own = getattr(obj, '__dict__', None)
            if not isinstance(obj, type) and own is not None and attr in own:
                return own[attr]
            for base in (obj if isinstance(obj, type) else type(obj)).__mro__:
                if attr in base.__dict__:
                    return base.__dict__[attr]
            if default is not _empty:
                return default
            raise AttributeError(attr)

        def currentframe():
            raise NotImplementedError('inspect.currentframe: frames are not objects of the language')

        stack = currentframe
        """#
}
