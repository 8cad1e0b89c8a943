// Small modules: `importlib`, `threading`, `queue`, `getpass`, `keyword`, `errno`, `stat`, `timeit`, `html`, `shlex`,
// `reprlib`, `codecs`.

import Glibc

enum SmallScripts {
    static var all: [NativeModule] {
        [importlib, util, atexit, stat, threading, queue, getpass, keyword, errno, timeit, html, shlex, reprlib, codecs]
    }

    private static var importlib: NativeModule {
        .scripted("importlib", doc: "A pure Python implementation of import.", importlibSource) { m throws(Raise) in
            m.function("_load(name, /)") { a throws(Raise) in try Imports.load(a[0].swiftString) }
            m.function("_reload(module, /)") { a throws(Raise) in try Imports.reload(a[0]) }
        }
    }

    private static var util: NativeModule {
        .scripted(
            "importlib.util", doc: "Utility code for constructing importers, etc.",
            #"""
            class ModuleSpec:
                def __init__(self, name, origin):
                    self.name = name
                    self.origin = origin

                def __repr__(self):
                    return f'ModuleSpec(name={self.name!r}, origin={self.origin!r})'

            def find_spec(name, package=None):
                where = _find(name)
                return None if where is None else ModuleSpec(name, where)
            """#
        ) { m throws(Raise) in
            m.function("_find(name, /)") { a throws(Raise) in
                guard let interpreter = Interpreter.current else { return .none }
                let name = a[0].swiftString
                if interpreter.nativeModules[name] != nil || interpreter.loadedModule(name) != nil { return .string("built-in") }
                guard let found = findScriptModule(name, searchPath: SysModule.searchPath(interpreter)) else { return .none }
                return .string(found.path)
            }
        }
    }

    private static var atexit: NativeModule {
        .scripted(
            "atexit", doc: "allow programmer to define multiple exit functions to be executed upon normal program termination.",
            #"""
            _handlers = []

            def register(func, /, *args, **kwargs):
                if not callable(func):
                    raise TypeError('the first argument must be callable')
                _handlers.append((func, args, kwargs))
                return func

            def unregister(func, /):
                _handlers[:] = [h for h in _handlers if h[0] != func]

            def _clear():
                _handlers.clear()

            def _ncallbacks():
                return len(_handlers)

            def _run_exitfuncs():
                while _handlers:
                    func, args, kwargs = _handlers.pop()
                    try:
                        func(*args, **kwargs)
                    except SystemExit:
                        pass
                    except BaseException as error:
                        import sys, traceback
                        print(f'Exception ignored in atexit callback: {func!r}', file=sys.stderr)
                        traceback.print_exception(type(error), error, error.__traceback__.tb_next)
            """#)
    }

    private static let importlibSource = #"""
        def import_module(name, package=None):
            level = len(name) - len(name.lstrip('.'))
            if level:
                if not package:
                    raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
                parts = package.split('.')
                if level - 1 >= len(parts):
                    raise ImportError('attempted relative import beyond top-level package')
                base = '.'.join(parts[:len(parts) - level + 1])
                name = base + '.' + name[level:] if name[level:] else base
            return _load(name)

        def reload(module):
            if not isinstance(module, type(_sys)):
                raise TypeError('reload() argument must be a module')
            name = module.__name__
            if _sys.modules.get(name) is not module:
                raise ImportError(f'module {name} not in sys.modules')
            return _reload(module)

        def invalidate_caches():
            pass

        import sys as _sys
        """#

    private static var threading: NativeModule {
        .scripted(
            "threading", doc: "Locks for code that is written for threads. The language has one thread.",
            #"""
            import time as _time

            class _Once:
                """A lock in a program with one thread: whoever would wait, waits for good."""

                def __init__(self):
                    self._held = 0

                def acquire(self, blocking=True, timeout=-1):
                    if self._held and not self._reentrant:
                        if not blocking:
                            return False
                        if timeout >= 0:
                            _time.sleep(timeout)
                            return False
                        raise RuntimeError('the lock is held by this thread, the only one: waiting for it would never end')
                    self._held += 1
                    return True

                def release(self):
                    if not self._held:
                        raise RuntimeError(self._unheld)
                    self._held -= 1

                def __enter__(self):
                    return self.acquire()

                def __exit__(self, *exc_info):
                    self.release()

            class _Lock(_Once):
                _reentrant = False
                _unheld = 'release unlocked lock'

                def locked(self):
                    return self._held > 0

                def __repr__(self):
                    return f"<{'locked' if self._held else 'unlocked'} _thread.lock object at {id(self):#x}>"

            class _ReentrantLock(_Once):
                _reentrant = True
                _unheld = 'cannot release un-acquired lock'

                def __repr__(self):
                    state = 'locked' if self._held else 'unlocked'
                    owner = get_ident() if self._held else 0
                    return f"<{state} _thread.RLock object owner={owner} count={self._held} at {id(self):#x}>"

            for _class, _name in (_Lock, 'lock'), (_ReentrantLock, 'RLock'):
                _class.__name__ = _class.__qualname__ = _name
                _class.__module__ = '_thread'

            # Functions, as CPython's: nobody derives from a lock.
            def Lock():
                return _Lock()

            def RLock():
                return _ReentrantLock()

            class Event:
                def __init__(self):
                    self._flag = False

                def is_set(self):
                    return self._flag

                def set(self):
                    self._flag = True

                def clear(self):
                    self._flag = False

                def wait(self, timeout=None):
                    if not self._flag:
                        if timeout is None:
                            raise RuntimeError('nobody else can set the event: the language has one thread')
                        _time.sleep(timeout)
                    return self._flag

            class local:
                pass

            class _MainThread:
                name = 'MainThread'
                daemon = False
                ident = 1
                native_id = 1

                def is_alive(self):
                    return True

                def getName(self):
                    return self.name

                def __repr__(self):
                    return '<_MainThread(MainThread, started 1)>'

            _main = _MainThread()

            def current_thread():
                return _main

            main_thread = currentThread = current_thread

            def get_ident():
                return 1

            get_native_id = get_ident

            def active_count():
                return 1

            def enumerate():
                return [_main]

            TIMEOUT_MAX = 9223372036.0

            class Thread:
                def __init__(self, *args, **kwargs):
                    raise NotImplementedError(f'threading.{type(self).__name__}: threads are not part of the language')

            class Timer(Thread):
                pass

            class Condition(Thread):
                pass

            class Semaphore(Thread):
                pass

            class BoundedSemaphore(Thread):
                pass

            class Barrier(Thread):
                pass
            """#)
    }

    private static var queue: NativeModule {
        .scripted(
            "queue", doc: "A multi-producer, multi-consumer queue.",
            #"""
            import heapq as _heapq
            from collections import deque as _deque

            class Empty(Exception):
                pass

            class Full(Exception):
                pass

            Empty.__module__ = '_queue'

            class Queue:
                def __init__(self, maxsize=0):
                    self.maxsize = maxsize
                    self.unfinished_tasks = 0
                    self._init(maxsize)

                def _init(self, maxsize):
                    self.queue = _deque()

                def _put(self, item):
                    self.queue.append(item)

                def _get(self):
                    return self.queue.popleft()

                def qsize(self):
                    return len(self.queue)

                def empty(self):
                    return not self.queue

                def full(self):
                    return 0 < self.maxsize <= len(self.queue)

                def put(self, item, block=True, timeout=None):
                    if self.full():
                        if block and timeout is None:
                            raise RuntimeError('the queue is full and nobody else can take from it: the language has one thread')
                        raise Full
                    self._put(item)
                    self.unfinished_tasks += 1

                def get(self, block=True, timeout=None):
                    if not self.queue:
                        if block and timeout is None:
                            raise RuntimeError('the queue is empty and nobody else can put into it: the language has one thread')
                        raise Empty
                    return self._get()

                def put_nowait(self, item):
                    self.put(item, False)

                def get_nowait(self):
                    return self.get(False)

                def task_done(self):
                    if self.unfinished_tasks <= 0:
                        raise ValueError('task_done() called too many times')
                    self.unfinished_tasks -= 1

                def join(self):
                    if self.unfinished_tasks:
                        raise RuntimeError('nobody else can finish the tasks: the language has one thread')

            class LifoQueue(Queue):
                def _init(self, maxsize):
                    self.queue = []

                def _get(self):
                    return self.queue.pop()

            class PriorityQueue(Queue):
                def _init(self, maxsize):
                    self.queue = []

                def _put(self, item):
                    _heapq.heappush(self.queue, item)

                def _get(self):
                    return _heapq.heappop(self.queue)

            SimpleQueue = Queue
            """#)
    }

    private static var getpass: NativeModule {
        .scripted(
            "getpass", doc: "Utilities to get a password and/or the current user name.",
            #"""
            import os as _os

            class GetPassWarning(UserWarning):
                pass

            def getuser():
                for name in ('LOGNAME', 'USER', 'LNAME', 'USERNAME'):
                    user = _os.environ.get(name)
                    if user:
                        return user
                return _name()

            def getpass(prompt='Password: ', stream=None):
                raise NotImplementedError('getpass.getpass: hidden input is not part of the library; use an environment variable')
            """#
        ) { m throws(Raise) in
            m.function("_name()") { _ throws(Raise) in
                guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
                    throw Raise.keyError("getpwuid(): uid not found: \(getuid())")
                }
                return .string(String(cString: name))
            }
        }
    }

    private static var keyword: NativeModule {
        .scripted(
            "keyword", doc: "Keywords (from \"Grammar/python.gram\")",
            #"""
            __all__ = ['iskeyword', 'issoftkeyword', 'kwlist', 'softkwlist']
            kwlist = ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del',
                      'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal',
                      'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield']
            softkwlist = ['_', 'case', 'match']

            def iskeyword(s, /):
                return s in kwlist

            def issoftkeyword(s, /):
                return s in softkwlist
            """#)
    }

    private static var errno: NativeModule {
        NativeModule("errno", doc: "This module makes available standard errno system symbols.") { m throws(Raise) in
            let codes: [(String, Int32)] = [
                ("EPERM", EPERM), ("ENOENT", ENOENT), ("ESRCH", ESRCH), ("EINTR", EINTR), ("EIO", EIO), ("ENXIO", ENXIO),
                ("E2BIG", E2BIG), ("ENOEXEC", ENOEXEC), ("EBADF", EBADF), ("ECHILD", ECHILD), ("EAGAIN", EAGAIN),
                ("ENOMEM", ENOMEM), ("EACCES", EACCES), ("EFAULT", EFAULT), ("EBUSY", EBUSY), ("EEXIST", EEXIST),
                ("EXDEV", EXDEV), ("ENODEV", ENODEV), ("ENOTDIR", ENOTDIR), ("EISDIR", EISDIR), ("EINVAL", EINVAL),
                ("ENFILE", ENFILE), ("EMFILE", EMFILE), ("ENOTTY", ENOTTY), ("EFBIG", EFBIG), ("ENOSPC", ENOSPC),
                ("ESPIPE", ESPIPE), ("EROFS", EROFS), ("EMLINK", EMLINK), ("EPIPE", EPIPE), ("EDOM", EDOM), ("ERANGE", ERANGE),
                ("EDEADLK", EDEADLK), ("ENAMETOOLONG", ENAMETOOLONG), ("ENOLCK", ENOLCK), ("ENOSYS", ENOSYS),
                ("ENOTEMPTY", ENOTEMPTY), ("ELOOP", ELOOP), ("ETIMEDOUT", ETIMEDOUT), ("ECONNREFUSED", ECONNREFUSED),
                ("ECONNRESET", ECONNRESET), ("ECONNABORTED", ECONNABORTED), ("EALREADY", EALREADY),
                ("EINPROGRESS", EINPROGRESS), ("ENOTSUP", ENOTSUP), ("EDQUOT", EDQUOT), ("ESTALE", ESTALE),
                ("ECANCELED", ECANCELED), ("EOVERFLOW", EOVERFLOW), ("EILSEQ", EILSEQ), ("EPROTO", EPROTO),
            ]
            for (name, code) in codes { m.set(name, .int(Int(code))) }
            m.set("EWOULDBLOCK", .int(Int(EAGAIN)))
            let table = Value.object(Dict.make())
            for (name, code) in codes {
                let text = Value.string(name)
                try Dict.set(table.layout(DictObject.self), .int(Int(code)), text)
                text.release()
            }
            m.set("errorcode", table)
        }
    }

    private static var stat: NativeModule {
        .scripted(
            "stat", doc: "Constants/functions for interpreting results of os.stat() and os.lstat().",
            #"""
            S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG, S_IFIFO, S_IFLNK, S_IFSOCK = 0o040000, 0o020000, 0o060000, 0o100000, 0o010000, 0o120000, 0o140000
            S_ISUID, S_ISGID, S_ISVTX = 0o4000, 0o2000, 0o1000
            S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
            S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
            S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001
            S_IREAD, S_IWRITE, S_IEXEC = S_IRUSR, S_IWUSR, S_IXUSR
            ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)

            def S_IMODE(mode):
                return mode & 0o7777

            def S_IFMT(mode):
                return mode & 0o170000

            def S_ISDIR(mode):
                return S_IFMT(mode) == S_IFDIR

            def S_ISCHR(mode):
                return S_IFMT(mode) == S_IFCHR

            def S_ISBLK(mode):
                return S_IFMT(mode) == S_IFBLK

            def S_ISREG(mode):
                return S_IFMT(mode) == S_IFREG

            def S_ISFIFO(mode):
                return S_IFMT(mode) == S_IFIFO

            def S_ISLNK(mode):
                return S_IFMT(mode) == S_IFLNK

            def S_ISSOCK(mode):
                return S_IFMT(mode) == S_IFSOCK

            def filemode(mode):
                kinds = {S_IFLNK: 'l', S_IFSOCK: 's', S_IFREG: '-', S_IFBLK: 'b', S_IFDIR: 'd', S_IFCHR: 'c', S_IFIFO: 'p'}
                text = kinds.get(S_IFMT(mode), '?')
                for shift, special, letter in ((6, S_ISUID, 's'), (3, S_ISGID, 's'), (0, S_ISVTX, 't')):
                    bits = mode >> shift
                    text += ('r' if bits & 4 else '-') + ('w' if bits & 2 else '-')
                    if mode & special:
                        text += letter if bits & 1 else letter.upper()
                    else:
                        text += 'x' if bits & 1 else '-'
                return text
            """#)
    }

    private static var timeit: NativeModule {
        .scripted(
            "timeit", doc: "Tool for measuring execution time of small code snippets.",
            #"""
            import time as _time
            from itertools import repeat as _repeat

            default_timer = _time.perf_counter
            default_number = 1000000
            default_repeat = 5

            class Timer:
                def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
                    if not callable(stmt) or not (callable(setup) or setup == 'pass'):
                        raise NotImplementedError('timeit: statements as text are not part of the library; pass a function')
                    self._stmt = stmt
                    self._setup = setup
                    self.timer = timer

                def timeit(self, number=default_number):
                    if callable(self._setup):
                        self._setup()
                    stmt = self._stmt
                    start = self.timer()
                    for _ in _repeat(None, number):
                        stmt()
                    return self.timer() - start

                def repeat(self, repeat=default_repeat, number=default_number):
                    return [self.timeit(number) for _ in range(repeat)]

                def autorange(self, callback=None):
                    i = 1
                    while True:
                        for j in 1, 2, 5:
                            number = i * j
                            time_taken = self.timeit(number)
                            if callback:
                                callback(number, time_taken)
                            if time_taken >= 0.2:
                                return (number, time_taken)
                        i *= 10

            def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
                return Timer(stmt, setup, timer, globals).timeit(number)

            def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
                return Timer(stmt, setup, timer, globals).repeat(repeat, number)
            """#)
    }

    private static var html: NativeModule {
        .scripted(
            "html", doc: "General functions for HTML manipulation.",
            #"""
            def escape(s, quote=True):
                s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
                if quote:
                    s = s.replace('"', '&quot;').replace('\'', '&#x27;')
                return s

            def unescape(s):
                raise NotImplementedError('html.unescape is not part of the library')
            """#)
    }

    private static var shlex: NativeModule {
        .scripted(
            "shlex", doc: "A lexical analyzer class for simple shell-like syntaxes.",
            #"""
            import re as _re

            __all__ = ['split', 'quote', 'join']

            def split(s, comments=False, posix=True):
                if s is None:
                    raise ValueError('s argument must not be None')
                if not isinstance(s, str):
                    s = s.read() if hasattr(s, 'read') else s.read
                if not posix:
                    raise NotImplementedError('shlex.split: posix=False is not part of the library')
                words = []
                word = None
                i = 0
                while i < len(s):
                    c = s[i]
                    i += 1
                    if c in ' \t\r\n':
                        if word is not None:
                            words.append(word)
                            word = None
                    elif comments and c == '#':
                        # As shlex has it: a word ends at the comment too.
                        while i < len(s) and s[i] != '\n':
                            i += 1
                        if word is not None:
                            words.append(word)
                            word = None
                    elif c == '\\':
                        if i >= len(s):
                            raise ValueError('No escaped character')
                        word = (word or '') + s[i]
                        i += 1
                    elif c == "'":
                        end = s.find("'", i)
                        if end < 0:
                            raise ValueError('No closing quotation')
                        word = (word or '') + s[i:end]
                        i = end + 1
                    elif c == '"':
                        word = word or ''
                        while True:
                            if i >= len(s):
                                raise ValueError('No closing quotation')
                            c = s[i]
                            i += 1
                            if c == '"':
                                break
                            if c == '\\':
                                if i >= len(s):
                                    raise ValueError('No escaped character')
                                if s[i] not in '"\\':
                                    word += c
                                word += s[i]
                                i += 1
                            else:
                                word += c
                    else:
                        word = (word or '') + c
                if word is not None:
                    words.append(word)
                return words

            _find_unsafe = _re.compile(r'[^\w@%+=:,./-]', _re.ASCII).search

            def quote(s):
                if not s:
                    return "''"
                if _find_unsafe(s) is None:
                    return s
                return "'" + s.replace("'", "'\"'\"'") + "'"

            def join(split_command):
                return ' '.join(quote(arg) for arg in split_command)
            """#)
    }

    private static var reprlib: NativeModule {
        .scripted(
            "reprlib", doc: "Redo the builtin repr() (string/object) in a limited way.",
            #"""
            _repr = repr

            def recursive_repr(fillvalue='...'):
                def decorating_function(user_function):
                    running = set()

                    def wrapper(self):
                        key = id(self)
                        if key in running:
                            return fillvalue
                        running.add(key)
                        try:
                            return user_function(self)
                        finally:
                            running.discard(key)
                    wrapper.__module__ = getattr(user_function, '__module__')
                    wrapper.__doc__ = getattr(user_function, '__doc__')
                    wrapper.__name__ = getattr(user_function, '__name__')
                    wrapper.__qualname__ = getattr(user_function, '__qualname__')
                    return wrapper
                return decorating_function

            class Repr:
                def __init__(self):
                    self.fillvalue = '...'
                    self.maxlevel = 6
                    self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
                    self.maxarray = 5
                    self.maxdict = 4
                    self.maxstring = 30
                    self.maxlong = 40
                    self.maxother = 30

                def repr(self, x):
                    return self.repr1(x, self.maxlevel)

                def repr1(self, x, level):
                    method = getattr(self, 'repr_' + type(x).__name__.replace(' ', '_'), None)
                    return self.repr_instance(x, level) if method is None else method(x, level)

                def _join(self, items, level, left, right, maximum, trail=''):
                    n = len(items)
                    if level <= 0 and n:
                        text = self.fillvalue
                    else:
                        pieces = [self.repr1(e, level - 1) for e in list(items)[:maximum]]
                        if n > maximum:
                            pieces.append(self.fillvalue)
                        text = ', '.join(pieces)
                        if n == 1 and trail:
                            right = trail + right
                    return left + text + right

                def repr_tuple(self, x, level):
                    return self._join(x, level, '(', ')', self.maxtuple, ',')

                def repr_list(self, x, level):
                    return self._join(x, level, '[', ']', self.maxlist)

                def _sorted(self, x):
                    try:
                        return sorted(x)
                    except Exception:
                        return list(x)

                def repr_set(self, x, level):
                    return self._join(self._sorted(x), level, '{', '}', self.maxset) if x else 'set()'

                def repr_frozenset(self, x, level):
                    return self._join(self._sorted(x), level, 'frozenset({', '})', self.maxfrozenset) if x else 'frozenset()'

                def repr_deque(self, x, level):
                    return self._join(x, level, 'deque([', '])', self.maxdeque)

                def repr_dict(self, x, level):
                    if not x:
                        return '{}'
                    if level <= 0:
                        return '{' + self.fillvalue + '}'
                    pieces = [f'{self.repr1(k, level - 1)}: {self.repr1(x[k], level - 1)}' for k in self._sorted(x)[:self.maxdict]]
                    if len(x) > self.maxdict:
                        pieces.append(self.fillvalue)
                    return '{' + ', '.join(pieces) + '}'

                def _cut(self, s, make, limit):
                    if len(s) > limit:
                        i = max(0, (limit - 3) // 2)
                        j = max(0, limit - 3 - i)
                        s = make(i, j)
                    return s

                def repr_str(self, x, level):
                    s = _repr(x[:self.maxstring])
                    if len(s) > self.maxstring:
                        i = max(0, (self.maxstring - 3) // 2)
                        j = max(0, self.maxstring - 3 - i)
                        s = _repr(x[:i] + x[len(x) - j:])
                        s = s[:i] + self.fillvalue + s[len(s) - j:]
                    return s

                def repr_int(self, x, level):
                    s = _repr(x)
                    return self._cut(s, lambda i, j: s[:i] + self.fillvalue + s[len(s) - j:], self.maxlong)

                def repr_instance(self, x, level):
                    s = _repr(x)
                    return self._cut(s, lambda i, j: s[:i] + self.fillvalue + s[len(s) - j:], self.maxother)

            aRepr = Repr()
            repr = aRepr.repr
            """#)
    }

    private static var codecs: NativeModule {
        .scripted(
            "codecs", doc: "Python Codec Registry, API and helpers: encoding, decoding and files.",
            #"""
            BOM_UTF8 = b'\xef\xbb\xbf'
            BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
            BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
            BOM = BOM_UTF16 = BOM_UTF16_LE

            def encode(obj, encoding='utf-8', errors='strict'):
                return obj.encode(encoding, errors)

            def decode(obj, encoding='utf-8', errors='strict'):
                return bytes(obj).decode(encoding, errors)

            def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
                import io
                if encoding is not None and 'b' not in mode:
                    return io.open(filename, mode, encoding=encoding, errors=errors, newline='')
                return io.open(filename, mode)

            def lookup(encoding):
                raise NotImplementedError('codecs.lookup: codecs are not objects of the library; use str.encode and bytes.decode')
            """#)
    }
}
