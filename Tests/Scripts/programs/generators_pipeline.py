"""Log lines through generators: reading, parsing, windows, coroutines that aggregate."""
import re
from collections import deque, namedtuple
from functools import wraps
from itertools import chain, islice, takewhile, tee, zip_longest

Entry = namedtuple("Entry", "time level source message", defaults=("",))
LINE = re.compile(r"^(?P<time>\d\d:\d\d:\d\d)\s+(?P<level>[A-Z]+)\s+\[(?P<source>[^\]]*)\]\s*(?P<message>.*)$")


def lines():
    yield "10:00:01 INFO  [main] starting"
    yield "10:00:02 DEBUG [db] connect 10.0.0.1:5432"
    yield "nonsense"
    yield "10:00:05 WARN  [db] slow query: 3.20s"
    yield "10:00:09 ERROR [web] request failed: id=17 code=500"
    yield "  at frame 1"
    yield "  at frame 2"
    yield "10:00:11 ERROR [web] request failed: id=18 code=502"
    yield "10:00:30 INFO  [main] stopping"


def joined(source):
    """Lines that begin with blanks belong to the one before."""
    held = None
    for line in source:
        if line[:1].isspace() and held is not None:
            held += "\n" + line.strip()
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def parsed(source, *, on_error):
    for number, line in enumerate(source, start=1):
        first, *rest = line.splitlines()
        if match := LINE.match(first):
            yield Entry(**match.groupdict())._replace(message=match["message"] + "".join(f" <{r}>" for r in rest))
        else:
            on_error(number, line)


def seconds(text):
    h, m, s = map(int, text.split(":"))
    return (h * 60 + m) * 60 + s


def windows(source, size):
    window = deque(maxlen=size)
    for item in source:
        window.append(item)
        if len(window) == size:
            yield tuple(window)


def primed(function):
    @wraps(function)
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator
    return start


@primed
def averager():
    total = count = 0
    average = None
    try:
        while True:
            try:
                value = yield average
            except ValueError as error:
                print("averager told:", error)
                continue
            total += value
            count += 1
            average = total / count
    finally:
        print(f"averager closed after {count}")


@primed
def fan_out(*targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


def walk(tree):
    if isinstance(tree, (list, tuple)):
        result = 0
        for branch in tree:
            result += yield from walk(branch)
        return result
    yield tree
    return 1


problems = []
entries = list(parsed(joined(lines()), on_error=lambda *place: problems.append(place)))
for entry in entries:
    print(entry)
print(problems, {e.level for e in entries} == {"INFO", "DEBUG", "WARN", "ERROR"})
print([b - a for a, b in windows((seconds(e.time) for e in entries), 2)])
codes = [int(m[1]) for e in entries for m in re.finditer(r"code=(\d+)", e.message)]
print(codes, sum(codes), re.sub(r"\d+", lambda m: f"<{int(m[0]) * 2}>", entries[3].message))

average = averager()
print([average.send(x) for x in (10, 20, 60)])
print(average.throw(ValueError("skip this")))
average.close()
try:
    average.send(1)
except StopIteration as stop:
    print("stopped", stop.value)


def collector(result):
    while True:
        result.append((yield))


odd, every = [], []
collect = collector(odd)
next(collect)
other = collector(every)
next(other)
fan = fan_out(collect, other)
for n in range(3):
    fan.send(n)
print(odd, every)

counter = walk([1, [2, [3, 4]], (5,)])
leaves = []
while True:
    try:
        leaves.append(next(counter))
    except StopIteration as stop:
        print(leaves, stop.value)
        break

a, b = tee(takewhile(lambda x: x < 50, (n * n for n in range(100))))
print(list(zip_longest(islice(a, 2, None), b, fillvalue="-")))
print(list(chain.from_iterable([x] * x for x in range(4))), sum(x for x in range(10) if x % 3))


def broken():
    yield 1
    raise StopIteration("inside")


try:
    list(broken())
except RuntimeError as error:
    print(error, repr(error.__cause__))
