// The module `logging`: loggers, handlers to streams and files, formatters. No configuration files, no network.

enum LoggingScript {
    static var module: NativeModule {
        .scripted("logging", doc: "Logging package.", source) { m throws(Raise) in
            m.function("_caller(level, /)") { a throws(Raise) in
                let state = machine
                var frame = state.pointee.fp
                // The first frame that is not one of this module.
                while frame > state.pointee.frames {
                    let object = frame.pointee.function.pointee.code.pointee.object.takeUnretainedValue()
                    if object.source.fileName != "<frozen logging>" { break }
                    frame -= 1
                }
                frame -= max(0, try ArgumentValues.int(a[0]))
                guard frame > state.pointee.frames else {
                    return .tuple(owned: [.string("(unknown file)"), .int(0), .string("(unknown function)")])
                }
                let code = frame.pointee.function.pointee.code
                let object = code.pointee.object.takeUnretainedValue()
                let word = code.pointee.words.distance(to: frame.pointee.pc) - 1
                let line = object.positions.indices.contains(word) ? Int(object.positions[word].line) : 0
                return .tuple(owned: [.string(object.source.fileName), .int(line), .string(object.name)])
            }
        }
    }

    private static let source = """
        import sys
        import os
        import time
        import traceback
        import weakref
        from string import Template as _Template

        CRITICAL = FATAL = 50
        ERROR = 40
        WARNING = WARN = 30
        INFO = 20
        DEBUG = 10
        NOTSET = 0
        raiseExceptions = True
        _start_time = time.time()
        _level_names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
        _names_to_level = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20,
                           'DEBUG': 10, 'NOTSET': 0}

        def getLevelNamesMapping():
            return _names_to_level.copy()

        def getLevelName(level):
            if level in _level_names:
                return _level_names[level]
            if level in _names_to_level:
                return _names_to_level[level]
            return "Level %s" % level

        def addLevelName(level, levelName):
            _level_names[level] = levelName
            _names_to_level[levelName] = level

        def _check_level(level):
            if isinstance(level, int):
                return level
            if isinstance(level, str):
                if level not in _names_to_level:
                    raise ValueError("Unknown level: %r" % (level,))
                return _names_to_level[level]
            raise TypeError("Level not an integer or a valid string: %r" % (level,))

        class LogRecord:
            def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
                ct = time.time()
                self.name = name
                self.msg = msg
                if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
                    args = args[0]
                self.args = args
                self.levelname = getLevelName(level)
                self.levelno = level
                self.pathname = pathname
                self.filename = os.path.basename(pathname)
                self.module = os.path.splitext(self.filename)[0]
                self.exc_info = exc_info
                self.exc_text = None
                self.stack_info = sinfo
                self.lineno = lineno
                self.funcName = func
                self.created = ct
                self.msecs = int((ct - int(ct)) * 1000) + 0.0
                self.relativeCreated = (ct - _start_time) * 1000
                self.thread = 0
                self.threadName = 'MainThread'
                self.processName = 'MainProcess'
                self.process = os.getpid()
                self.taskName = None

            def __repr__(self):
                return '<LogRecord: %s, %s, %s, %s, "%s">' % (
                    self.name, self.levelno, self.pathname, self.lineno, self.msg)

            def getMessage(self):
                msg = str(self.msg)
                if self.args:
                    msg = msg % self.args
                return msg

        def makeLogRecord(dict):
            record = LogRecord(None, 0, "", 0, "", (), None, None)
            for name, value in dict.items():
                setattr(record, name, value)
            return record

        def _check_format(fmt, style):
            # Whether the text has fields at all, and only such as the style knows.
            import re
            if style == '%':
                if not re.search(r'%\\(\\w+\\)[#0+ -]*(\\*|\\d+)?(\\.(\\*|\\d+))?[diouxefgcrsa%]', fmt, re.I):
                    raise ValueError("Invalid format '%s' for '%s' style" % (fmt, '%'))
                return
            fields = set()
            if style == '{':
                from string import Formatter
                try:
                    for _, name, spec, conversion in Formatter().parse(fmt):
                        if name:
                            if not re.match(r'^(\\d+|\\w+)(\\.\\w+|\\[[^]]+\\])*$', name):
                                raise ValueError('invalid field name/expression: %r' % name)
                            fields.add(name)
                        if conversion and conversion not in 'rsa':
                            raise ValueError('invalid conversion: %r' % conversion)
                        if spec and not re.match(r'^(.?[<=>^])?[+ -]?#?0?(\\d+|{\\w+})?[,_]?(\\.(\\d+|{\\w+}))?'
                                                 r'[bcdefgnosx%]?$', spec, re.I):
                            raise ValueError('bad specifier: %r' % spec)
                except ValueError as error:
                    raise ValueError('invalid format: %s' % error)
            else:
                for found in re.finditer(r'\\$(?:(\\$)|([_a-z][_a-z0-9]*)|{([_a-z][_a-z0-9]*)}|())', fmt, re.I | re.A):
                    if found.group(2) or found.group(3):
                        fields.add(found.group(2) or found.group(3))
                    elif found.group(0) == '$':
                        raise ValueError("invalid format: bare '$' not allowed")
            if not fields:
                raise ValueError('invalid format: no fields')

        class Formatter:
            default_time_format = '%Y-%m-%d %H:%M:%S'
            default_msec_format = '%s,%03d'
            converter = staticmethod(time.localtime)

            def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
                if style not in ('%', '{', '$'):
                    raise ValueError('Style must be one of: %s' % ','.join('%{$'))
                default = {'%': '%(message)s', '{': '{message}', '$': '${message}'}[style]
                self._fmt = fmt or default
                self._style = style
                self._defaults = defaults
                self.datefmt = datefmt
                if fmt and validate:
                    _check_format(fmt, style)

            def formatTime(self, record, datefmt=None):
                ct = self.converter(record.created)
                if datefmt:
                    return time.strftime(datefmt, ct)
                s = time.strftime(self.default_time_format, ct)
                return self.default_msec_format % (s, record.msecs) if self.default_msec_format else s

            def formatException(self, ei):
                if ei[1] is None:
                    return 'NoneType: None'
                return ''.join(traceback.format_exception(ei[1]))[:-1]

            def usesTime(self):
                return 'asctime' in self._fmt

            def formatMessage(self, record):
                values = dict(record.__dict__)
                if self._defaults:
                    values = {**self._defaults, **values}
                if self._style == '%':
                    return self._fmt % values
                if self._style == '{':
                    return self._fmt.format(**values)
                return _Template(self._fmt).substitute(values)

            def format(self, record):
                record.message = record.getMessage()
                if self.usesTime():
                    record.asctime = self.formatTime(record, self.datefmt)
                s = self.formatMessage(record)
                if record.exc_info and not record.exc_text:
                    record.exc_text = self.formatException(record.exc_info)
                if record.exc_text:
                    if s[-1:] != "\\n":
                        s = s + "\\n"
                    s = s + record.exc_text
                return s

        _default_formatter = Formatter()
        BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"

        class Filter:
            def __init__(self, name=''):
                self.name = name
                self.nlen = len(name)

            def filter(self, record):
                if self.nlen == 0 or self.name == record.name:
                    return True
                return record.name.startswith(self.name + '.')

        class Filterer:
            def __init__(self):
                self.filters = []

            def addFilter(self, filter):
                if filter not in self.filters:
                    self.filters.append(filter)

            def removeFilter(self, filter):
                if filter in self.filters:
                    self.filters.remove(filter)

            def filter(self, record):
                for f in self.filters:
                    result = f.filter(record) if hasattr(f, 'filter') else f(record)
                    if not result:
                        return False
                return True

        # Weak: a handler that nobody uses any more goes, and then needs no flush at the end.
        _handlers = []

        def _forget(handler):
            if handler in _handlers:
                _handlers.remove(handler)

        class Handler(Filterer):
            def __init__(self, level=NOTSET):
                Filterer.__init__(self)
                self._name = None
                self.level = _check_level(level)
                self.formatter = None
                _handlers.append(weakref.ref(self, _forget))

            def get_name(self):
                return self._name

            def set_name(self, name):
                self._name = name

            name = property(get_name, set_name)

            def setLevel(self, level):
                self.level = _check_level(level)

            def format(self, record):
                return (self.formatter or _default_formatter).format(record)

            def emit(self, record):
                raise NotImplementedError('emit must be implemented by Handler subclasses')

            def handle(self, record):
                rv = self.filter(record)
                if rv:
                    self.emit(record)
                return rv

            def setFormatter(self, fmt):
                self.formatter = fmt

            def acquire(self):
                pass

            def release(self):
                pass

            def flush(self):
                pass

            def close(self):
                _forget(weakref.ref(self))

            def handleError(self, record):
                if raiseExceptions and sys.stderr:
                    sys.stderr.write('--- Logging error ---\\n')
                    traceback.print_exc()
                    sys.stderr.write('Message: %r\\nArguments: %s\\n' % (record.msg, record.args))

            def __repr__(self):
                return '<%s (%s)>' % (self.__class__.__name__, getLevelName(self.level))

        class StreamHandler(Handler):
            terminator = '\\n'

            def __init__(self, stream=None):
                Handler.__init__(self)
                self.stream = sys.stderr if stream is None else stream

            def flush(self):
                if self.stream and hasattr(self.stream, "flush"):
                    self.stream.flush()

            def emit(self, record):
                try:
                    msg = self.format(record)
                    self.stream.write(msg + self.terminator)
                    self.flush()
                except RecursionError:
                    raise
                except Exception:
                    self.handleError(record)

            def setStream(self, stream):
                if stream is self.stream:
                    return None
                result = self.stream
                self.flush()
                self.stream = stream
                return result

            def __repr__(self):
                name = str(getattr(self.stream, 'name', ''))
                if name:
                    name += ' '
                return '<%s %s(%s)>' % (self.__class__.__name__, name, getLevelName(self.level))

        class FileHandler(StreamHandler):
            def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
                self.baseFilename = os.path.abspath(os.fspath(filename))
                self.mode = mode
                self.encoding = encoding
                self.errors = errors
                if delay:
                    Handler.__init__(self)
                    self.stream = None
                else:
                    StreamHandler.__init__(self, self._open())

            def _open(self):
                return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

            def emit(self, record):
                if self.stream is None:
                    self.stream = self._open()
                StreamHandler.emit(self, record)

            def close(self):
                if self.stream:
                    self.flush()
                    self.stream.close()
                    self.stream = None
                Handler.close(self)

        class NullHandler(Handler):
            def handle(self, record):
                pass

            def emit(self, record):
                pass

        class _LastResort(StreamHandler):
            def __init__(self, level):
                Handler.__init__(self, level)

            @property
            def stream(self):
                return sys.stderr

        lastResort = _LastResort(WARNING)

        class Manager:
            def __init__(self, root):
                self.root = root
                self.disable = 0
                self.loggerDict = {}
                self.loggerClass = None

            def getLogger(self, name):
                if not isinstance(name, str):
                    raise TypeError('A logger name must be a string')
                if name not in self.loggerDict:
                    logger = (self.loggerClass or Logger)(name)
                    logger.manager = self
                    self.loggerDict[name] = logger
                    parent = name
                    logger.parent = self.root
                    while '.' in parent:
                        parent = parent.rpartition('.')[0]
                        if parent in self.loggerDict:
                            logger.parent = self.loggerDict[parent]
                            break
                    for other_name, other in self.loggerDict.items():
                        if other_name.startswith(name + '.') and (
                                other.parent is self.root or len(other.parent.name) < len(name)):
                            other.parent = logger
                return self.loggerDict[name]

        class Logger(Filterer):
            root = None
            manager = None

            def __init__(self, name, level=NOTSET):
                Filterer.__init__(self)
                self.name = name
                self.level = _check_level(level)
                self.parent = None
                self.propagate = True
                self.handlers = []
                self.disabled = False

            def setLevel(self, level):
                self.level = _check_level(level)

            def debug(self, msg, *args, **kwargs):
                if self.isEnabledFor(DEBUG):
                    self._log(DEBUG, msg, args, **kwargs)

            def info(self, msg, *args, **kwargs):
                if self.isEnabledFor(INFO):
                    self._log(INFO, msg, args, **kwargs)

            def warning(self, msg, *args, **kwargs):
                if self.isEnabledFor(WARNING):
                    self._log(WARNING, msg, args, **kwargs)

            warn = warning

            def error(self, msg, *args, **kwargs):
                if self.isEnabledFor(ERROR):
                    self._log(ERROR, msg, args, **kwargs)

            def exception(self, msg, *args, exc_info=True, **kwargs):
                self.error(msg, *args, exc_info=exc_info, **kwargs)

            def critical(self, msg, *args, **kwargs):
                if self.isEnabledFor(CRITICAL):
                    self._log(CRITICAL, msg, args, **kwargs)

            fatal = critical

            def log(self, level, msg, *args, **kwargs):
                if not isinstance(level, int):
                    if raiseExceptions:
                        raise TypeError("level must be an integer")
                    return
                if self.isEnabledFor(level):
                    self._log(level, msg, args, **kwargs)

            def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
                pathname, lineno, function = _caller(stacklevel - 1)
                if exc_info:
                    if isinstance(exc_info, BaseException):
                        exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
                    elif not isinstance(exc_info, tuple):
                        exc_info = sys.exc_info()
                record = self.makeRecord(self.name, level, pathname, lineno, msg, args, exc_info, function, extra)
                self.handle(record)

            def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
                record = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
                if extra is not None:
                    for key in extra:
                        if key in ("message", "asctime") or key in record.__dict__:
                            raise KeyError("Attempt to overwrite %r in LogRecord" % key)
                        setattr(record, key, extra[key])
                return record

            def handle(self, record):
                if not self.disabled and self.filter(record):
                    self.callHandlers(record)

            def addHandler(self, hdlr):
                if hdlr not in self.handlers:
                    self.handlers.append(hdlr)

            def removeHandler(self, hdlr):
                if hdlr in self.handlers:
                    self.handlers.remove(hdlr)

            def hasHandlers(self):
                c = self
                while c:
                    if c.handlers:
                        return True
                    if not c.propagate:
                        return False
                    c = c.parent
                return False

            def callHandlers(self, record):
                c = self
                found = 0
                while c:
                    for hdlr in list(c.handlers):
                        found += 1
                        if record.levelno >= hdlr.level:
                            hdlr.handle(record)
                    c = c.parent if c.propagate else None
                if found == 0 and lastResort and record.levelno >= lastResort.level:
                    lastResort.handle(record)

            def getEffectiveLevel(self):
                logger = self
                while logger:
                    if logger.level:
                        return logger.level
                    logger = logger.parent
                return NOTSET

            def isEnabledFor(self, level):
                if self.disabled or self.manager.disable >= level:
                    return False
                return level >= self.getEffectiveLevel()

            def getChild(self, suffix):
                if self.root is not self:
                    suffix = '.'.join((self.name, suffix))
                return self.manager.getLogger(suffix)

            def __repr__(self):
                return '<%s %s (%s)>' % (self.__class__.__name__, self.name, getLevelName(self.getEffectiveLevel()))

        class RootLogger(Logger):
            def __init__(self, level):
                Logger.__init__(self, "root", level)

        class LoggerAdapter:
            def __init__(self, logger, extra=None):
                self.logger = logger
                self.extra = extra

            def process(self, msg, kwargs):
                kwargs["extra"] = self.extra
                return msg, kwargs

            def log(self, level, msg, *args, **kwargs):
                if self.logger.isEnabledFor(level):
                    msg, kwargs = self.process(msg, kwargs)
                    self.logger.log(level, msg, *args, **kwargs)

            def debug(self, msg, *args, **kwargs):
                self.log(DEBUG, msg, *args, **kwargs)

            def info(self, msg, *args, **kwargs):
                self.log(INFO, msg, *args, **kwargs)

            def warning(self, msg, *args, **kwargs):
                self.log(WARNING, msg, *args, **kwargs)

            def error(self, msg, *args, **kwargs):
                self.log(ERROR, msg, *args, **kwargs)

            def exception(self, msg, *args, exc_info=True, **kwargs):
                self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

            def critical(self, msg, *args, **kwargs):
                self.log(CRITICAL, msg, *args, **kwargs)

            def isEnabledFor(self, level):
                return self.logger.isEnabledFor(level)

            def setLevel(self, level):
                self.logger.setLevel(level)

            def getEffectiveLevel(self):
                return self.logger.getEffectiveLevel()

            def hasHandlers(self):
                return self.logger.hasHandlers()

            manager = property(lambda self: self.logger.manager)
            name = property(lambda self: self.logger.name)

            def __repr__(self):
                return '<%s %s (%s)>' % (
                    self.__class__.__name__, self.logger.name, getLevelName(self.logger.getEffectiveLevel()))

        root = RootLogger(WARNING)
        Logger.root = root
        Logger.manager = Manager(root)

        def getLogger(name=None):
            if not name or isinstance(name, str) and name == root.name:
                return root
            return Logger.manager.getLogger(name)

        def setLoggerClass(klass):
            Logger.manager.loggerClass = klass

        def getLoggerClass():
            return Logger.manager.loggerClass or Logger

        def basicConfig(**kwargs):
            force = kwargs.pop('force', False)
            encoding = kwargs.pop('encoding', None)
            errors = kwargs.pop('errors', None)
            if force:
                for h in root.handlers[:]:
                    root.removeHandler(h)
                    h.close()
            if len(root.handlers) == 0:
                handlers = kwargs.pop("handlers", None)
                if handlers is None:
                    if "stream" in kwargs and "filename" in kwargs:
                        raise ValueError("'stream' and 'filename' should not be specified together")
                elif "stream" in kwargs or "filename" in kwargs:
                    raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
                if handlers is None:
                    filename = kwargs.pop("filename", None)
                    mode = kwargs.pop("filemode", 'a')
                    if filename:
                        h = FileHandler(filename, mode, encoding=encoding, errors=errors)
                    else:
                        h = StreamHandler(kwargs.pop("stream", None))
                    handlers = [h]
                dfs = kwargs.pop("datefmt", None)
                style = kwargs.pop("style", '%')
                if style not in ('%', '{', '$'):
                    raise ValueError('Style must be one of: %s' % ','.join('%{$'))
                default = {'%': BASIC_FORMAT, '{': '{levelname}:{name}:{message}',
                           '$': '${levelname}:${name}:${message}'}[style]
                fmt = Formatter(kwargs.pop("format", default), dfs, style)
                for h in handlers:
                    if h.formatter is None:
                        h.setFormatter(fmt)
                    root.addHandler(h)
                level = kwargs.pop("level", None)
                if level is not None:
                    root.setLevel(level)
                if kwargs:
                    raise ValueError('Unrecognised argument(s): %s' % ', '.join(kwargs.keys()))

        def _root_log(level, msg, args, kwargs):
            if len(root.handlers) == 0:
                basicConfig()
            root.log(level, msg, *args, **kwargs)

        def critical(msg, *args, **kwargs):
            _root_log(CRITICAL, msg, args, kwargs)

        fatal = critical

        def error(msg, *args, **kwargs):
            _root_log(ERROR, msg, args, kwargs)

        def exception(msg, *args, exc_info=True, **kwargs):
            error(msg, *args, exc_info=exc_info, **kwargs)

        def warning(msg, *args, **kwargs):
            _root_log(WARNING, msg, args, kwargs)

        warn = warning

        def info(msg, *args, **kwargs):
            _root_log(INFO, msg, args, kwargs)

        def debug(msg, *args, **kwargs):
            _root_log(DEBUG, msg, args, kwargs)

        def log(level, msg, *args, **kwargs):
            _root_log(level, msg, args, kwargs)

        def disable(level=CRITICAL):
            root.manager.disable = _check_level(level)

        def captureWarnings(capture):
            raise NotImplementedError('logging.captureWarnings is not part of the library')

        def shutdown(handlerList=None):
            for reference in reversed(_handlers[:]):
                handler = reference()
                if handler is not None:
                    handler.flush()
                    handler.close()
        """
}
