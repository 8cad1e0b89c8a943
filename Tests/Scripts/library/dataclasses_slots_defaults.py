# Defaults of fields that __init__ does not take, with slots and without.
from dataclasses import dataclass, field


def show(label, function):
    try:
        print(label, repr(function()))
    except Exception as error:
        print(label, type(error).__name__, error)


for options in ({}, {"slots": True}, {"frozen": True}, {"slots": True, "frozen": True}, {"slots": True, "eq": False}):
    @dataclass(**options)
    class Point:
        x: int = 1
        y: str = field(init=False, default=3)
        z: list = field(default_factory=list)
        w: list = field(init=False, default_factory=dict)
        v: int = field(init=False)

    show(options, lambda: Point(5).y)
    show(options, lambda: Point(5).w)
    show(options, lambda: Point(5).v)
    show(options, lambda: Point(5))
    show(options, lambda: getattr(Point, "x", "absent") if "slots" not in options else type(Point.x).__name__)
    show(options, lambda: sorted(getattr(Point(2), "__dict__", {"none": 0})))
