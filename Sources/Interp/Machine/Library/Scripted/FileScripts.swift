// The modules `glob`, `shutil` and `tempfile`.

enum FileScripts {
    static var glob: NativeModule { .scripted("glob", doc: "Filename globbing utility.", globSource) }
    static var shutil: NativeModule {
        .scripted("shutil", doc: "Utility functions for copying and archiving files and directory trees.", shutilSource) {
            m throws(Raise) in
            m.function("_usage(path, /)") { a throws(Raise) in try FileSpace.usage(try OSPathModule.path(a[0])) }
        }
    }
    static var tempfile: NativeModule { .scripted("tempfile", doc: "Temporary files.", tempfileSource) }

    private static let globSource = """
        import os
        import fnmatch

        def has_magic(s):
            return any(c in s for c in '*?[')

        def _is_hidden(name):
            return name.startswith('.')

        def _names(dirname, dironly):
            try:
                with os.scandir(dirname or '.') as it:
                    return [e.name for e in it if not dironly or e.is_dir()]
            except OSError:
                return []

        def _glob0(dirname, basename, dironly, hidden):
            if basename:
                return [basename] if os.path.lexists(os.path.join(dirname, basename)) else []
            return [basename] if os.path.isdir(dirname) else []

        def _glob1(dirname, pattern, dironly, hidden):
            names = _names(dirname, dironly)
            if not (hidden or _is_hidden(pattern)):
                names = [name for name in names if not _is_hidden(name)]
            return fnmatch.filter(names, pattern)

        def _below(dirname, dironly, hidden):
            for name in _names(dirname, dironly):
                if hidden or not _is_hidden(name):
                    yield name
                    path = os.path.join(dirname, name) if dirname else name
                    for inner in _below(path, dironly, hidden):
                        yield os.path.join(name, inner)

        def _glob2(dirname, pattern, dironly, hidden):
            if not dirname or os.path.isdir(dirname):
                yield pattern[:0]
            yield from _below(dirname, dironly, hidden)

        def _iglob(pathname, recursive, dironly, hidden):
            dirname, basename = os.path.split(pathname)
            if not has_magic(pathname):
                if basename:
                    if os.path.lexists(pathname):
                        yield pathname
                elif os.path.isdir(dirname):
                    yield pathname
                return
            if not dirname:
                if recursive and basename == '**':
                    yield from _glob2(dirname, basename, dironly, hidden)
                else:
                    yield from _glob1(dirname, basename, dironly, hidden)
                return
            if dirname != pathname and has_magic(dirname):
                dirs = _iglob(dirname, recursive, True, hidden)
            else:
                dirs = [dirname]
            if has_magic(basename):
                search = _glob2 if recursive and basename == '**' else _glob1
            else:
                search = _glob0
            for dirname in dirs:
                for name in search(dirname, basename, dironly, hidden):
                    yield os.path.join(dirname, name)

        def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
            if dir_fd is not None:
                raise NotImplementedError('glob: dir_fd is not part of the library')
            prefix = ''
            if root_dir is not None:
                prefix = os.path.join(os.fspath(root_dir), '')
            skips = bool(recursive and pathname[:2] == '**')
            for name in _iglob(prefix + pathname, recursive, False, include_hidden):
                if skips and not name[len(prefix):]:
                    continue
                yield name[len(prefix):]

        def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
            return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
                              include_hidden=include_hidden))

        def escape(pathname):
            return ''.join('[' + c + ']' if c in '*?[' else c for c in pathname)
        """

    private static let shutilSource = """
        import os
        import fnmatch
        from collections import namedtuple

        class Error(OSError):
            pass

        class SameFileError(Error):
            pass

        class SpecialFileError(OSError):
            pass

        def copyfileobj(fsrc, fdst, length=0):
            while True:
                buf = fsrc.read(length or 1 << 16)
                if not buf:
                    break
                fdst.write(buf)

        def _samefile(src, dst):
            return os.path.exists(dst) and os.path.exists(src) and os.path.samefile(src, dst)

        def copyfile(src, dst, *, follow_symlinks=True):
            if _samefile(src, dst):
                raise SameFileError("{!r} and {!r} are the same file".format(src, dst))
            if not follow_symlinks and os.path.islink(src):
                os.symlink(os.readlink(src), dst)
                return dst
            with open(src, 'rb') as fsrc:
                with open(dst, 'wb') as fdst:
                    copyfileobj(fsrc, fdst, 1 << 20)
            return dst

        def copymode(src, dst, *, follow_symlinks=True):
            os.chmod(dst, os.stat(src).st_mode & 0o7777)

        def copystat(src, dst, *, follow_symlinks=True):
            st = os.stat(src)
            os.utime(dst, ns=(st.st_atime_ns, st.st_mtime_ns))
            os.chmod(dst, st.st_mode & 0o7777)

        def copy(src, dst, *, follow_symlinks=True):
            if os.path.isdir(dst):
                dst = os.path.join(dst, os.path.basename(src))
            copyfile(src, dst, follow_symlinks=follow_symlinks)
            copymode(src, dst)
            return dst

        def copy2(src, dst, *, follow_symlinks=True):
            if os.path.isdir(dst):
                dst = os.path.join(dst, os.path.basename(src))
            copyfile(src, dst, follow_symlinks=follow_symlinks)
            copystat(src, dst)
            return dst

        def ignore_patterns(*patterns):
            def _ignore_patterns(path, names):
                ignored = []
                for pattern in patterns:
                    ignored.extend(fnmatch.filter(names, pattern))
                return set(ignored)
            return _ignore_patterns

        def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
                     dirs_exist_ok=False):
            names = os.listdir(src)
            ignored = ignore(os.fspath(src), names) if ignore is not None else set()
            os.makedirs(dst, exist_ok=dirs_exist_ok)
            errors = []
            for name in names:
                if name in ignored:
                    continue
                srcname = os.path.join(src, name)
                dstname = os.path.join(dst, name)
                try:
                    if os.path.islink(srcname) and symlinks:
                        os.symlink(os.readlink(srcname), dstname)
                    elif os.path.isdir(srcname):
                        copytree(srcname, dstname, symlinks, ignore, copy_function, ignore_dangling_symlinks,
                                 dirs_exist_ok)
                    else:
                        copy_function(srcname, dstname)
                except Error as err:
                    errors.extend(err.args[0])
                except OSError as why:
                    errors.append((srcname, dstname, str(why)))
            copystat(src, dst)
            if errors:
                raise Error(errors)
            return dst

        def rmtree(path, ignore_errors=False, onerror=None):
            def failed(function, path, exc):
                if ignore_errors:
                    return
                if onerror is None:
                    raise exc
                onerror(function, path, (type(exc), exc, exc.__traceback__))
            if os.path.islink(path):
                failed(os.path.islink, path, OSError("Cannot call rmtree on a symbolic link"))
                return
            try:
                entries = list(os.scandir(path))
            except OSError as exc:
                failed(os.scandir, path, exc)
                return
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    rmtree(entry.path, ignore_errors, onerror)
                else:
                    try:
                        os.unlink(entry.path)
                    except OSError as exc:
                        failed(os.unlink, entry.path, exc)
            try:
                os.rmdir(path)
            except OSError as exc:
                failed(os.rmdir, path, exc)

        def move(src, dst, copy_function=copy2):
            real_dst = dst
            if os.path.isdir(dst):
                if _samefile(src, dst):
                    os.rename(src, dst)
                    return
                real_dst = os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
                if os.path.exists(real_dst):
                    raise Error("Destination path '%s' already exists" % real_dst)
            try:
                os.rename(src, real_dst)
            except OSError:
                if os.path.isdir(src):
                    copytree(src, real_dst, copy_function=copy_function, symlinks=True)
                    rmtree(src)
                else:
                    copy_function(src, real_dst)
                    os.unlink(src)
            return real_dst

        _ntuple_diskusage = namedtuple('usage', 'total used free')

        def disk_usage(path):
            return _ntuple_diskusage(*_usage(path))

        def which(cmd, mode=os.F_OK | os.X_OK, path=None):
            def usable(name):
                return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)
            if os.path.dirname(cmd):
                return cmd if usable(cmd) else None
            if path is None:
                path = os.environ.get("PATH", os.defpath)
            for folder in path.split(os.pathsep) if path else []:
                name = os.path.join(folder, cmd)
                if usable(name):
                    return name
            return None

        def get_terminal_size(fallback=(80, 24)):
            try:
                columns = int(os.environ['COLUMNS'])
            except (KeyError, ValueError):
                columns = 0
            try:
                lines = int(os.environ['LINES'])
            except (KeyError, ValueError):
                lines = 0
            if columns <= 0 or lines <= 0:
                try:
                    size = os.get_terminal_size(1)
                except (AttributeError, ValueError, OSError):
                    size = os.terminal_size(fallback)
                if columns <= 0:
                    columns = size.columns or fallback[0]
                if lines <= 0:
                    lines = size.lines or fallback[1]
            return os.terminal_size((columns, lines))
        """

    private static let tempfileSource = """
        import io
        import os
        from random import Random as _Random
        import shutil as _shutil

        template = "tmp"
        tempdir = None
        _generator = None

        def _name():
            global _generator
            if _generator is None:
                _generator = _Random()
            return ''.join(_generator.choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))

        def gettempdir():
            global tempdir
            if tempdir is None:
                for name in ('TMPDIR', 'TEMP', 'TMP'):
                    folder = os.getenv(name)
                    if folder and os.path.isdir(folder):
                        tempdir = os.path.abspath(folder)
                        break
                else:
                    for folder in ('/tmp', '/var/tmp', '/usr/tmp', os.getcwd()):
                        if os.path.isdir(folder) and os.access(folder, os.W_OK):
                            tempdir = folder
                            break
                    else:
                        raise FileNotFoundError(2, "No usable temporary directory found")
            return tempdir

        def gettempprefix():
            return template

        def mkdtemp(suffix=None, prefix=None, dir=None):
            prefix = template if prefix is None else prefix
            folder = gettempdir() if dir is None else os.fspath(dir)
            for _ in range(10000):
                path = os.path.join(folder, prefix + _name() + (suffix or ''))
                try:
                    os.mkdir(path, 0o700)
                except FileExistsError:
                    continue
                return os.path.abspath(path)
            raise FileExistsError(17, "No usable temporary directory name found")

        def mkstemp(suffix=None, prefix=None, dir=None, text=False):
            prefix = template if prefix is None else prefix
            folder = gettempdir() if dir is None else os.fspath(dir)
            for _ in range(10000):
                path = os.path.join(folder, prefix + _name() + (suffix or ''))
                try:
                    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
                except FileExistsError:
                    continue
                return fd, os.path.abspath(path)
            raise FileExistsError(17, "No usable temporary file name found")

        def mktemp(suffix='', prefix=template, dir=None):
            folder = gettempdir() if dir is None else dir
            return os.path.join(folder, prefix + _name() + suffix)

        class _TemporaryFileWrapper:
            def __init__(self, file, name, delete):
                self.file = file
                self.name = name
                self.delete = delete
                self._closed = False

            def __getattr__(self, name):
                return getattr(self.__dict__['file'], name)

            def __enter__(self):
                return self

            def __exit__(self, *exc):
                self.close()

            def __iter__(self):
                for line in self.file:
                    yield line

            def close(self):
                if not self._closed:
                    self._closed = True
                    self.file.close()
                    if self.delete:
                        try:
                            os.unlink(self.name)
                        except FileNotFoundError:
                            pass

            def __del__(self):
                self.close()

        def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                               delete=True, *, errors=None):
            prefix = template if prefix is None else prefix
            folder = gettempdir() if dir is None else os.fspath(dir)
            for _ in range(10000):
                path = os.path.join(folder, prefix + _name() + (suffix or ''))
                try:
                    open(path, 'x').close()
                except FileExistsError:
                    continue
                os.chmod(path, 0o600)
                file = open(path, mode, buffering, encoding=encoding, newline=newline, errors=errors)
                return _TemporaryFileWrapper(file, path, delete)
            raise FileExistsError(17, "No usable temporary file name found")

        def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                          errors=None):
            fd, path = mkstemp(suffix, prefix, dir)
            os.unlink(path)
            return open(fd, mode, buffering, encoding, errors, newline)

        class SpooledTemporaryFile:
            def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                         dir=None, *, errors=None):
                self._max_size = max_size
                self._open = lambda: TemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)
                self._file = io.BytesIO() if 'b' in mode else io.StringIO(newline=newline)
                self._rolled = False

            def rollover(self):
                if self._rolled:
                    return
                place = self._file.tell()
                old, self._file = self._file, self._open()
                self._file.write(old.getvalue())
                self._file.seek(place)
                self._rolled = True

            def _check(self):
                if not self._rolled and 0 < self._max_size < self._file.tell():
                    self.rollover()

            def write(self, data):
                count = self._file.write(data)
                self._check()
                return count

            def writelines(self, lines):
                self._file.writelines(lines)
                self._check()

            def __getattr__(self, name):
                return getattr(self.__dict__['_file'], name)

            def __enter__(self):
                return self

            def __exit__(self, *exc):
                self._file.close()

            def __iter__(self):
                return iter(self._file)

        class TemporaryDirectory:
            def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
                self.name = mkdtemp(suffix, prefix, dir)
                self._ignore = ignore_cleanup_errors

            def __repr__(self):
                return "<{} {!r}>".format(self.__class__.__name__, self.name)

            def __enter__(self):
                return self.name

            def __exit__(self, exc, value, tb):
                self.cleanup()

            def __del__(self):
                self.cleanup()

            def cleanup(self):
                if os.path.exists(self.name):
                    _shutil.rmtree(self.name, ignore_errors=self._ignore)
        """
}
