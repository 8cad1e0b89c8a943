"""Diamonds, super chains, mixins, properties and descriptors, operators that give way."""
import functools


class Base:
    created = 0

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        cls.created += 1
        return self

    def __init__(self, name, **kwargs):
        if kwargs:
            raise TypeError(f"unexpected {', '.join(sorted(kwargs))}")
        self.name = name

    def describe(self):
        return [f"Base({self.name})"]

    def __repr__(self):
        return f"<{type(self).__name__} {self.name}>"


class Left(Base):
    def __init__(self, *args, left=1, **kwargs):
        super().__init__(*args, **kwargs)
        self.left = left

    def describe(self):
        return ["Left"] + super().describe()


class Right(Base):
    def __init__(self, *args, right=2, **kwargs):
        super().__init__(*args, **kwargs)
        self.right = right

    def describe(self):
        return ["Right"] + super().describe()


class Bottom(Left, Right):
    def describe(self):
        return ["Bottom", *super(Bottom, self).describe()]


class Compared:
    """Orders by the key of the class that mixes it in."""

    def __eq__(self, other):
        return self.key == other.key if isinstance(other, Compared) else NotImplemented

    def __lt__(self, other):
        return self.key < other.key if isinstance(other, Compared) else NotImplemented

    def __hash__(self):
        return hash(self.key)


@functools.total_ordering
class Version(Compared):
    def __init__(self, text):
        self.key = tuple(map(int, text.split(".")))

    def __repr__(self):
        return "v" + ".".join(map(str, self.key))


class Typed:
    def __init__(self, kind, *, check=None, default=None):
        self.kind, self.check, self.default = kind, check, default

    def __set_name__(self, owner, name):
        self.name, self.slot = name, "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.slot, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(instance).__name__}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        if self.check and not self.check(value):
            raise ValueError(f"bad {self.name}: {value!r}")
        instance.__dict__[self.slot] = value

    def __delete__(self, instance):
        del instance.__dict__[self.slot]


class Account:
    owner = Typed(str, check=str.istitle)
    balance = Typed(int, default=0)
    _count = 0

    def __init__(self, owner):
        self.owner = owner
        type(self)._count += 1
        self.__secret = 42

    @property
    def secret(self):
        """A private number."""
        return self.__secret

    @secret.setter
    def secret(self, value):
        self.__secret = value

    @secret.deleter
    def secret(self):
        del self.__secret

    @classmethod
    def count(cls):
        return f"{cls.__name__} {cls._count}"

    @staticmethod
    def rules():
        return "be nice"

    def __getattr__(self, name):
        if name.startswith("is_"):
            return lambda: name[3:] in self.owner.lower()
        raise AttributeError(f"{type(self).__name__!r} has no {name!r}", name=name, obj=self)


class Savings(Account):
    rate = 3

    @property
    def secret(self):
        return super().secret * 2

    def __setattr__(self, name, value):
        if name == "rate":
            raise AttributeError("the rate is fixed")
        super().__setattr__(name, value)


bottom = Bottom("b", left=5, right=6)
print(bottom, bottom.describe(), [c.__name__ for c in Bottom.__mro__], bottom.__dict__)
print(Base.created, Bottom.created, Left("x").created, Base.created, vars(Left)["created"])
for bad in (lambda: Bottom("b", up=3), lambda: Bottom(), lambda: type("Twisted", (Base, Left), {})):
    try:
        bad()
    except TypeError as error:
        print(str(error).replace("\n", " "))
versions = [Version(t) for t in "1.10 1.9.3 1.9 2.0".split()]
print(sorted(versions), max(versions), Version("1.9") >= Version("1.9"), Version("1") != Version("1.0"), len({*versions, Version("2.0")}))
try:
    Version("1") < 3
except TypeError as error:
    print(error)
account = Account("Ada")
account.balance += 10
print(account.balance, account.secret, account.count(), Account.rules(), account.is_ad(), account.__dict__)
for statement in ("account.owner = 'ada'", "account.balance = 1.5", "account.nothing", "Account('X').balance.real.nothing"):
    try:
        if statement.endswith("'ada'"):
            account.owner = "ada"
        elif statement.endswith("1.5"):
            account.balance = 1.5
        elif "real" in statement:
            Account("X").balance.real.nothing
        else:
            account.nothing
    except (TypeError, ValueError, AttributeError) as error:
        print(statement, "->", type(error).__name__, error)
del account.balance
account.secret = 7
print(account.balance, account.secret, Account.secret.__doc__, Account.owner.name, "_Account__secret" in vars(account))
del account.secret
print(hasattr(account, "secret"), getattr(account, "secret", "gone"))
savings = Savings("Bob")
print(savings.secret, Savings.count(), Account.count(), savings.rate)
for attempt in (lambda: setattr(savings, "rate", 4), lambda: setattr(savings, "secret", 4), lambda: delattr(savings, "nope")):
    try:
        attempt()
    except AttributeError as error:
        print(error)
print(isinstance(savings, Account), issubclass(Savings, (int, Account)), Savings.__bases__, Savings.__name__, type(savings) is Savings)
print(sorted(n for n in dir(savings) if not n.startswith("__")), callable(savings.count), Savings.__subclasses__(), Account.__subclasses__())


class Meters(float):
    def __add__(self, other):
        return Meters(float(self) + other)

    __radd__ = __add__

    def __repr__(self):
        return f"{float(self):g} m"


class Path(str):
    def __truediv__(self, other):
        return Path(f"{self}/{other}")

    def __rtruediv__(self, other):
        return Path(f"{other}/{self}")


print(sum([Meters(1), Meters(2.5)]), Meters(2) * 2, Path("a") / "b" / "c", "root" / Path("a"), type(Path("a") / "b").__name__, max(Meters(3), 2))
