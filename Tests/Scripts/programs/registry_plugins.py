"""Plugins that register themselves: by decorator, by __init_subclass__, with argparse in front."""
import argparse
import contextlib
import io
import sys
from abc import ABC, abstractmethod
from functools import partial, wraps


class Transform(ABC):
    registry = {}
    name = None

    def __init_subclass__(cls, /, name=None, aliases=(), **kwargs):
        super().__init_subclass__(**kwargs)
        cls.name = name or cls.__name__.lower()
        for key in (cls.name, *aliases):
            if key in Transform.registry:
                raise TypeError(f"{key!r} is taken by {Transform.registry[key].__name__}")
            Transform.registry[key] = cls

    @abstractmethod
    def __call__(self, text: str) -> str:
        """Transforms a text."""

    @classmethod
    def create(cls, name, **options):
        try:
            return cls.registry[name](**options)
        except KeyError:
            raise LookupError(f"no transform {name!r}; there are {', '.join(sorted(cls.registry))}") from None

    def __or__(self, other):
        return Pipeline(self, other)


class Pipeline(Transform):
    def __init__(self, *steps):
        self.steps = steps

    def __call__(self, text):
        for step in self.steps:
            text = step(text)
        return text


class Upper(Transform, aliases=["caps"]):
    def __call__(self, text):
        return text.upper()


class Rotate(Transform, name="rot"):
    def __init__(self, by=13):
        self.by = by

    def __call__(self, text):
        def turn(c):
            if not c.isalpha() or not c.isascii():
                return c
            base = ord("A" if c.isupper() else "a")
            return chr((ord(c) - base + self.by) % 26 + base)
        return "".join(map(turn, text))


class Repeat(Transform):
    def __init__(self, times=2, sep=" "):
        self.times, self.sep = times, sep

    def __call__(self, text):
        return self.sep.join([text] * self.times)


commands = {}


def command(*names, help=None):
    def register(function):
        for name in names or (function.__name__,):
            commands[name] = function

        @wraps(function)
        def wrapper(*args, **kwargs):
            return function(*args, **kwargs)
        wrapper.help = help or (function.__doc__ or "").strip().partition("\n")[0]
        return wrapper
    return register


@command()
def apply(args):
    """Apply transforms to words.

    More text.
    """
    steps = [Transform.create(name) for name in args.use] or [lambda t: t]
    for word in args.words:
        print(Pipeline(*steps)(word))


@command("list", "ls")
def list_all(args):
    """List the transforms."""
    for name, cls in sorted(Transform.registry.items()):
        print(f"{name:<10}{cls.__qualname__:<10}{cls.__mro__[1].__name__}")


def main(argv):
    parser = argparse.ArgumentParser(prog="tool", description="Transforms texts.")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    sub = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    p = sub.add_parser("apply", help=apply.help)
    p.add_argument("words", nargs="+", metavar="WORD")
    p.add_argument("--use", action="append", default=[], choices=sorted(Transform.registry))
    sub.add_parser("list", help=list_all.help, aliases=["ls"])
    args = parser.parse_args(argv)
    if args.verbose:
        print(args)
    commands[args.command](args)


for argv in ["apply hello World --use rot --use caps", "ls", "-vv apply x --use repeat", "apply", "bogus", "--help", "apply x --use nope",
             "apply -h"]:
    print("$ tool", argv)
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors):
        try:
            main(argv.split())
        except SystemExit as error:
            print("exit", error.code)
    print(errors.getvalue(), end="")
print((Upper() | Repeat(times=3, sep="-") | partial(str.replace, "A-", "b") if False else Upper() | Repeat(3, "-"))("ab"))
for bad in (lambda: Transform(), lambda: Transform.create("xyz"), lambda: type("Again", (Transform,), {}, name="rot")):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error, error.__suppress_context__)
