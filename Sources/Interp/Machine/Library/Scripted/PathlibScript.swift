// The module `pathlib`, for POSIX paths.

enum PathlibScript {
    static var module: NativeModule { .scripted("pathlib", doc: "Object-oriented filesystem paths.", source) }

    private static let source = """
        import os
        import fnmatch

        def _parse(args):
            text = ''
            for a in args:
                if isinstance(a, PurePath):
                    a = str(a)
                else:
                    a = os.fspath(a)
                    if not isinstance(a, str):
                        raise TypeError("argument should be a str object or an os.PathLike object returning str, "
                                        f"not {type(a)}")
                if a.startswith('/'):
                    text = a
                elif text and not text.endswith('/'):
                    text = text + '/' + a if a else text
                else:
                    text += a
            root = ''
            if text.startswith('/'):
                root = '//' if text.startswith('//') and not text.startswith('///') else '/'
            return root, [p for p in text.split('/') if p and p != '.']

        class _Parents:
            def __init__(self, path):
                self._path = path
                self._count = len(path._tail)

            def __len__(self):
                return self._count

            def __getitem__(self, idx):
                if isinstance(idx, slice):
                    return tuple(self[i] for i in range(*idx.indices(len(self))))
                if idx >= len(self) or idx < -len(self):
                    raise IndexError(idx)
                if idx < 0:
                    idx += len(self)
                path = self._path
                return path._make(path._root, path._tail[:len(path._tail) - idx - 1])

            def __iter__(self):
                for i in range(len(self)):
                    yield self[i]

            def __repr__(self):
                return "<{}.parents>".format(type(self._path).__name__)

        class PurePath:
            def __new__(cls, *args, **kwargs):
                if cls is PurePath:
                    cls = PurePosixPath
                self = object.__new__(cls)
                self._root, self._tail = _parse(args)
                return self

            def __init__(self, *args):
                pass

            def _make(self, root, tail):
                new = object.__new__(self.__class__)
                new._root = root
                new._tail = tail
                return new

            def __str__(self):
                return self._root + '/'.join(self._tail) or '.'

            def __fspath__(self):
                return str(self)

            def as_posix(self):
                return str(self)

            def __bytes__(self):
                return str(self).encode()

            def __repr__(self):
                return "{}({!r})".format(self.__class__.__name__, str(self))

            def as_uri(self):
                if not self.is_absolute():
                    raise ValueError("relative path can't be expressed as a file URI")
                return 'file://' + str(self)

            def __eq__(self, other):
                if not isinstance(other, PurePath):
                    return NotImplemented
                return self._root == other._root and self._tail == other._tail

            def __hash__(self):
                return hash((self._root, tuple(self._tail)))

            def __lt__(self, other):
                if not isinstance(other, PurePath):
                    return NotImplemented
                return self.parts < other.parts

            def __le__(self, other):
                if not isinstance(other, PurePath):
                    return NotImplemented
                return self.parts <= other.parts

            def __gt__(self, other):
                if not isinstance(other, PurePath):
                    return NotImplemented
                return self.parts > other.parts

            def __ge__(self, other):
                if not isinstance(other, PurePath):
                    return NotImplemented
                return self.parts >= other.parts

            def __truediv__(self, key):
                try:
                    return self.__class__(self, key)
                except TypeError:
                    return NotImplemented

            def __rtruediv__(self, key):
                try:
                    return self.__class__(key, self)
                except TypeError:
                    return NotImplemented

            def joinpath(self, *args):
                return self.__class__(self, *args)

            @property
            def drive(self):
                return ''

            @property
            def root(self):
                return self._root

            @property
            def anchor(self):
                return self._root

            @property
            def parts(self):
                return ((self._root,) if self._root else ()) + tuple(self._tail)

            @property
            def name(self):
                return self._tail[-1] if self._tail else ''

            @property
            def suffix(self):
                name = self.name
                i = name.rfind('.')
                return name[i:] if 0 < i < len(name) - 1 else ''

            @property
            def suffixes(self):
                name = self.name
                if name.endswith('.'):
                    return []
                return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

            @property
            def stem(self):
                name = self.name
                i = name.rfind('.')
                return name[:i] if 0 < i < len(name) - 1 else name

            @property
            def parent(self):
                return self._make(self._root, self._tail[:-1]) if self._tail else self

            @property
            def parents(self):
                return _Parents(self)

            def with_name(self, name):
                if not self.name:
                    raise ValueError("%r has an empty name" % (self,))
                if not name or '/' in name or name == '.':
                    raise ValueError("Invalid name %r" % (name))
                return self._make(self._root, self._tail[:-1] + [name])

            def with_stem(self, stem):
                return self.with_name(stem + self.suffix)

            def with_suffix(self, suffix):
                if '/' in suffix or suffix and not suffix.startswith('.') or suffix == '.':
                    raise ValueError("Invalid suffix %r" % (suffix))
                name = self.name
                if not name:
                    raise ValueError("%r has an empty name" % (self,))
                old = self.suffix
                return self.with_name(name[:len(name) - len(old)] + suffix if old else name + suffix)

            def is_absolute(self):
                return bool(self._root)

            def is_reserved(self):
                return False

            def relative_to(self, *other):
                if not other:
                    raise TypeError("need at least one argument")
                base = self.__class__(*other)
                n = len(base._tail)
                if base._root != self._root or self._tail[:n] != base._tail:
                    raise ValueError("{!r} is not in the subpath of {!r}"
                                     " OR one path is relative and the other is absolute.".format(str(self), str(base)))
                return self._make('', self._tail[n:])

            def is_relative_to(self, *other):
                try:
                    self.relative_to(*other)
                    return True
                except ValueError:
                    return False

            def match(self, path_pattern):
                root, pattern = _parse([path_pattern])
                if not root and not pattern:
                    raise ValueError("empty pattern")
                parts = self._tail
                if root:
                    if not self._root or len(parts) != len(pattern):
                        return False
                elif len(pattern) > len(parts):
                    return False
                return all(fnmatch.fnmatchcase(part, pat) for part, pat in zip(reversed(parts), reversed(pattern)))

        class PurePosixPath(PurePath):
            pass

        class Path(PurePath):
            def __new__(cls, *args, **kwargs):
                if cls is Path:
                    cls = PosixPath
                return super().__new__(cls, *args)

            def __enter__(self):
                return self

            def __exit__(self, *exc):
                pass

            @classmethod
            def cwd(cls):
                return cls(os.getcwd())

            @classmethod
            def home(cls):
                return cls("~").expanduser()

            def samefile(self, other_path):
                return os.path.samefile(self, other_path)

            def iterdir(self):
                for name in os.listdir(self):
                    yield self._make(self._root, self._tail + [name])

            def _children(self):
                try:
                    with os.scandir(self) as it:
                        return list(it)
                except OSError:
                    return []

            def _below(self):
                yield self
                for entry in self._children():
                    if entry.is_dir(follow_symlinks=False):
                        yield from self._make(self._root, self._tail + [entry.name])._below()

            def _select(self, parts):
                if not parts:
                    yield self
                    return
                head, rest = parts[0], parts[1:]
                if head == '**':
                    seen = set()
                    if self.is_dir():
                        for folder in self._below():
                            for found in folder._select(rest):
                                if found not in seen:
                                    seen.add(found)
                                    yield found
                elif '**' in head:
                    raise ValueError("Invalid pattern: '**' can only be an entire path component")
                elif any(c in head for c in '*?['):
                    for entry in self._children():
                        if fnmatch.fnmatchcase(entry.name, head) and (not rest or entry.is_dir()):
                            yield from self._make(self._root, self._tail + [entry.name])._select(rest)
                else:
                    path = self._make(self._root, self._tail + [head])
                    if path.is_dir() if rest else path.exists():
                        yield from path._select(rest)

            def glob(self, pattern):
                if not pattern:
                    raise ValueError("Unacceptable pattern: {!r}".format(pattern))
                root, parts = _parse([pattern])
                if root:
                    raise NotImplementedError("Non-relative patterns are unsupported")
                yield from self._select_all(parts, pattern)

            def _select_all(self, parts, pattern):
                # A separator at the end asks for folders.
                for path in self._select(parts):
                    if pattern[-1:] != '/' or path.is_dir():
                        yield path

            def rglob(self, pattern):
                root, parts = _parse([pattern])
                if root:
                    raise NotImplementedError("Non-relative patterns are unsupported")
                yield from self._select_all(['**'] + parts, pattern)

            def absolute(self):
                return self if self.is_absolute() else self.__class__(os.getcwd(), self)

            def resolve(self, strict=False):
                return self.__class__(os.path.realpath(self, strict=strict))

            def stat(self, *, follow_symlinks=True):
                return os.stat(self, follow_symlinks=follow_symlinks)

            def lstat(self):
                return os.lstat(self)

            def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
                return open(str(self), mode, buffering, encoding, errors, newline)

            def read_bytes(self):
                with self.open(mode='rb') as f:
                    return f.read()

            def read_text(self, encoding=None, errors=None):
                with self.open(mode='r', encoding=encoding, errors=errors) as f:
                    return f.read()

            def write_bytes(self, data):
                data = memoryview(data)
                with self.open(mode='wb') as f:
                    return f.write(data)

            def write_text(self, data, encoding=None, errors=None, newline=None):
                if not isinstance(data, str):
                    raise TypeError('data must be str, not %s' % data.__class__.__name__)
                with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as f:
                    return f.write(data)

            def readlink(self):
                return self.__class__(os.readlink(self))

            def touch(self, mode=0o666, exist_ok=True):
                if self.exists():
                    if not exist_ok:
                        raise FileExistsError(17, 'File exists', str(self))
                    os.utime(self)
                else:
                    self.open('x').close()

            def mkdir(self, mode=0o777, parents=False, exist_ok=False):
                try:
                    os.mkdir(self, mode)
                except FileNotFoundError:
                    if not parents or self.parent == self:
                        raise
                    self.parent.mkdir(parents=True, exist_ok=True)
                    self.mkdir(mode, parents=False, exist_ok=exist_ok)
                except OSError:
                    if not exist_ok or not self.is_dir():
                        raise

            def chmod(self, mode, *, follow_symlinks=True):
                os.chmod(self, mode)

            def unlink(self, missing_ok=False):
                try:
                    os.unlink(self)
                except FileNotFoundError:
                    if not missing_ok:
                        raise

            def rmdir(self):
                os.rmdir(self)

            def rename(self, target):
                os.rename(self, target)
                return self.__class__(target)

            def replace(self, target):
                os.replace(self, target)
                return self.__class__(target)

            def symlink_to(self, target, target_is_directory=False):
                os.symlink(target, self)

            def hardlink_to(self, target):
                os.link(target, self)

            def exists(self):
                return os.path.exists(self)

            def is_dir(self):
                return os.path.isdir(self)

            def is_file(self):
                return os.path.isfile(self)

            def is_symlink(self):
                return os.path.islink(self)

            def is_mount(self):
                return os.path.ismount(self)

            def expanduser(self):
                if not self._root and self._tail and self._tail[0][:1] == '~':
                    home = os.path.expanduser(self._tail[0])
                    if home[:1] == "~":
                        raise RuntimeError("Could not determine home directory.")
                    return self.__class__(home, *self._tail[1:])
                return self

        class PosixPath(Path, PurePosixPath):
            pass

        class PureWindowsPath:
            def __init__(self, *args):
                raise NotImplementedError("pathlib.PureWindowsPath is not part of the library")

        WindowsPath = PureWindowsPath
        """
}
