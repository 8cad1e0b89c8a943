# inspect: signatures of many kinds of callables, binding, and the questions about values.
import functools
import inspect
from dataclasses import dataclass
from inspect import Parameter, Signature


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def plain(a, b=1, *args, c, d='x', **kwargs):
    """Plain.

        Indented.
    """


def positional(a, /, b, *, c=None):
    pass


def annotated(a: int, b: 'str' = 'y', *args: float, c: set = (), **kw: dict) -> bool:
    pass


def generator():
    yield 1


class Base:
    """Base doc."""

    def __init__(self, x, y=2):
        pass

    def method(self, a, *, b=3):
        """Method doc."""

    @classmethod
    def made(cls, a):
        pass

    @staticmethod
    def static(a, b=()):
        pass

    @property
    def prop(self):
        return 1

    def __call__(self, z):
        pass


class Derived(Base):
    def method(self, a, *, b=3):
        pass


class Empty:
    pass


class New:
    def __new__(cls, q, r=0):
        return object.__new__(cls)


@dataclass
class Data:
    a: int
    b: str = 'z'


@functools.wraps(plain)
def wrapper(*args, **kwargs):
    return plain(*args, **kwargs)


for f in [plain, positional, annotated, generator, lambda: 0, lambda x, y=5: x, Base, Base.method, Base(1).method, Base.made, Base.static, Base(1), Derived, Empty,
          New, Data, wrapper, functools.partial(plain, 1, c=3), functools.partial(positional, 1), len, sorted]:
    attempt(lambda: str(inspect.signature(f)))
attempt(inspect.signature, 3)
sig = inspect.signature(plain)
print(sig, list(sig.parameters), [p.kind.name for p in sig.parameters.values()], [p.kind.description for p in sig.parameters.values()])
print(sig.parameters['b'].default, sig.parameters['a'].default is Parameter.empty, sig.return_annotation is Signature.empty, sig.parameters['args'])
print(repr(sig), repr(sig.parameters['b']), sig.parameters['c'].kind == Parameter.KEYWORD_ONLY, str(Parameter.VAR_KEYWORD), repr(Parameter.POSITIONAL_ONLY))
print(inspect.signature(annotated).return_annotation, inspect.signature(annotated).parameters['a'].annotation)
bound = sig.bind(1, 2, 3, 4, c=5, e=6)
print(bound, bound.args, bound.kwargs, bound.arguments)
bound = sig.bind(1, c=2)
print(bound.arguments)
bound.apply_defaults()
print(bound.arguments)
print(sig.bind_partial().arguments, sig == inspect.signature(plain), sig == inspect.signature(positional))
for args, kwargs in [((), {}), ((1,), {}), ((1,), {'c': 1, 'a': 2})]:
    attempt(sig.bind, *args, **kwargs)
attempt(inspect.signature(positional).bind, 1, 2, 3)
attempt(inspect.signature(positional).bind, 1, 2, z=3)
attempt(inspect.signature(positional).bind, 1)
print(sig.replace(parameters=[], return_annotation=int), Signature([Parameter('x', Parameter.POSITIONAL_ONLY), Parameter('y', Parameter.KEYWORD_ONLY, default=1)]))
attempt(Parameter, '1x', Parameter.POSITIONAL_ONLY)
attempt(Parameter, 'x', Parameter.VAR_POSITIONAL, default=1)
print(inspect.getdoc(plain), '|', inspect.getdoc(Derived), '|', inspect.getdoc(Derived(1).method), '|', inspect.getdoc(Empty))
print(inspect.cleandoc('  a\n    b\n      c\n\n'))
values = [plain, len, Base, Base(1).method, generator, generator(), inspect, [].append, 3, Base.made, lambda: 0]
for name in ['isfunction', 'isbuiltin', 'isclass', 'ismethod', 'isgeneratorfunction', 'isgenerator', 'ismodule', 'isroutine', 'isabstract', 'iscoroutinefunction']:
    print(name, [getattr(inspect, name)(v) for v in values])
print(inspect.getmro(Derived)[:2] == (Derived, Base), inspect.getmodule(plain).__name__, inspect.getmodulename('/a/b.py'), inspect.getfile(plain).endswith('inspect_all.py'))
print([n for n, v in inspect.getmembers(Base(1), inspect.ismethod)], [n for n, v in inspect.getmembers(Base, inspect.isfunction)])
print(inspect.getsource(positional), inspect.getsourcelines(generator), inspect.unwrap(wrapper) is plain)
print(inspect.getattr_static(Base(1), 'prop').__class__.__name__, inspect.getattr_static(Base, 'nope', 7))
attempt(inspect.getsource, len)
attempt(inspect.getfile, 3)
