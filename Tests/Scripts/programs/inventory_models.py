"""Dataclass models with validation, nesting, ordering, json and a small query language."""
import dataclasses
import json
from collections import ChainMap
from dataclasses import dataclass, field, fields, asdict, replace, astuple, KW_ONLY, InitVar
from datetime import date
from enum import Enum, IntEnum, unique
from typing import ClassVar, Optional


@unique
class Category(Enum):
    TOOL = "tool"
    FOOD = "food"
    OTHER = "other"

    @classmethod
    def _missing_(cls, value):
        return cls.OTHER if isinstance(value, str) else None

    def __str__(self):
        return self.value.title()


class Priority(IntEnum):
    LOW = 1
    HIGH = 10


@dataclass(order=True)
class Money:
    cents: int = 0
    currency: str = field(default="EUR", compare=False)

    def __post_init__(self):
        if not isinstance(self.cents, int):
            raise TypeError(f"cents must be int, got {type(self.cents).__name__}")

    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return replace(self, cents=self.cents + other.cents)

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, n):
        return Money(self.cents * n, self.currency)

    def __str__(self):
        return f"{self.cents // 100}.{self.cents % 100:02d} {self.currency}"


@dataclass(frozen=True)
class Tag:
    name: str
    weight: float = 1.0


@dataclass
class Item:
    name: str
    price: Money
    category: Category = Category.OTHER
    tags: list[Tag] = field(default_factory=list)
    _: KW_ONLY
    quantity: int = 0
    expires: Optional[date] = None
    secret: str = field(default="x", repr=False)
    discount: InitVar[int] = 0
    count: ClassVar[int] = 0
    total: Money = field(init=False)

    def __post_init__(self, discount):
        type(self).count += 1
        self.total = Money(self.price.cents * self.quantity * (100 - discount) // 100)

    def has(self, tag):
        return any(t.name == tag for t in self.tags)


@dataclass
class Perishable(Item):
    shelf: str = "A"

    def __post_init__(self, discount):
        super().__post_init__(discount)
        if self.expires is None:
            raise ValueError(f"{self.name} needs a date")


class Encoder(json.JSONEncoder):
    def default(self, o):
        if dataclasses.is_dataclass(o):
            return {"__type__": type(o).__name__} | {f.name: getattr(o, f.name) for f in fields(o)}
        if isinstance(o, Enum):
            return o.name
        if isinstance(o, date):
            return o.isoformat()
        return super().default(o)


items = [
    Item("hammer", Money(1999), Category("tool"), [Tag("steel", 2), Tag("heavy")], quantity=3),
    Item("apple", Money(50), Category.FOOD, quantity=100, discount=10),
    Perishable("milk", Money(119), Category("food"), quantity=5, expires=date(2024, 3, 1), shelf="C"),
    Item("thing", Money(1), Category("unheard of")),
]
for item in items:
    print(item)
print(sum(i.total for i in items), max(items, key=lambda i: i.total).name, Item.count, str(Category.FOOD), Category["TOOL"], Category.TOOL.name)
print(sorted([Money(3), Money(1, "USD"), Money(2)]), Money(1) == Money(1, "USD"), Money(5) > Money(4), Money(2) * 3 + Money(1))
print(asdict(items[0]), astuple(items[0].tags[0]), {Tag("a"), Tag("a", 1.0), Tag("b")} == {Tag("a"), Tag("b")})
text = json.dumps(items[0], cls=Encoder, indent=1)
print(text)
loaded = json.loads(text, object_hook=lambda d: Tag(d["name"], d["weight"]) if d.get("__type__") == "Tag" else d)
print(loaded["tags"], loaded["price"], loaded["expires"])
print([f.name for f in fields(Perishable)], Item.__match_args__, Perishable.__dataclass_params__)
changed = replace(items[1], quantity=1, discount=0)
print(changed.total, changed == items[1], changed != items[1])
for bad in (lambda: Item("x"), lambda: Item("x", Money(), Category.FOOD, [], 3), lambda: Money(1.5), lambda: Perishable("p", Money(1)),
            lambda: setattr(Tag("a"), "name", "b"), lambda: Tag("a") < Tag("b"), lambda: Category(3), lambda: Money(1) + 1,
            lambda: replace(items[0], total=Money(1), discount=0), lambda: json.dumps({1, 2}), lambda: {Money(): 1}, lambda: fields(3),
            lambda: asdict(Money), lambda: dataclass(type("Bad", (), {"__annotations__": {"x": list}, "x": []}))):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
Point = dataclasses.make_dataclass("Point", [("x", int), ("y", int, field(default=0))], namespace={"norm": lambda self: (self.x ** 2 + self.y ** 2) ** 0.5})
print(Point(3, 4).norm(), Point(1), Point.__annotations__)
defaults = ChainMap({"a": 1}, {"a": 2, "b": Priority.HIGH})
print(defaults["a"], defaults["b"] > Priority.LOW, dict(defaults), defaults.new_child({"c": 3})["c"], f"{Priority.HIGH:>4}|{Priority.HIGH!r}", Priority(1) + 1)
by_category = {}
for item in items:
    by_category.setdefault(item.category, []).append(item.name)
print(by_category, {c: len(v) for c, v in by_category.items()}, list(Category), Category.FOOD in by_category)
