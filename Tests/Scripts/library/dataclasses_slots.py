from dataclasses import *
@dataclass(slots=True)
class A: x: int; y: int = 2
print(A(1), A.__slots__)
try: A(1).z = 3
except AttributeError as e: print(e)
@dataclass(kw_only=True)
class B: x: int; y: int = 1
print(B(x=3))
try: B(1)
except TypeError as e: print(e)
try:
    @dataclass
    class C: x: int = 1; y: int
except TypeError as e: print(e)
@dataclass(order=True, frozen=True)
class D:
    a: int
    b: list = field(default_factory=list, compare=False, repr=False)
print(D(1) < D(2), hash(D(1)) == hash(D(1)), D(1, [3]))
try: D(1).a = 3
except FrozenInstanceError as e: print(e)
try:
    @dataclass
    class E: x: list = []
except ValueError as e: print(e)
@dataclass
class F:
    a: int
    _: KW_ONLY
    b: int = 0
    c: InitVar[int] = 3
    def __post_init__(self, c): self.d = c
print(F(1, b=2), F(1, c=9).d, asdict(F(1)), astuple(F(2)), replace(F(1), a=5, c=1), [f.name for f in fields(F)], F.__match_args__)
@dataclass(unsafe_hash=True, repr=False, eq=True)
class G(F): z: int = 5
print(G(1).z, is_dataclass(G), hash(G(1)) == hash(G(1)))
@dataclass(frozen=True, slots=True, weakref_slot=True)
class H: a: int
print(H(1), H.__slots__)
print(fields(A)[0].name)
