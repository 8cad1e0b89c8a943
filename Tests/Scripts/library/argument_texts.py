# What the library says about arguments, and what its results are, where they once differed.
import datetime
import io
import json
import math
import operator
import re
import enum
from collections import deque


def show(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def f(*rest, k=9):
    return rest, k


class Color(enum.Enum):
    RED = 1
    CRIMSON = 1


for action in (
    lambda: json.dumps({'k': 1}, separators=('0', object)), lambda: json.dumps({'k': 1}, separators=(1, ':')), lambda: json.dumps([], separators=(None, None)),
    lambda: json.JSONDecoder().raw_decode(5), lambda: json.JSONDecoder().decode(5), lambda: f(*None, **{1: 2}), lambda: f(**{1: 2}), lambda: f(1, k=1, **{'k': 2}),
    lambda: operator.itemgetter(0)(), lambda: operator.attrgetter('x')(1, 2), lambda: operator.concat({1}, (1,)), lambda: operator.concat(int, (1,)), lambda: operator.concat([1], [2]),
    lambda: math.dist((1,), ('a', 'b')), lambda: math.dist((1, 2), ('a', 'b')), lambda: Color.__members__, lambda: re.compile('(?P<n>a)').groupindex,
    lambda: deque([1]).__delitem__(None), lambda: deque([1])['a'], lambda: io.StringIO('a').seek(5), lambda: datetime.timezone(datetime.timedelta(0)),
    lambda: datetime.timezone(datetime.timedelta(0)) is datetime.timezone.utc, lambda: datetime.timezone(datetime.timedelta(0), 'x'), lambda: datetime.date.fromordinal(2**31),
    lambda: datetime.date.fromordinal(-2**63), lambda: datetime.date.fromordinal(2**64), lambda: datetime.date(2**64, 1, 1), lambda: datetime.datetime(2024, 100, 1, None),
    lambda: datetime.time(1, None), lambda: datetime.date.fromordinal(4000000), lambda: datetime.date.fromisoformat('2024-02-30'), lambda: datetime.datetime.fromisoformat('2024-02-29T25:00:00'),
    lambda: datetime.date.fromisoformat('0000-01-01'), lambda: datetime.datetime.fromisoformat('2024-W09-9'), lambda: datetime.time.fromisoformat('13:60'), lambda: datetime.date.fromisoformat('2024-1-1'),
):
    show(action)
