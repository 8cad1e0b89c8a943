from dataclasses import *
from typing import ClassVar, List, Optional
@dataclass
class P:
    x: int
    y: float = 2.0
    tags: list = field(default_factory=list)
    kind: ClassVar[str] = 'k'
p = P(1); q = P(1, 3, tags=['a']); print(p, q, p == P(1), p != q, p.kind, p.tags is P(1).tags, P.__match_args__)
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, z=2), lambda: P(1, x=2), lambda: hash(p), lambda: p < q):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(order=True, frozen=True)
class V:
    a: int
    b: str = field(default='b', compare=False, repr=False)
v = V(1); print(v, v < V(2), sorted([V(3), V(1)]), hash(v) == hash(V(1, 'z')), {v: 1}[V(1)], v <= V(1), max(V(1), V(5)))
try: v.a = 3
except FrozenInstanceError as e: print(type(e).__name__, e)
try: del v.a
except FrozenInstanceError as e: print(type(e).__name__, e)
try: v.new = 3
except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class Base:
    a: int = 1
@dataclass
class D(Base):
    b: int = 2
    total: int = field(init=False)
    scale: InitVar[int] = 10
    def __post_init__(self, scale): self.total = (self.a + self.b) * scale
print(D(), D(3, 4, 5), replace(Base(3), a=9), [f.name for f in fields(D)], is_dataclass(D), is_dataclass(D()), is_dataclass(5))
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 3
print(K(a=1), asdict(K(a=1)), astuple(K(a=2, b=4)))
try: K(1)
except TypeError as e: print(e)
@dataclass
class M:
    x: int
    _: KW_ONLY
    y: int = 5
    z: int
print(M(1, z=3))
@dataclass
class N:
    p: P
    ps: List[P]
    d: dict
n = N(P(1), [P(2)], {'k': P(3)}); print(asdict(n), astuple(n), n)
for src in ("x: list = []", "x: int = 1\n    y: int"):
    try:
        if src.startswith('x: list'):
            @dataclass
            class Bad:
                x: list = []
        else:
            @dataclass
            class Bad2:
                x: int = 1
                y: int
    except Exception as e: print(type(e).__name__, e)
@dataclass(eq=False)
class Plain:
    a: int
    def __repr__(self): return 'custom'
print(Plain(1), Plain(1) == Plain(1))
@dataclass(unsafe_hash=True)
class H: a: int
print(hash(H(1)) == hash(H(1)))
@dataclass
class Rec:
    children: list = field(default_factory=list)
r = Rec(); r.children.append(r); print(r)
print(P.__match_args__)
print(fields(P)[0].name, fields(P)[1].default, fields(P)[0].type, P.__doc__ is not None, P.__name__)
try: fields(5)
except TypeError as e: print(e)
try: asdict(5)
except TypeError as e: print(e)
Pt = make_dataclass('Pt', ['x', ('y', int, 5)]); print(Pt(1))
