# Every special method raises, in every place that calls it: the exception arrives, nothing else happens.
import functools
import json

NAMES = """repr str format bytes hash bool len iter next reversed contains getitem setitem delitem missing call enter exit del
eq ne lt le gt ge add radd iadd sub rsub mul rmul truediv floordiv mod divmod pow and or xor lshift rshift matmul neg pos abs invert
int float index round floor ceil getattr getattribute setattr delattr dir get set delete set_name init new init_subclass
class_getitem length_hint fspath instancecheck subclasscheck""".split()
USES = {
    "repr": repr, "str": str, "format": lambda x: f"{x:>3}", "percent": lambda x: "%s %r" % (x, x), "percent d": lambda x: "%d" % x, "bytes": bytes,
    "hash": hash, "bool": bool, "not": lambda x: not x, "if": lambda x: 1 if x else 2, "and": lambda x: x and 1, "len": len, "iter": iter, "for": lambda x: [i for i in x],
    "list": list, "tuple": tuple, "set": set, "dict": dict, "sorted": sorted, "sum": sum, "min": min, "any": any, "all": all, "zip": lambda x: list(zip(x, x)),
    "map": lambda x: list(map(str, x)), "filter": lambda x: list(filter(x, [1])), "enumerate": lambda x: list(enumerate(x)), "unpack": lambda x: [a for a, b in [x]],
    "star": lambda x: [*x], "double star": lambda x: {**x}, "call star": lambda x: print(*x), "call double star": lambda x: dict(**x), "next": next, "reversed": reversed,
    "in": lambda x: 1 in x, "in list": lambda x: x in [1, 2], "in dict": lambda x: x in {1: 2}, "key": lambda x: {x: 1}, "set item": lambda x: {x}, "index": lambda x: [1, 2][x],
    "slice": lambda x: [1, 2][x:], "range": range, "hex": hex, "chr": chr, "times": lambda x: [1] * x, "text times": lambda x: "a" * x, "getitem": lambda x: x[0],
    "setitem": lambda x: x.__setitem__(0, 1), "delitem": lambda x: x.__delitem__(0), "call": lambda x: x(), "with": lambda x: with_(x), "eq": lambda x: x == 1, "ne": lambda x: x != 1,
    "lt": lambda x: x < 1, "le": lambda x: x <= 1, "gt": lambda x: x > 1, "ge": lambda x: x >= 1, "list eq": lambda x: [x] == [1], "tuple lt": lambda x: (x,) < (1,),
    "count": lambda x: [1, 2].count(x), "remove": lambda x: [1].remove(x), "max": lambda x: max([x, 1]), "add": lambda x: x + 1, "radd": lambda x: 1 + x, "sub": lambda x: x - 1,
    "mul": lambda x: x * 2, "rmul": lambda x: 2 * x, "truediv": lambda x: x / 2, "floordiv": lambda x: x // 2, "mod": lambda x: x % 2, "divmod": lambda x: divmod(x, 2),
    "pow": lambda x: x ** 2, "bit and": lambda x: x & 1, "or": lambda x: x | 1, "xor": lambda x: x ^ 1, "lshift": lambda x: x << 1, "rshift": lambda x: x >> 1, "matmul": lambda x: x @ 1,
    "neg": lambda x: -x, "pos": lambda x: +x, "abs": abs, "invert": lambda x: ~x, "int": int, "float": float, "round": round, "attribute": lambda x: x.attribute,
    "getattr": lambda x: getattr(x, "a", 5), "hasattr": lambda x: hasattr(x, "a"), "setattr": lambda x: setattr(x, "a", 1), "delattr": lambda x: delattr(x, "a"), 
    "json": json.dumps, "reduce": lambda x: functools.reduce(max, x),
    "join": lambda x: ",".join(x), "print": lambda x: print(str(x)[:10]), "open": open, "extend": lambda x: [].extend(x), "update": lambda x: {}.update(x), "fromkeys": lambda x: dict.fromkeys(x), "iadd": lambda x: iadd(x),
    "raise": lambda x: raise_(x), "descriptor": lambda x: type("Owner", (), {"member": x})().member, 
    "sort key": lambda x: [2, 1].sort(key=x), "string index": lambda x: "abc"[x], "lists": lambda x: [1, 2].insert(x, 1), "yield from": lambda x: list(delegate(x)), "frozenset": lambda x: frozenset([x]),
    "super": lambda x: super(type(x), x).__repr__() and 1, "vars": lambda x: sorted(vars(x)), "math": lambda x: __import__ and x.__class__.__name__, "split": lambda x: "a b".split(x),
}


def with_(x):
    with x as y:
        return y is x


def iadd(x):
    x += 1
    return x


def raise_(x):
    raise x


def delegate(x):
    yield from x


def raiser(name):
    def method(*args, **kwargs):
        raise ValueError(name)
    return method


results = {}
for name in NAMES:
    base = {"missing": dict, "index": object}.get(name, object)
    try:
        cls = type("T", (base,), {f"__{name}__": raiser(name)})
        sub = type("U", (cls,), {}) if name == "init_subclass" else cls
        made = sub() if name not in ("new", "init") else None
    except Exception as error:
        print(name, type(error).__name__, error)
        continue
    if made is None:
        try:
            sub()
        except ValueError as error:
            print(name, error)
        continue
    for use, action in USES.items():
        try:
            action(made)
            outcome = "fine"
        except ValueError as error:
            outcome = f"ValueError {error}" if str(error) == name else "other ValueError"
        except Exception as error:
            outcome = type(error).__name__
        results.setdefault((name, outcome), []).append(use)
for (name, outcome), uses in results.items():
    if outcome.startswith("Value") or outcome == "fine":
        print(name, outcome, uses)


class Named:
    def __set_name__(self, owner, name):
        raise KeyError(name)


try:
    class Owner:
        member = Named()
except RuntimeError as error:
    print(error, repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
