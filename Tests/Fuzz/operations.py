"""Random programs of operations: typed random expressions over every operator, builtin and method, most of them wrong.

`program(rng)` gives the text. The programs of structure are in structures.py.
"""

ATOMS = {
    "int": ["0", "1", "-1", "2", "7", "-13", "255", "2**16", "2**63", "-2**63", "10**20", "True"],
    "float": ["0.0", "1.5", "-2.25", "1e10", "1e-7", "float('inf')", "3.0", "0.1"],
    "complex": ["1j", "0j", "(2-1.5j)", "complex('inf')", "(1+0j)"],
    "str": ["''", "'a'", "'abc'", "'Hello World'", "'  x '", "'1'", "'éß'", "'a,b,c'", "'{} {}'", "'%s'", "'日本'"],
    "bytes": ["b''", "b'abc'", "b'\\xff\\x00'", "bytearray(b'xy')", "memoryview(b'abcd')", "memoryview(bytearray(b'wxyz'))[::2]"],
    "list": ["[]", "[1]", "[3, 1, 2]", "['b', 'a']", "[[1], [2]]", "list(range(5))", "[None, 1.5]"],
    "tuple": ["()", "(1,)", "(1, 'a')", "(3, 1, 2)", "((1, 2), (3, 4))"],
    "dict": ["{}", "{'a': 1}", "{1: 2, 3: 4}", "dict(x=1, y=2)", "{(1,): []}"],
    "set": ["set()", "{1}", "{1, 2, 3}", "frozenset([2, 3])"],
    "other": ["None", "...", "range(4)", "range(10, 0, -3)", "slice(1, 3)", "int", "len", "Vector(1, 2)", "Counter()", "Odd()"],
}
UNARY = ["-{}", "+{}", "~{}", "not {}", "abs({})", "len({})", "str({})", "repr({})", "bool({})", "int({})", "float({})", "list({})", "tuple({})",
         "sorted({})", "sum({})", "max({})", "min({})", "list(reversed({}))", "dict(enumerate({}))", "any({})", "all({})", "f'{{{}}}'",
         "f'{{{}!r:>8}}'", "'%s' % ({},)", "'{{}}'.format({})", "round({})", "hex({})", "ord({})", "chr({})", "bytes({})", "type({}).__name__",
         "ascii({})", "isinstance({}, (int, str))", "[*{}]", "callable({})", "list(zip({}, 'abc'))", "list(map(str, {}))", "{}[0]", "{}[-1]", "{}[1:]",
         "{}[::-1]", "{}[::2]", "iter({}).__class__.__name__", "hash({}) is not None", "divmod({}, 3)", "pow({}, 2)", "'{{:5}}'.format({})", "'%d' % {}",
         "'%r' % {}", "'%5.2f' % {}", "format({}, '>6')", "format({}, '05d')", "format({}, ',')", "[x for x in {}]", "{{x: 1 for x in {}}}", "(lambda *a: a)(*{})",
         "(lambda **k: k)(**{})", "next(iter({}))", "frozenset({})", "bytearray({})", "range({})", "slice({}).indices(5)", "json.dumps({})", "list(filter(None, {}))"]
BINARY = ["{} + {}", "{} - {}", "{} * {}", "{} / {}", "{} // {}", "{} % {}", "{} @ {}", "{} & {}", "{} | {}", "{} ^ {}", "{} == {}", "{} != {}", "{} < {}", "{} <= {}", "{} > {}",
          "{} >= {}", "{} in {}", "{} not in {}", "{} and {}", "{} or {}", "{}[{}]", "({}, {})", "[{}, {}]", "{} if {} else 0", "divmod({}, {})", "isinstance({}, type({}))", "getattr({}, 'x', {})",
          "dict([({}, {})])", "'{{}}{{}}'.format({}, {})", "'%s %s' % ({}, {})", "max({}, {})", "min({}, {})", "round({}, {})", "list(zip({}, {}))", "[{}] * {}", "{} is {}", "int({}, {})", "sum({}, {})", "print({}, sep={})"]
METHODS = {
    "str": ["upper()", "lower()", "split()", "split({})", "strip({})", "replace({}, {})", "find({})", "index({})", "join({})", "startswith({})", "count({})", "center({})", "zfill({})", "format({}, {})", "title()",
            "partition({})", "encode()", "isdigit()", "splitlines()", "rjust({}, {})", "removeprefix({})", "translate({})", "expandtabs({})", "casefold()", "rsplit({}, {})"],
    "list": ["append({})", "extend({})", "insert({}, {})", "pop()", "pop({})", "remove({})", "index({})", "count({})", "sort()", "reverse()", "copy()", "clear()", "__setitem__({}, {})", "__delitem__({})"],
    "dict": ["get({})", "get({}, {})", "pop({})", "pop({}, {})", "setdefault({}, {})", "update({})", "items()", "keys()", "values()", "copy()", "popitem()", "__setitem__({}, {})", "__delitem__({})", "fromkeys({}, {})"],
    "set": ["add({})", "discard({})", "remove({})", "union({})", "intersection({})", "difference({})", "symmetric_difference({})", "issubset({})", "isdisjoint({})", "update({})", "copy()"],
    "tuple": ["index({})", "count({})", "__add__({})"],
    "int": ["bit_length()", "to_bytes(9, 'big')", "__add__({})", "__lt__({})", "__format__({})", "conjugate()"],
    "float": ["is_integer()", "hex()", "as_integer_ratio()", "__mul__({})", "__eq__({})", "__round__({})"],
    "complex": ["conjugate()", "real", "imag", "__add__({})", "__pow__({})", "__eq__({})", "__format__({})"],
    "bytes": ["decode()", "hex()", "split({})", "find({})", "replace({}, {})", "upper()", "join({})", "count({})", "startswith({})"],
    "other": ["__eq__({})", "start", "index({})", "__len__()", "__contains__({})", "x", "total"],
}
PRELUDE = '''import json


class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y) if isinstance(other, Vector) else NotImplemented

    def __rmul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"


class Counter(dict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]

    @property
    def total(self):
        return sum(self.values())


class Odd:
    def __eq__(self, other):
        raise ValueError("odd eq")

    def __bool__(self):
        return False

    def __iter__(self):
        yield 1
        yield "two"

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __lt__(self, other):
        return True

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return name * 2

    def __repr__(self):
        return "Odd()"


def show(label, action):
    try:
        result = action()
        # Sets of text come in an order of their own in each process.
        result = repr(sorted(map(repr, result)) if isinstance(result, (set, frozenset)) else result)
        if " at 0x" in result:
            result = result.split(" at 0x")[0]
        print(label, result[:200])
    except Exception as error:
        text = str(error)
        print(label, type(error).__name__, text.split(" at 0x")[0][:200])


'''


class Operations:
    def __init__(self, rng):
        self.rng = rng
        self.names = []
        self.lines = []
        self.depth = 0

    def kind(self):
        return self.rng.choice(list(ATOMS))

    def expression(self, depth=2, names=True):
        """An expression that compiles: nested quotes and the like are tried again."""
        while True:
            text = self.attempt(depth, names)
            try:
                compile(text, "expression", "eval")
                return text
            except SyntaxError:
                continue

    def attempt(self, depth, names):
        r = self.rng
        choice = r.random()
        if names and self.names and choice < 0.3:
            return r.choice(self.names)
        if depth <= 0 or choice < 0.5:
            return r.choice(ATOMS[self.kind()])
        if choice < 0.68:
            return "(" + r.choice(UNARY).format(self.expression(depth - 1, names)) + ")"
        if choice < 0.85:
            return "(" + r.choice(BINARY).format(self.expression(depth - 1, names), self.expression(depth - 1, names)) + ")"
        kind = self.kind()
        method = r.choice(METHODS[kind])
        arguments = [self.expression(depth - 1, names) for _ in range(method.count("{}"))]
        return f"{r.choice(ATOMS[kind]) if kind not in ('int', 'float') else '(' + r.choice(ATOMS[kind]) + ')'}.{method.format(*arguments)}"

    def put(self, text):
        self.lines.append("    " * self.depth + text)

    def statement(self, depth=2):
        r = self.rng
        choice = r.random()
        if choice < 0.35 or depth <= 0:
            name = r.choice("abcdefg")
            self.put(f"{name} = {self.expression()}")
            if name not in self.names:
                self.names.append(name)
        elif choice < 0.45 and self.names:
            self.put(f"{r.choice(self.names)} {r.choice(['+', '-', '*', '|', '&', '//', '%'])}= {self.expression(1)}")
        elif choice < 0.55:
            self.block(f"for v in {self.expression(1)}:", depth, ["if v: continue", "break", "print('v', v)"])
        elif choice < 0.65:
            self.block(f"if {self.expression(1)}:", depth, ["pass"])
            if r.random() < 0.5:
                self.block("else:", depth, ["pass"])
        elif choice < 0.8:
            self.block("try:", depth, ["pass"])
            self.block(f"except {r.choice(['TypeError', 'ValueError', '(KeyError, IndexError)', 'Exception'])} as error:", depth, ["print('caught', type(error).__name__)"])
            if r.random() < 0.4:
                self.block("finally:", depth, ["print('finally')"])
        elif choice < 0.9:
            self.put(f"{', '.join(r.choice(['x', 'y', '*z', 'w']) if i == 0 else 'pq'[i - 1] for i in range(r.randrange(1, 4)))}, = {self.expression(1)}")
        else:
            self.put(f"print({self.expression(1)})")

    def block(self, head, depth, tails):
        self.put(head)
        self.depth += 1
        known = list(self.names)
        for _ in range(self.rng.randrange(1, 3)):
            self.statement(depth - 1)
        if not head.startswith("for"):
            tails = ["pass"] if "except" not in head and "finally" not in head else tails
        self.put(self.rng.choice(tails))
        self.names = known
        self.depth -= 1

    def program(self):
        for i in range(30):
            self.put(f"show({i}, lambda: {self.expression(3, False)})")
        for i in range(6):
            self.names = ["a0", "b0"]
            self.put(f"def f{i}(a0, b0={self.expression(0, False)}, *args, **kwargs):")
            self.depth += 1
            for _ in range(self.rng.randrange(2, 7)):
                self.statement()
            if self.rng.random() < 0.2:
                self.put(f"yield {self.rng.choice(self.names)}")
            self.put(f"return {self.rng.choice(self.names)}")
            self.depth -= 1
            self.names = []
            for k in range(3):
                self.put(f"show('f{i}.{k}', lambda: f{i}({self.expression(1, False)}, {self.expression(1, False)}))")
                self.put(f"show('list f{i}.{k}', lambda: list(f{i}({self.expression(1, False)})))")
        return PRELUDE + "\n".join(self.lines) + "\n"


def program(rng):
    return Operations(rng).program()
