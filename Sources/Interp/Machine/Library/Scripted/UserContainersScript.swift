// `collections.UserDict`, `UserList` and `UserString`: classes around a dict, a list and a str in `data`. A module of its own,
// which `collections` imports when one of the names is first asked for.

enum UserContainersScript {
    static var module: NativeModule {
        .scripted("_user_containers", doc: "Wrappers around dict, list and str for subclassing.", source)
    }

    private static let source = #"""
        import sys
        from collections.abc import MutableMapping, MutableSequence, Sequence

        def _plain(value, cls):
            return value.data if isinstance(value, cls) else value

        class UserDict(MutableMapping):
            __module__ = 'collections'

            def __init__(self, dict=None, /, **kwargs):
                self.data = {}
                if dict is not None:
                    self.update(dict)
                if kwargs:
                    self.update(kwargs)

            def __len__(self):
                return len(self.data)

            def __getitem__(self, key):
                if key in self.data:
                    return self.data[key]
                if hasattr(self.__class__, '__missing__'):
                    return self.__class__.__missing__(self, key)
                raise KeyError(key)

            def __setitem__(self, key, item):
                self.data[key] = item

            def __delitem__(self, key):
                del self.data[key]

            def __iter__(self):
                return iter(self.data)

            def __contains__(self, key):
                # Not by asking for the item: `__missing__` would answer.
                return key in self.data

            def __repr__(self):
                return repr(self.data)

            def __or__(self, other):
                if not isinstance(other, (UserDict, dict)):
                    return NotImplemented
                return self.__class__(self.data | _plain(other, UserDict))

            def __ror__(self, other):
                if not isinstance(other, (UserDict, dict)):
                    return NotImplemented
                return self.__class__(_plain(other, UserDict) | self.data)

            def __ior__(self, other):
                self.data |= _plain(other, UserDict)
                return self

            def __copy__(self):
                new = self.__class__.__new__(self.__class__)
                new.__dict__.update(self.__dict__)
                new.__dict__['data'] = self.__dict__['data'].copy()
                return new

            def copy(self):
                if self.__class__ is UserDict:
                    return UserDict(self.data.copy())
                # What a subclass keeps besides is copied too; the items go through its own methods.
                import copy
                data = self.data
                try:
                    self.data = {}
                    new = copy.copy(self)
                finally:
                    self.data = data
                new.update(self)
                return new

            @classmethod
            def fromkeys(cls, iterable, value=None):
                new = cls()
                for key in iterable:
                    new[key] = value
                return new

        class UserList(MutableSequence):
            __module__ = 'collections'

            def __init__(self, initlist=None):
                self.data = [] if initlist is None else list(_plain(initlist, UserList))

            def __repr__(self):
                return repr(self.data)

            def __lt__(self, other):
                return self.data < _plain(other, UserList)

            def __le__(self, other):
                return self.data <= _plain(other, UserList)

            def __eq__(self, other):
                return self.data == _plain(other, UserList)

            def __gt__(self, other):
                return self.data > _plain(other, UserList)

            def __ge__(self, other):
                return self.data >= _plain(other, UserList)

            def __contains__(self, item):
                return item in self.data

            def __len__(self):
                return len(self.data)

            def __getitem__(self, i):
                return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

            def __setitem__(self, i, item):
                self.data[i] = item

            def __delitem__(self, i):
                del self.data[i]

            def __add__(self, other):
                return self.__class__(self.data + list(_plain(other, UserList)))

            def __radd__(self, other):
                return self.__class__(list(_plain(other, UserList)) + self.data)

            def __iadd__(self, other):
                self.data += list(_plain(other, UserList))
                return self

            def __mul__(self, n):
                return self.__class__(self.data * n)

            __rmul__ = __mul__

            def __imul__(self, n):
                self.data *= n
                return self

            def __copy__(self):
                new = self.__class__.__new__(self.__class__)
                new.__dict__.update(self.__dict__)
                new.__dict__['data'] = self.__dict__['data'][:]
                return new

            def append(self, item):
                self.data.append(item)

            def insert(self, i, item):
                self.data.insert(i, item)

            def pop(self, i=-1):
                return self.data.pop(i)

            def remove(self, item):
                self.data.remove(item)

            def clear(self):
                self.data.clear()

            def copy(self):
                return self.__class__(self)

            def count(self, item):
                return self.data.count(item)

            def index(self, item, *args):
                return self.data.index(item, *args)

            def reverse(self):
                self.data.reverse()

            def sort(self, /, *args, **kwds):
                self.data.sort(*args, **kwds)

            def extend(self, other):
                self.data.extend(_plain(other, UserList))

        class UserString(Sequence):
            __module__ = 'collections'

            def __init__(self, seq):
                self.data = seq if isinstance(seq, str) else seq.data[:] if isinstance(seq, UserString) else str(seq)

            def __str__(self):
                return str(self.data)

            def __repr__(self):
                return repr(self.data)

            def __int__(self):
                return int(self.data)

            def __float__(self):
                return float(self.data)

            def __complex__(self):
                return complex(self.data)

            def __hash__(self):
                return hash(self.data)

            def __eq__(self, string):
                return self.data == _plain(string, UserString)

            def __lt__(self, string):
                return self.data < _plain(string, UserString)

            def __le__(self, string):
                return self.data <= _plain(string, UserString)

            def __gt__(self, string):
                return self.data > _plain(string, UserString)

            def __ge__(self, string):
                return self.data >= _plain(string, UserString)

            def __contains__(self, char):
                return _plain(char, UserString) in self.data

            def __len__(self):
                return len(self.data)

            def __getitem__(self, index):
                return self.__class__(self.data[index])

            def __add__(self, other):
                return self.__class__(self.data + str(other))

            def __radd__(self, other):
                return self.__class__(str(other) + self.data)

            def __mul__(self, n):
                return self.__class__(self.data * n)

            __rmul__ = __mul__

            def __mod__(self, args):
                return self.__class__(self.data % args)

            def __rmod__(self, template):
                return self.__class__(str(template) % self)

            def center(self, width, *args):
                return self.__class__(self.data.center(width, *args))

            def count(self, sub, start=0, end=sys.maxsize):
                return self.data.count(_plain(sub, UserString), start, end)

            def removeprefix(self, prefix, /):
                return self.__class__(self.data.removeprefix(_plain(prefix, UserString)))

            def removesuffix(self, suffix, /):
                return self.__class__(self.data.removesuffix(_plain(suffix, UserString)))

            def encode(self, encoding='utf-8', errors='strict'):
                return self.data.encode('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)

            def endswith(self, suffix, start=0, end=sys.maxsize):
                return self.data.endswith(suffix, start, end)

            def startswith(self, prefix, start=0, end=sys.maxsize):
                return self.data.startswith(prefix, start, end)

            def expandtabs(self, tabsize=8):
                return self.__class__(self.data.expandtabs(tabsize))

            def find(self, sub, start=0, end=sys.maxsize):
                return self.data.find(_plain(sub, UserString), start, end)

            def rfind(self, sub, start=0, end=sys.maxsize):
                return self.data.rfind(_plain(sub, UserString), start, end)

            def index(self, sub, start=0, end=sys.maxsize):
                return self.data.index(sub, start, end)

            def rindex(self, sub, start=0, end=sys.maxsize):
                return self.data.rindex(sub, start, end)

            def format(self, /, *args, **kwds):
                return self.data.format(*args, **kwds)

            def format_map(self, mapping):
                return self.data.format_map(mapping)

            def join(self, seq):
                return self.data.join(seq)

            def ljust(self, width, *args):
                return self.__class__(self.data.ljust(width, *args))

            def rjust(self, width, *args):
                return self.__class__(self.data.rjust(width, *args))

            def lstrip(self, chars=None):
                return self.__class__(self.data.lstrip(chars))

            def rstrip(self, chars=None):
                return self.__class__(self.data.rstrip(chars))

            def strip(self, chars=None):
                return self.__class__(self.data.strip(chars))

            maketrans = str.maketrans

            def partition(self, sep):
                return self.data.partition(sep)

            def rpartition(self, sep):
                return self.data.rpartition(sep)

            def replace(self, old, new, maxsplit=-1):
                return self.__class__(self.data.replace(_plain(old, UserString), _plain(new, UserString), maxsplit))

            def split(self, sep=None, maxsplit=-1):
                return self.data.split(sep, maxsplit)

            def rsplit(self, sep=None, maxsplit=-1):
                return self.data.rsplit(sep, maxsplit)

            def splitlines(self, keepends=False):
                return self.data.splitlines(keepends)

            def translate(self, *args):
                return self.__class__(self.data.translate(*args))

            def zfill(self, width):
                return self.__class__(self.data.zfill(width))

        # The methods without arguments: those that give text give it in the class.
        def _forward(name, gives_text):
            method = getattr(str, name)
            if gives_text:
                def forward(self):
                    return self.__class__(method(self.data))
            else:
                def forward(self):
                    return method(self.data)
            forward.__name__ = name
            forward.__qualname__ = 'UserString.' + name
            forward.__module__ = 'collections'
            setattr(UserString, name, forward)

        for _name in ['capitalize', 'casefold', 'lower', 'swapcase', 'title', 'upper']:
            _forward(_name, True)
        for _name in ['isalnum', 'isalpha', 'isascii', 'isdecimal', 'isdigit', 'isidentifier', 'islower', 'isnumeric',
                      'isprintable', 'isspace', 'istitle', 'isupper']:
            _forward(_name, False)
        """#
}
