// The modules `traceback`, `warnings`, `platform` and `__future__`.

enum ReportModules {
    static var traceback: NativeModule {
        .scripted("traceback", doc: "Extract, format and print information about Python stack traces.", tracebackSource) {
            m throws(Raise) in
            m.function("_source(tb, /)") { a throws(Raise) in
                guard a[0].isKind(.traceback) else { return .none }
                let object = a[0].layout(TracebackObject.self).pointee.function.pointee.code.pointee.object.takeUnretainedValue()
                let line = try getAttribute(a[0], "tb_lineno")
                return object.source.line(line.asInt).map { .string($0) } ?? .none
            }
            m.function("_lines(exc, /)") { a throws(Raise) in
                guard a[0].isKind(.exception) else {
                    throw Raise.typeError("Exception expected for value, \(a[0].typeName) found")
                }
                return .list(
                    owned: tracebackText(Unwinding.report(a[0], order: .module), suggesting: false).map { .string($0 + "\n") })
            }
        }
    }

    static var warnings: NativeModule {
        .scripted("warnings", doc: "Python part of the warnings subsystem.", warningsSource) { m throws(Raise) in
            m.function("_where(level, /)") { a throws(Raise) in
                // Level 1 is who called the script function that asks.
                let state = machine
                let frame = state.pointee.fp - max(0, try ArgumentValues.int(a[0]))
                guard frame > state.pointee.frames else {
                    return .tuple(owned: [.string("sys"), .int(1), .string("sys"), .string("")])
                }
                let code = frame.pointee.function.pointee.code
                let object = code.pointee.object.takeUnretainedValue()
                let word = code.pointee.words.distance(to: frame.pointee.pc) - 1
                let line = object.positions.indices.contains(word) ? Int(object.positions[word].line) : 1
                let module = Dict.get(frame.pointee.function.pointee.globals, name: Names.name)
                return .tuple(owned: [
                    .string(object.source.fileName), .int(line), module?.retained() ?? .string("__main__"),
                    .string(object.source.line(line) ?? ""),
                ])
            }
        }
    }

    static var platform: NativeModule {
        .scripted("platform", doc: "This module tries to retrieve as much platform-identifying data as possible.", platformSource)
        {
            m throws(Raise) in
            m.set("_names", .tuple(owned: OSModule.systemNames().map { .string($0) }))
        }
    }

    static var future: NativeModule {
        NativeModule("__future__", doc: "Record of phased-in incompatible language changes.") { m throws(Raise) in
            for name in [
                "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
                "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
            ] { m.set(name, .string(name)) }
        }
    }

    private static let tracebackSource = """
        import sys

        def _value(exc, value):
            return exc if value is None else value

        def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
            return _lines(_value(exc, value))

        def format_exception_only(exc, /, value=None):
            exc = _value(exc, value)
            if isinstance(exc, SyntaxError):
                return _lines(exc)[-4:]
            text = str(exc)
            name = type(exc).__qualname__
            module = type(exc).__module__
            if module not in ('__main__', 'builtins'):
                name = module + '.' + name
            return [f'{name}: {text}\\n' if text else f'{name}\\n']

        def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
            file = sys.stderr if file is None else file
            for line in format_exception(exc, value):
                file.write(line)

        def format_exc(limit=None, chain=True):
            exc = sys.exception()
            return 'NoneType: None\\n' if exc is None else ''.join(_lines(exc))

        def print_exc(limit=None, file=None, chain=True):
            file = sys.stderr if file is None else file
            file.write(format_exc(limit, chain))

        def format_tb(tb, limit=None):
            return extract_tb(tb).format()

        def format_list(extracted_list):
            return StackSummary(f if isinstance(f, FrameSummary) else FrameSummary(*f[:3], line=f[3]) for f in extracted_list).format()

        def print_tb(tb, limit=None, file=None):
            file = sys.stderr if file is None else file
            for line in format_tb(tb, limit):
                file.write(line)

        class FrameSummary:
            def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
                self.filename = filename
                self.lineno = lineno
                self.name = name
                self.line = line
                self.locals = None

            def __iter__(self):
                return iter((self.filename, self.lineno, self.name, self.line))

            def __len__(self):
                return 4

            def __getitem__(self, i):
                return (self.filename, self.lineno, self.name, self.line)[i]

            def __eq__(self, other):
                return tuple(self) == tuple(other)

            def __repr__(self):
                return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

        class StackSummary(list):
            def format(self):
                lines = []
                for frame in self:
                    text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\\n'
                    if frame.line:
                        text += f'    {frame.line}\\n'
                    lines.append(text)
                return lines

        def extract_tb(tb, limit=None):
            frames = StackSummary()
            while tb is not None:
                code = tb.tb_frame.f_code
                line = _source(tb)
                frames.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name,
                                           line=line.strip() if line is not None else None))
                tb = tb.tb_next
            return frames

        class TracebackException:
            def __init__(self, exc_type, exc_value, exc_traceback, **options):
                self.exc_type = exc_type
                self._value = exc_value
                self._str = str(exc_value)
                self.stack = extract_tb(exc_traceback)

            @classmethod
            def from_exception(cls, exc, **options):
                return cls(type(exc), exc, exc.__traceback__, **options)

            def format(self, *, chain=True):
                yield from format_exception(self._value)

            def format_exception_only(self):
                yield from format_exception_only(self._value)

            def print(self, *, file=None, chain=True):
                print_exception(self._value, file=file)

            def __str__(self):
                return self._str

        def print_stack(f=None, limit=None, file=None):
            raise NotImplementedError('traceback.print_stack: frames are not objects of the language')

        format_stack = extract_stack = print_stack
        """

    private static let warningsSource = """
        import sys

        filters = [
            ('default', DeprecationWarning, '__main__'),
            ('ignore', DeprecationWarning, None),
            ('ignore', PendingDeprecationWarning, None),
            ('ignore', ImportWarning, None),
            ('ignore', ResourceWarning, None),
        ]
        defaultaction = 'default'
        _seen = set()
        _recorders = []

        class WarningMessage:
            def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
                self.message = message
                self.category = category
                self.filename = filename
                self.lineno = lineno
                self.file = file
                self.line = line
                self.source = source
                self._category_name = category.__name__ if category else None

            def __str__(self):
                return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" %
                        (self.message, self._category_name, self.filename, self.lineno, self.line))

        def formatwarning(message, category, filename, lineno, line=None):
            text = f'{filename}:{lineno}: {category.__name__}: {message}\\n'
            line = line.strip() if line else ''
            return text + (f'  {line}\\n' if line else '')

        def showwarning(message, category, filename, lineno, file=None, line=None):
            file = sys.stderr if file is None else file
            if file is not None:
                file.write(formatwarning(message, category, filename, lineno, line))

        _original_showwarning = showwarning

        def warn(message, category=None, stacklevel=1, source=None):
            if isinstance(message, Warning):
                category = message.__class__
            if category is None:
                category = UserWarning
            if not (isinstance(category, type) and issubclass(category, Warning)):
                raise TypeError("category must be a Warning subclass, not '{:s}'".format(type(category).__name__))
            filename, lineno, module, line = _where(stacklevel)
            _issue(message, category, filename, lineno, module, line)

        def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None,
                          source=None):
            _issue(message, category, filename, lineno, module or filename, None)

        def _issue(message, category, filename, lineno, module, line):
            if isinstance(message, Warning):
                text = str(message)
            else:
                text = str(message)
                message = category(message)
            action = defaultaction
            for item in filters:
                if issubclass(category, item[1]) and _fits(item, text, module):
                    action = item[0]
                    break
            if action == 'ignore':
                return
            if action == 'error':
                raise message
            if action in ('default', 'once', 'module'):
                key = (text, category) if action == 'once' else (text, category, filename,
                                                                 lineno if action == 'default' else 0)
                if key in _seen:
                    return
                _seen.add(key)
            if _recorders:
                _recorders[-1].append(WarningMessage(message, category, filename, lineno, line=None))
            else:
                showwarning(message, category, filename, lineno, None, line)

        def simplefilter(action, category=Warning, lineno=0, append=False):
            _add((action, category, None, None), append)

        def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
            if action not in ('error', 'ignore', 'always', 'default', 'module', 'once'):
                raise AssertionError('invalid action: %r' % (action,))
            _add((action, category, _pattern(module), _pattern(message)), append)

        def _pattern(text):
            if not text:
                return None
            import re
            return re.compile(text, re.I)

        def _fits(item, text, module):
            if isinstance(item[2], str) and module != item[2]:
                return False
            if item[2] is not None and not isinstance(item[2], str) and not item[2].match(module):
                return False
            return len(item) < 4 or item[3] is None or bool(item[3].match(text))

        def _add(item, append):
            # Each filter stands once: where it is put last, or with `append` where it was first.
            if not append:
                if item in filters:
                    filters.remove(item)
                filters.insert(0, item)
            elif item not in filters:
                filters.append(item)
            _seen.clear()

        def resetwarnings():
            filters.clear()
            _seen.clear()

        class catch_warnings:
            def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
                self._record = record
                self._action = action
                self._category = category

            def __enter__(self):
                self._filters = filters[:]
                _seen.clear()
                if self._action is not None:
                    simplefilter(self._action, self._category)
                if self._record:
                    log = []
                    _recorders.append(log)
                    return log
                return None

            def __exit__(self, *exc_info):
                filters[:] = self._filters
                _seen.clear()
                if self._record:
                    _recorders.pop()
        """

    private static let platformSource = """
        from collections import namedtuple

        uname_result = namedtuple('uname_result', 'system node release version machine processor')

        def uname():
            return uname_result(*_names, '')

        def system():
            return _names[0]

        def node():
            return _names[1]

        def release():
            return _names[2]

        def version():
            return _names[3]

        def machine():
            return _names[4]

        def processor():
            return ''

        def architecture(executable=None, bits='', linkage=''):
            return ('64bit', 'ELF')

        def python_version():
            return '3.11.2'

        def python_version_tuple():
            return ('3', '11', '2')

        def python_implementation():
            return 'tnb'

        def python_compiler():
            return 'Swift'

        def platform(aliased=False, terse=False):
            if terse:
                return '-'.join(_names[0:3:2])
            return f'{_names[0]}-{_names[2]}-{_names[4]}'
        """
}
