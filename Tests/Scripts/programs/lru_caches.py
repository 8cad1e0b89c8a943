"""Three ways to remember results: a class over OrderedDict, a linked list by hand, functools."""
from collections import OrderedDict
from functools import lru_cache, wraps


class LRUCache:
    def __init__(self, capacity):
        if capacity <= 0:
            raise ValueError(f"capacity must be positive, not {capacity}")
        self.capacity = capacity
        self._data = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key, default=None):
        try:
            self._data.move_to_end(key)
        except KeyError:
            self.misses += 1
            return default
        self.hits += 1
        return self._data[key]

    def put(self, key, value):
        if key in self._data:
            self._data.move_to_end(key)
        self._data[key] = value
        if len(self._data) > self.capacity:
            oldest, _ = self._data.popitem(last=False)
            return oldest
        return None

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        yield from reversed(self._data)

    def __repr__(self):
        inner = ", ".join(f"{k!r}: {v!r}" for k, v in self._data.items())
        return f"{type(self).__name__}({self.capacity}, {{{inner}}})"


class _Link:
    __slots__ = ("before", "after", "key", "value")

    def __init__(self, key=None, value=None):
        self.before = self.after = self
        self.key, self.value = key, value

    def unlink(self):
        self.before.after, self.after.before = self.after, self.before

    def insert_after(self, other):
        self.before, self.after = other, other.after
        other.after.before = self
        other.after = self


class LinkedCache:
    def __init__(self, capacity):
        self.capacity, self.head, self.links = capacity, _Link(), {}

    def __getitem__(self, key):
        link = self.links[key]
        link.unlink()
        link.insert_after(self.head)
        return link.value

    def __setitem__(self, key, value):
        if (link := self.links.get(key)) is not None:
            link.value = value
            link.unlink()
        else:
            if len(self.links) >= self.capacity:
                last = self.head.before
                last.unlink()
                del self.links[last.key]
            link = self.links[key] = _Link(key, value)
        link.insert_after(self.head)

    def keys(self):
        link = self.head.after
        while link is not self.head:
            yield link.key
            link = link.after


def counted(function):
    @wraps(function)
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


@lru_cache(maxsize=32)
@counted
def ways(amount, coins=(1, 5, 10, 25, 50)):
    """How many ways there are to pay an amount."""
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[-1], coins) + ways(amount, coins[:-1])


cache = LRUCache(3)
for i, word in enumerate("one two three one four two five one".split()):
    if cache.get(word) is None:
        gone = cache.put(word, i)
        if gone:
            print(f"{word!r} pushed out {gone!r}")
print(cache, len(cache), list(cache), "one" in cache, cache.hits, cache.misses)
try:
    LRUCache(0)
except ValueError as error:
    print(type(error).__name__, error)

linked = LinkedCache(2)
linked["a"] = 1
linked["b"] = 2
print(linked["a"], list(linked.keys()))
linked["c"] = 3
print(list(linked.keys()))
try:
    linked["b"]
except KeyError as error:
    print("missing", error)

print(ways(100), ways.__name__, ways.__doc__, ways.__wrapped__.calls)
print(ways.cache_info())
ways.cache_clear()
print(ways.cache_info().currsize, ways.cache_parameters())
