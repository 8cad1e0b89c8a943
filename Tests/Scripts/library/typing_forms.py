from typing import *
import typing
T = TypeVar('T')
K = TypeVar('K', bound=int); V = TypeVar('V', int, str)
class Stack(Generic[T]):
    def __init__(self): self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
    def pop(self) -> T: return self.items.pop()
s = Stack[int](); s.push(3); print(s.pop(), Stack[int], Stack.__parameters__, s.__orig_class__)
@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...
class F:
    def close(self): pass
print(isinstance(F(), Closeable), isinstance(3, Closeable), issubclass(F, Closeable))
try: Closeable()
except TypeError as e: print(e)
class P2(Protocol):
    x: int
try: isinstance(F(), P2)
except TypeError as e: print(e)
print(Optional[int], Union[int, str, None], Callable[[int], str], Dict[str, List[int]], Literal['a', 1], Tuple[int, ...], int | None)
print(get_type_hints(Stack.push), get_origin(Dict[str, int]), get_args(Dict[str, int]))
class TD(TypedDict, total=False):
    a: int
    b: str
print(TD(a=1), TD.__annotations__, TD.__total__)
class NT(NamedTuple):
    a: int
    b: str = 'x'
print(NT(1), NT._fields, NT._field_defaults)
UserId = NewType('UserId', int); print(UserId(5), UserId)
print(T, K.__bound__, V.__constraints__)
class D(Generic[K, V], Dict[K, V]): pass
print(D.__mro__[1:3], D.__orig_bases__)
print([n for n in typing.__all__ if not hasattr(typing, n)])
P = ParamSpec('P'); print(P, Callable[P, int])
@overload
def ov(x: int) -> int: ...
def ov(x): return x
print(ov(2), Final, ClassVar[int], Annotated[int, 'm'], cast(int, 'x'), TYPE_CHECKING, Self, Never, LiteralString, Required[int])
print(len(get_overloads(ov)), assert_type(3, int))
@final
class Z: pass
print(Z.__final__)

class Node(Generic[T]):
    left: 'Optional[Node[T]]'
    value: 'T'
    names: "list[str] | None" = None
print(get_type_hints(Node), Node[str].__args__, Node[T].__parameters__)
def function(a: 'Node[int]', b: None = None, *, c: Annotated[int, 'x'] = 3) -> 'Dict[str, Node]': ...
print(get_type_hints(function), get_type_hints(function, include_extras=True)['c'])
for bad in (lambda: Node[int, str], lambda: Node[int][str], lambda: Generic[int], lambda: Union[()], lambda: Optional[int, str], lambda: List[int, str],
            lambda: Callable[int], lambda: TypeVar('X', int), lambda: Any(), lambda: isinstance(1, List[int]), lambda: Union(), lambda: isinstance([], Any) if False else Node.nope):
    try: print(bad())
    except (TypeError, AttributeError) as error: print(type(error).__name__, error)
print(Union[int, Union[str, int]], Union[int], Optional[Optional[str]], Literal[1, 1, True], List[T][int], Dict[K, List[T]][int, str], Callable[..., T][bytes], Tuple[()])
print(isinstance(1, Union[int, str]), isinstance(1, Optional[str]), issubclass(int, Union[int, str]), isinstance([], List), isinstance({}, Mapping), List[int] == List[int], hash(List[int]) == hash(List[int]))
print(Callable[[], None], Callable[[T, int], T], Type[int], ClassVar[int], Final[str], 'Node' in str(List['Node']), Iterator[int], Pattern[str], DefaultDict[str, int], Deque[int], ContextManager[int])
class Sized2(Protocol):
    size: int
    def grow(self, by: int) -> None: ...
class Ok:
    size = 3
    def grow(self, by): pass
class Half:
    size = 3
CheckedSized = runtime_checkable(Sized2)
print(isinstance(Ok(), CheckedSized), isinstance(Half(), CheckedSized))
class Explicit(Sized2):
    def __init__(self): self.size = 1
print(Explicit().size, isinstance(Explicit(), Sized2), SupportsInt, isinstance(3, SupportsInt), isinstance('', SupportsFloat))
Movie = TypedDict('Movie', {'name': str, 'year': NotRequired[int]})
print(Movie(name='x'), sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__), Movie.__total__)
class Employee(NamedTuple):
    name: str
    id: int = 3
print(Employee('G'), Employee.__annotations__)
try: assert_never(3)
except AssertionError as error: print(error)
