// The module `contextlib`.

enum ContextlibScript {
    static var module: NativeModule {
        .scripted("contextlib", doc: "Utilities for with-statement contexts.", source)
    }

    private static let source = """
        import sys
        from functools import wraps
        from abc import ABC, abstractmethod

        class AbstractContextManager(ABC):
            def __enter__(self):
                return self

            @abstractmethod
            def __exit__(self, exc_type, exc_value, traceback):
                return None

        class ContextDecorator:
            def _recreate_cm(self):
                return self

            def __call__(self, func):
                @wraps(func)
                def inner(*args, **kwds):
                    with self._recreate_cm():
                        return func(*args, **kwds)
                return inner

        class _GeneratorContextManager(ContextDecorator):
            def __init__(self, func, args, kwds):
                self.gen = func(*args, **kwds)
                self.func, self.args, self.kwds = func, args, kwds
                doc = getattr(func, '__doc__', None)
                if doc is not None:
                    self.__doc__ = doc

            def _recreate_cm(self):
                return self.__class__(self.func, self.args, self.kwds)

            def __enter__(self):
                del self.args, self.kwds, self.func
                try:
                    return next(self.gen)
                except StopIteration:
                    raise RuntimeError("generator didn't yield") from None

            def __exit__(self, typ, value, traceback):
                if typ is None:
                    try:
                        next(self.gen)
                    except StopIteration:
                        return False
                    else:
                        raise RuntimeError("generator didn't stop")
                if value is None:
                    value = typ()
                try:
                    self.gen.throw(value)
                except StopIteration as exc:
                    return exc is not value
                except RuntimeError as exc:
                    if exc is value:
                        return False
                    if isinstance(value, StopIteration) and exc.__cause__ is value:
                        return False
                    raise
                except BaseException as exc:
                    if exc is not value:
                        raise
                    return False
                raise RuntimeError("generator didn't stop after throw()")

        def contextmanager(func):
            @wraps(func)
            def helper(*args, **kwds):
                return _GeneratorContextManager(func, args, kwds)
            return helper

        class closing(AbstractContextManager):
            def __init__(self, thing):
                self.thing = thing

            def __enter__(self):
                return self.thing

            def __exit__(self, *exc_info):
                self.thing.close()

        class _RedirectStream(AbstractContextManager):
            _stream = None

            def __init__(self, new_target):
                self._new_target = new_target
                self._old_targets = []

            def __enter__(self):
                self._old_targets.append(getattr(sys, self._stream))
                setattr(sys, self._stream, self._new_target)
                return self._new_target

            def __exit__(self, exctype, excinst, exctb):
                setattr(sys, self._stream, self._old_targets.pop())

        class redirect_stdout(_RedirectStream):
            _stream = "stdout"

        class redirect_stderr(_RedirectStream):
            _stream = "stderr"

        class suppress(AbstractContextManager):
            def __init__(self, *exceptions):
                self._exceptions = exceptions

            def __enter__(self):
                pass

            def __exit__(self, exctype, excinst, exctb):
                return exctype is not None and issubclass(exctype, self._exceptions)

        class nullcontext(AbstractContextManager):
            def __init__(self, enter_result=None):
                self.enter_result = enter_result

            def __enter__(self):
                return self.enter_result

            def __exit__(self, *excinfo):
                pass

        class chdir(AbstractContextManager):
            def __init__(self, path):
                self.path = path
                self._old_cwd = []

            def __enter__(self):
                import os
                self._old_cwd.append(os.getcwd())
                os.chdir(self.path)

            def __exit__(self, *excinfo):
                import os
                os.chdir(self._old_cwd.pop())

        class ExitStack(AbstractContextManager):
            def __init__(self):
                self._exit_callbacks = []

            def pop_all(self):
                new_stack = type(self)()
                new_stack._exit_callbacks = self._exit_callbacks
                self._exit_callbacks = []
                return new_stack

            def push(self, exit):
                method = getattr(type(exit), '__exit__', None)
                if method is None:
                    self._exit_callbacks.append(exit)
                else:
                    self._exit_callbacks.append(lambda *details: method(exit, *details))
                return exit

            def enter_context(self, cm):
                cls = type(cm)
                try:
                    _enter = cls.__enter__
                    _exit = cls.__exit__
                except AttributeError:
                    raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does "
                                    f"not support the context manager protocol") from None
                result = _enter(cm)
                self._exit_callbacks.append(lambda *details: _exit(cm, *details))
                return result

            def callback(self, callback, /, *args, **kwds):
                def call(exc_type, exc, tb):
                    callback(*args, **kwds)
                self._exit_callbacks.append(call)
                return callback

            def __exit__(self, *exc_details):
                received_exc = exc_details[1] is not None
                suppressed_exc = False
                pending_raise = False
                while self._exit_callbacks:
                    callback = self._exit_callbacks.pop()
                    try:
                        if callback(*exc_details):
                            suppressed_exc = True
                            pending_raise = False
                            exc_details = (None, None, None)
                    except BaseException as exc:
                        if exc.__context__ is None and exc is not exc_details[1]:
                            exc.__context__ = exc_details[1]
                        pending_raise = True
                        exc_details = (type(exc), exc, exc.__traceback__)
                if pending_raise:
                    fixed = exc_details[1].__context__
                    try:
                        raise exc_details[1]
                    except BaseException:
                        exc_details[1].__context__ = fixed
                        raise
                return received_exc and suppressed_exc

            def close(self):
                self.__exit__(None, None, None)
        """
}
