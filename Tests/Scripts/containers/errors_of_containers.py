# Every wrong use says what CPython says.
def check(*texts):
    for text in texts:
        try:
            print(text, "->", CASES[text]())
        except Exception as error:
            print(text, "->", type(error).__name__, error)


class Index:
    def __index__(self):
        return 1


CASES = {
    "list(1, 2)": lambda: list(1, 2),
    "list(a=1)": lambda: list(a=1),
    "dict(1)": lambda: dict(1),
    "dict([1])": lambda: dict([1]),
    "dict([(1, 2, 3)])": lambda: dict([(1, 2, 3)]),
    "dict(1, 2)": lambda: dict(1, 2),
    "set(1, 2)": lambda: set(1, 2),
    "set(a=1)": lambda: set(a=1),
    "tuple(1, 2)": lambda: tuple(1, 2),
    "frozenset(1, 2)": lambda: frozenset(1, 2),
    "tuple(1)": lambda: tuple(1),
    "range()": lambda: range(),
    "range(1, 2, 0)": lambda: range(1, 2, 0),
    "range(1.0)": lambda: range(1.0),
    "range(1, 2, 3, 4)": lambda: range(1, 2, 3, 4),
    "slice()": lambda: slice(),
    "slice(1, 2, 3, 4)": lambda: slice(1, 2, 3, 4),
    "[].pop()": lambda: [].pop(),
    "[1].pop(5)": lambda: [1].pop(5),
    "[].pop('a')": lambda: [].pop("a"),
    "[].index(1)": lambda: [].index(1),
    "[1].index(1, 'a')": lambda: [1].index(1, "a"),
    "[].remove(1)": lambda: [].remove(1),
    "().index(1)": lambda: ().index(1),
    "range(3).index(7)": lambda: range(3).index(7),
    "range(3).index('a')": lambda: range(3).index("a"),
    "[1][::0]": lambda: [1][::0],
    "[1]['a']": lambda: [1]["a"[:]],
    "(1,)['a']": lambda: (1,)["a"[:]],
    "range(3)['a']": lambda: range(3)["a"],
    "range(3)[5]": lambda: range(3)[5],
    "[1, 2][Index()]": lambda: [1, 2][Index()],
    "[][:'a']": lambda: [][:"a"],
    "{}.popitem()": lambda: {}.popitem(),
    "{}.pop(1)": lambda: {}.pop(1),
    "{}[1]": lambda: {}[1],
    "{}['a']": lambda: {}["a"],
    "set().pop()": lambda: set().pop(),
    "set().remove(1)": lambda: set().remove(1),
    "{[]}": lambda: {[]},
    "{[]: 1}": lambda: {[]: 1},
    "{} in {}": lambda: {} in {},
    "[] in set()": lambda: [] in set(),
    "{1} | [1]": lambda: {1} | [1],
    "{1} < [1]": lambda: {1} < [1],
    "{} < {}": lambda: {} < {},
    "[1] < (1,)": lambda: [1] < (1,),
    "range(3) < range(4)": lambda: range(3) < range(4),
    "[1] + (1,)": lambda: [1] + (1,),
    "[1] * 'a'": lambda: [1] * "a",
    "[1] * 1.5": lambda: [1] * 1.5,
    "(1,) + [1]": lambda: (1,) + [1],
    "{} | 1": lambda: {} | 1,
    "set() + set()": lambda: set() + set(),
    "[].append()": lambda: [].append(),
    "[].append(1, 2)": lambda: [].append(1, 2),
    "[].insert(1)": lambda: [].insert(1),
    "{}.get()": lambda: {}.get(),
    "{}.update(1)": lambda: {}.update(1),
    "{}.update([1])": lambda: {}.update([1]),
    "{}.update(1, 2)": lambda: {}.update(1, 2),
    "[].extend(1)": lambda: [].extend(1),
    "[].sort(foo=1)": lambda: [].sort(foo=1),
    "[1, 'a'].sort()": lambda: [1, "a"].sort(),
    "[].sort(reverse='a')": lambda: [].sort(reverse="a"),
    "[].sort(key=1)": lambda: [].sort(key=1),
    "[1].sort(key=1)": lambda: [1].sort(key=1),
    "list.append(1, 2)": lambda: list.append(1, 2),
    "list.append()": lambda: list.append(),
    "dict.get(1)": lambda: dict.get(1),
    "dict.fromkeys(1)": lambda: dict.fromkeys(1),
    "dict.fromkeys([[]])": lambda: dict.fromkeys([[]]),
    "set([[]])": lambda: set([[]]),
    "{1}.union(1)": lambda: {1}.union(1),
    "{1}.issubset(1)": lambda: {1}.issubset(1),
    "frozenset().add": lambda: frozenset().add,
    "slice(1).indices(-1)": lambda: slice(1).indices(-1),
    "hash([])": lambda: hash([]),
    "hash({})": lambda: hash({}),
    "hash(set())": lambda: hash(set()),
    "hash(slice(1))": lambda: hash(slice(1)),
    "hash((1, []))": lambda: hash((1, [])),
    "[].nothing": lambda: [].nothing,
}
check(*CASES)

xs = [1, 2, 3]
for statement in [
    lambda: xs.__setitem__(slice(None), 5),
    lambda: xs.__setitem__(slice(None, None, 2), 5),
    lambda: xs.__setitem__(slice(None, None, 2), [1]),
    lambda: xs.__setitem__(7, 5),
    lambda: xs.__delitem__(7),
    lambda: xs.__delitem__("a"),
    lambda: xs.__iadd__(5),
]:
    try:
        statement()
    except Exception as error:
        print(type(error).__name__, error)
print(xs)
d = {1: 1}
try:
    for key in d:
        d[key + 1] = 1
except RuntimeError as error:
    print(error)
s = {1}
try:
    for key in s:
        s.add(key + 1)
except RuntimeError as error:
    print(error)
