"""Random programs of structure: classes with special methods, closures, generators that are sent to, thrown into and closed,
exceptions through finally and with, unpacking, slices, comprehensions, decorators, descriptors, data classes, formatting.

`program(rng)` gives the text. Expressions are typed, so that most of them work; a few get something of another type. Every
function counts its calls and gives up after some hundred, so that every program ends.
"""

PRELUDE = '''import collections
import contextlib
import functools
import itertools
import json
from dataclasses import dataclass, field

fuel = 400
lines = 0


class Exhausted(Exception):
    pass


def tick():
    global fuel
    fuel -= 1
    if fuel < 0:
        raise Exhausted("fuel")


def clean(value, depth=0):
    if isinstance(value, (set, frozenset)):
        return type(value).__name__ + repr(sorted(map(repr, value)))
    text = repr(value)
    while " at 0x" in text:
        start = text.index(" at 0x")
        end = start + 6
        while end < len(text) and text[end] in "0123456789abcdef":
            end += 1
        text = text[:start] + text[end:]
    return text[:240]


def log(*values):
    global lines
    lines += 1
    if lines < 400:
        print(*[clean(v) for v in values])


def chain(error, depth=0):
    if error is None or depth > 4:
        return None
    return (type(error).__name__, str(error).split(" at 0x")[0][:200], chain(error.__cause__, depth + 1), chain(error.__context__, depth + 1),
            error.__suppress_context__)


def attempt(label, action):
    try:
        log(label, action())
    except Exception as error:
        log(label, "raised", chain(error))


class Manager:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail

    def __enter__(self):
        log("enter", self.name)
        if self.fail == "enter":
            raise LookupError("enter " + self.name)
        return self

    def __exit__(self, kind, error, trace):
        log("exit", self.name, kind and kind.__name__, str(error))
        if self.fail == "exit":
            raise OSError("exit " + self.name)
        return self.suppress


@contextlib.contextmanager
def managed(name, swallow=()):
    log("begin", name)
    try:
        yield name * 2
    except swallow as error:
        log("swallowed", type(error).__name__)
    finally:
        log("end", name)


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        log("call", function.__name__, args, kwargs)
        result = function(*args, **kwargs)
        log("return", function.__name__, result)
        return result
    return wrapper


def repeated(times, combine=lambda a, b: (a, b)):
    def decorate(function):
        def wrapper(*args, **kwargs):
            result = function(*args, **kwargs)
            for _ in range(times - 1):
                result = combine(result, function(*args, **kwargs))
            return result
        return wrapper
    return decorate


class Checked:
    def __init__(self, kind=int, default=0):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name}: wanted {self.kind.__name__}, got {type(value).__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        del instance.__dict__[self.name]


def drive(generator, steps):
    """Runs a generator by steps: next, a value to send, an exception to throw, or close."""
    for step in steps:
        try:
            if step is None:
                log("next", next(generator))
            elif step == "close":
                log("close", generator.close())
            elif isinstance(step, BaseException) or (isinstance(step, type) and issubclass(step, BaseException)):
                log("throw", generator.throw(step))
            else:
                log("send", generator.send(step))
        except StopIteration as stop:
            log("stop", stop.value)
        except Exception as error:
            log("raised", chain(error))


'''

EXCEPTIONS = ["ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "LookupError", "ArithmeticError", "RuntimeError",
              "AttributeError", "StopIteration", "Exception", "OSError", "NotImplementedError", "AssertionError", "NameError", "UnicodeError"]
TYPES = ["int", "int", "int", "float", "str", "str", "bytes", "list", "list", "tuple", "dict", "set", "bool", "words", "any"]


class Structures:
    def __init__(self, rng):
        self.rng = rng
        self.lines = []
        self.depth = 0
        self.names = {}  # type -> names that the running scope may use
        self.functions = []  # (name, parameter types, result type)
        self.generators = []
        self.classes = []  # name of a class, how to make one
        self.count = 0
        self.loops = 0  # loops around the place inside the running function
        self.inside = 0  # functions around it
        self.is_generator = False

    # ---- text

    def put(self, text):
        self.lines.append("    " * self.depth + text)

    def fresh(self, stem):
        self.count += 1
        return f"{stem}{self.count}"

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, *choices):
        """One of the choices; one that costs is a function that makes it."""
        choice = self.rng.choice(choices)
        return choice() if callable(choice) else choice

    # ---- expressions

    def of(self, kind, depth=2):
        """An expression of a type; now and then of another."""
        if self.chance(0.03):
            kind = self.rng.choice(TYPES)
        known = self.names.get(kind, [])
        if known and self.chance(0.4):
            return self.rng.choice(known)
        if depth > 0 and self.chance(0.08):
            calls = [f for f in self.functions if f[2] == kind]
            if calls:
                return self.call(self.rng.choice(calls), depth - 1)
        if depth > 0 and self.chance(0.06):
            return f"({self.of(kind, depth - 1)} if {self.of('bool', depth - 1)} else {self.of(kind, depth - 1)})"
        if depth > 0 and self.chance(0.03) and self.inside:
            name = self.fresh("w")
            return f"({name} := {self.of(kind, depth - 1)})"
        if depth > 0 and self.chance(0.04):
            return f"(lambda x={self.of(kind, depth - 1)}, *a, k={self.of('int', 0)}: x)({self.pick('', self.of(kind, depth - 1))})"
        return getattr(self, "of_" + kind)(depth)

    def call(self, function, depth):
        name, parameters, _ = function
        parts = []
        keywords = self.chance(0.3)
        for parameter, kind in parameters:
            value = self.of(kind, depth)
            parts.append(f"{parameter}={value}" if keywords else value)
        if self.chance(0.1) and parts and not keywords:
            parts = [f"*[{', '.join(parts)}]"]
        elif self.chance(0.05):
            parts.append(f"extra={self.of('any', 0)}")
        elif self.chance(0.03) and parts:
            parts.pop()
        return f"{name}({', '.join(parts)})"

    def of_any(self, depth):
        if self.chance(0.15) and self.classes:
            return self.rng.choice(self.classes)[1](self)
        if self.chance(0.1):
            return self.pick("None", "...", "NotImplemented", "range(3)", "print", "int", "(lambda: 0)", "slice(1, 4)")
        return self.of(self.rng.choice([t for t in TYPES if t != "any"]), depth - 1)

    def of_int(self, depth):
        if depth <= 0 or self.chance(0.3):
            return self.pick("0", "1", "2", "3", "-1", "7", "10", "-5", "255", "1 << 40", "2**64", "-(10**25)", "0x7f", "0b101", "1_000", "True")
        a, b = self.of("int", depth - 1), self.of("int", depth - 1)
        return self.pick(
            f"({a} + {b})", f"({a} - {b})", f"({a} * {b})", f"({a} // {b})", f"({a} % {b})", f"({a} & {b})", f"({a} | {b})", f"({a} ^ {b})",
            f"({a} << ({b}) % 70)", f"({a} >> abs({b}) % 70)", f"(-{a})", f"(~{a})", f"abs({a})", lambda: f"len({self.of('list', depth - 1)})",
            lambda: f"len({self.of('str', depth - 1)})", lambda: f"sum({self.of('list', depth - 1)})", f"max({a}, {b})", f"min({a}, {b}, key=abs)",
            f"pow({a}, abs({b}) % 6)", f"pow({a}, abs({b}) % 50, 1009)", f"divmod({a}, {b})[1]", lambda: f"int({self.of('float', depth - 1)})",
            lambda: f"int({self.of('str', depth - 1)}, 16)", f"round({a}, -1)", f"({a}).bit_length()", f"({a}).bit_count()", f"hash({a})",
            lambda: f"int.from_bytes({self.of('bytes', depth - 1)}, {self.pick(repr('big'), repr('little'))}, signed={self.pick('True', 'False')})",
            lambda: f"{self.of('list', depth - 1)}[{a}]", lambda: f"{self.of('dict', depth - 1)}.get({self.of('str', 0)}, {b})", lambda: f"{self.of('bytes', depth - 1)}[{a}]",
            lambda: f"{self.of('str', depth - 1)}.find({self.of('str', depth - 1)})", lambda: f"{self.of('list', depth - 1)}.count({a})", lambda: f"ord({self.of('str', 0)}[0])",
            lambda: f"functools.reduce(lambda p, q: p * 3 + q, {self.of('list', depth - 1)}, {a})", lambda: f"next(iter({self.of('list', depth - 1)}), {b})",
            lambda: f"sum(1 for _ in {self.of('words', depth - 1)} if _)", f"({a} and {b})", f"({a} or {b})", lambda: f"{self.of('tuple', depth - 1)}.index({a})")

    def of_float(self, depth):
        if depth <= 0 or self.chance(0.3):
            return self.pick("0.0", "1.5", "-2.25", "1e10", "1e-7", "0.1", "1e300", "float('nan')", "float('inf')", "-0.0", "123456.789", "2.5")
        a, b, i = self.of("float", depth - 1), self.of("float", depth - 1), self.of("int", depth - 1)
        return self.pick(
            f"({a} + {b})", f"({a} - {i})", f"({a} * {b})", f"({a} / {b})", f"({i} / {b})", f"({a} // {b})", f"({a} % {b})", f"({a} % {i})",
            f"abs({a})", lambda: f"round({a}, {self.pick('0', '1', '2', '-1', '5')})", f"float({i})", f"float(str({a}))", f"max({a}, {i})", f"(-{a})",
            f"sum([{a}, {b}, {i}])", f"divmod({a}, {b})[0]", f"float.fromhex(({a}).hex())", f"(abs({a}) ** 0.5)", f"({a} ** 2)", lambda: f"float({self.of('str', 0)})")

    def of_bool(self, depth):
        if depth <= 0 or self.chance(0.15):
            return self.pick("True", "False", "1", "0", "None", "''", "[0]")
        kind = self.pick("int", "float", "str", "list", "tuple", "set", "bytes")
        a, b = self.of(kind, depth - 1), self.of(kind, depth - 1)
        i = self.of("int", depth - 1)
        return self.pick(
            f"({a} == {b})", f"({a} != {b})", f"({a} < {b})", f"({a} <= {b})", f"({a} > {b})", f"(not {a})", lambda: f"({i} in {self.of('list', depth - 1)})",
            lambda: f"({i} not in {self.of('set', depth - 1)})", lambda: f"({self.of('str', 0)} in {self.of('str', depth - 1)})", lambda: f"(0 < {i} <= {self.of('int', 1)} != 5)",
            f"({a} is None)", lambda: f"isinstance({self.of('any', depth - 1)}, {self.pick('int', '(int, str)', 'int | float', 'list', 'object')})",
            f"({a} and {b})", f"({a} or {b})", lambda: f"any({self.of('list', depth - 1)})", lambda: f"all(x for x in {self.of('list', depth - 1)})",
            lambda: f"{self.of('str', depth - 1)}.startswith({self.of('str', 0)})", lambda: f"{self.of('str', depth - 1)}.{self.pick('isdigit', 'isalpha', 'isupper', 'isidentifier', 'isspace')}()",
            lambda: f"callable({self.of('any', depth - 1)})", lambda: f"hasattr({self.of('any', depth - 1)}, {self.pick(repr('x'), repr('__len__'), repr('y'))})",
            lambda: f"({self.of('set', depth - 1)} {self.pick('<', '<=', '>', '==')} {self.of('set', depth - 1)})")

    def quoted(self):
        return self.pick("''", "'a'", "'abc'", "'Hello World'", "'  x '", "'12'", "'éß'", "'a,b,c'", "'日本語'", "'tab\\tnew\\n'", "'\\x00\\x7f'", "'ab' 'cd'", "r'\\d'", "'ǆ'", "'🎉z'", "'-7'")

    def specification(self, kind):
        r = self.rng
        fill = self.pick("", "", "*", "0", " ", "é") + self.pick("<", ">", "^", "=") if self.chance(0.5) else ""
        if kind == "str":
            return fill + self.pick("", "5", "12", "03") + self.pick("", ".2", ".0") + self.pick("", "s", "s", "d")
        sign = self.pick("", "", "+", "-", " ")
        rest = self.pick("", "#") + self.pick("", "0") + self.pick("", "6", "15") + self.pick("", "", ",", "_")
        if kind == "int":
            return fill + sign + rest + self.pick("", "d", "x", "X", "b", "o", "c", "n", "e", "f", "g", "%", ".3f", "s")
        return fill + sign + self.pick("", "z") + rest + self.pick("", ".0", ".1", ".3", ".10") + self.pick("", "e", "E", "f", "F", "g", "G", "%", "n", "d")

    def of_str(self, depth):
        if depth <= 0 or self.chance(0.25):
            return self.quoted()
        s, t, i = self.of("str", depth - 1), self.of("str", depth - 1), self.of("int", depth - 1)
        choice = self.rng.random()
        if choice < 0.2:
            kind = self.pick("int", "float", "str")
            value = self.of(kind, 0 if self.chance(0.7) else 1)
            if any(c in value for c in "'\"\\:!{}") or ":=" in value:
                return f"format({value}, {self.specification(kind)!r})"
            return f"f'{{{value}{self.pick('', '!r', '!s', '!a') if kind == 'str' else ''}:{self.specification(kind)}}}'"
        if choice < 0.27:
            return f"'{self.pick('%s', '%r', '%5s', '%-5s|', '%a', '%.2s')} {self.pick('%d', '%05d', '%+d', '%x', '%#o', '%i', '%c')} {self.pick('%f', '%.2f', '%e', '%g', '%10.3g')}' % ({s}, {i}, {self.of('float', 1)})"
        if choice < 0.34:
            return f"'{self.pick('{}', '{!r}', '{:>8}', '{0}', '{0!s:*^9}')}{self.pick('{}', '{1}', '{k}', '{k!r}', '')}'.format({s}, {i}, k={self.of('any', 0)})"
        return self.pick(
            f"({s} + {t})", lambda: f"({s} * {self.pick('0', '1', '3', '-1')})", f"{s}[{i}]", lambda: f"{s}[{self.slice(depth)}]", lambda: f"str({self.of('any', depth - 1)})" if self.chance(0.3) else f"repr({t})",
            lambda: f"repr({self.of(self.pick('int', 'float', 'list', 'tuple', 'dict', 'bytes'), depth - 1)})", f"ascii({s})", f"{s}.upper()", f"{s}.title()", f"{s}.swapcase()", f"{s}.capitalize()", f"{s}.casefold()",
            lambda: f"{s}.strip({self.pick('', t)})", f"{s}.lstrip()", lambda: f"{s}.replace({t}, {self.of('str', 0)}{self.pick('', ', 1')})", lambda: f"{s}.join({self.of('words', depth - 1)})", lambda: f"{s}.center({self.pick('4', '9')}, {self.pick(repr('*'), repr('é'))})",
            f"{s}.ljust(6)", f"{s}.zfill(8)", f"{s}.expandtabs(4)", f"{s}.removesuffix({t})", f"{s}.translate({{97: 'Z', 98: None, 99: 100}})",
            lambda: f"{s}.partition({t})[{self.pick('0', '1', '2')}]", f"max({s}, {t}, key=len)", f"chr(abs({i}) % 1000 + 32)", f"hex({i})", f"bin({i})", lambda: f"{self.of('bytes', depth - 1)}.hex({self.pick('', repr('-'))})",
            lambda: f"{self.of('bytes', depth - 1)}.decode({self.pick('', repr('latin-1'), repr('ascii'), repr('utf-8') + ', ' + repr('replace'))})", lambda: f"json.dumps({self.of(self.pick('list', 'dict', 'str', 'float', 'tuple'), depth - 1)})", f"''.join(sorted({s}))", f"''.join(reversed({s}))",
            lambda: f"{self.of('words', depth - 1)}[{i}]", lambda: f"type({self.of('any', depth - 1)}).__name__", f"{s}.encode().decode('latin-1')", f"('%(a)s-%(b)r' % {{'a': {s}, 'b': {i}}})", lambda: f"{s}.format_map({self.of('dict', depth - 1)})")

    def of_bytes(self, depth):
        if depth <= 0 or self.chance(0.3):
            return self.pick("b''", "b'abc'", "b'\\xff\\x00'", "b'12'", "bytes(3)", "bytearray(b'xy')", "bytes([1, 2, 250])", "b'a b c'")
        a, b, i = self.of("bytes", depth - 1), self.of("bytes", depth - 1), self.of("int", depth - 1)
        return self.pick(
            f"({a} + {b})", lambda: f"({a} * {self.pick('0', '2')})", lambda: f"{a}[{self.slice(depth)}]", lambda: f"{self.of('str', depth - 1)}.encode({self.pick('', repr('ascii'), repr('latin-1') + ', ' + repr('replace'), repr('ascii') + ', ' + repr('backslashreplace'))})",
            f"{a}.replace({b}, b'..')", f"{a}.upper()", f"{a}.strip()", f"b'-'.join({a}.split())", f"{a}.center(6, b'.')", lambda: f"(abs({i}) % 65536).to_bytes({self.pick('2', '3', '1')}, {self.pick(repr('big'), repr('little'))})",
            f"bytes(x ^ 1 for x in {a})", f"bytes(reversed({a}))", f"bytes(sorted({a}))", f"b'%s %d' % ({a}, {i})", f"bytearray({a})", lambda: f"bytes.fromhex('{self.pick('00ff', 'a b', '0102 03', 'zz')}')", f"{a}.translate(None, b'a')",
            f"{a}.zfill(5)", f"{a}.title()", f"{a}.expandtabs()", f"{a}.rpartition(b'b')[2]")

    def slice(self, depth):
        def part():
            return self.pick("", "", lambda: self.of("int", 0), "-1", "2", "1")
        return f"{part()}:{part()}" + (f":{self.pick('', '1', '2', '-1', '-2', '0')}" if self.chance(0.4) else "")

    def comprehension(self, depth, element):
        v = self.fresh("c")
        source, kind = self.pick(("list", "int"), ("words", "str"), ("set", "int"))
        head = f"for {v} in {'sorted(' + self.of(source, depth - 1) + ')' if source == 'set' else self.of(source, depth - 1)}"
        saved = {k: list(n) for k, n in self.names.items()}
        self.names.setdefault(kind, []).append(v)
        if self.chance(0.3):
            w = self.fresh("c")
            head += f" for {w} in {self.pick('range(3)', self.of('list', 0), f'[{v}]')}"
            self.names.setdefault("int", []).append(w)
        if self.chance(0.4):
            head += f" if {self.of('bool', 1)}"
        was, self.inside = self.inside, 0  # no assignment expressions in here: not everywhere legal
        text = element(depth - 1) + " " + head
        self.inside = was
        self.names = saved
        return text

    def of_list(self, depth):
        if depth <= 0 or self.chance(0.2):
            return self.pick("[]", "[1]", "[3, 1, 2]", "list(range(5))", "[5, -5, 0, 5]", "[True, 2]")
        a, b, i = self.of("list", depth - 1), self.of("list", depth - 1), self.of("int", depth - 1)
        return self.pick(
            lambda: f"[{i}, {self.of('int', depth - 1)}]", f"[*{a}, {i}, *{b}]", f"({a} + {b})", lambda: f"({a} * {self.pick('0', '2', '-1')})", lambda: f"{a}[{self.slice(depth)}]", lambda: f"sorted({a}, key=lambda k: ({self.pick('-k', 'k % 3', 'str(k)', '(k % 2, k)')}), reverse={self.pick('True', 'False')})",
            lambda: f"[{self.comprehension(depth, lambda d: self.of('int', d))}]", lambda: f"[{self.comprehension(depth, lambda d: self.of('int', d))}]", f"list(map(lambda m: m + {i}, {a}))", f"list(filter(None, {a}))", lambda: f"list(itertools.{self.pick('accumulate', 'chain')}({a}))",
            f"list(itertools.islice(itertools.cycle({a}), 4))", f"list(reversed({a}))", f"[x for p in zip({a}, {b}) for x in p]", lambda: f"sorted({self.of('set', depth - 1)})", lambda: f"list({self.of('bytes', depth - 1)})", lambda: f"list({self.of('dict', depth - 1)}.values())",
            lambda: f"list(range({self.pick('0', '5', '-3')}, {self.pick('7', '3', '-9')}, {self.pick('1', '2', '-2')}))", f"json.loads(json.dumps({a}))", f"[k for k, g in itertools.groupby({a})]", lambda: f"list(collections.deque({a}, maxlen={self.pick('2', 'None')}))", f"[(yielded := q) for q in {a}]" if self.inside and False else f"[*{a}]",
            lambda: f"list({self.rng.choice(self.generators)[0]}({i}))" if self.generators else a, lambda: f"[n for n, m in enumerate({a}, {self.pick('1', '-1')}) if m]")

    def of_words(self, depth):
        if depth <= 0 or self.chance(0.3):
            return self.pick("[]", "['b', 'a']", "['x']", "['', 'zz', 'Q']", "'one two'.split()")
        s = self.of("str", depth - 1)
        return self.pick(
            lambda: f"{s}.split({self.pick('', repr(','), 'None, 1')})", lambda: f"{s}.rsplit({self.of('str', 0)}, 1)", f"list({s})", lambda: f"{s}.splitlines({self.pick('', 'True')})", lambda: f"[{self.comprehension(depth, lambda d: self.of('str', d))}]", lambda: f"sorted({self.of('words', depth - 1)})", lambda: f"list(map(str, {self.of('list', depth - 1)}))",
            lambda: f"[{s}, {self.of('str', depth - 1)}]", lambda: f"list({self.of('dict', depth - 1)})", lambda: f"{self.of('words', depth - 1)}[::-1]", lambda: f"list(map(''.join, itertools.{self.pick('permutations', 'combinations')}({s}[:3], 2)))", lambda: f"list({s}.partition({self.of('str', 0)}))")

    def of_tuple(self, depth):
        if depth <= 0 or self.chance(0.25):
            return self.pick("()", "(1,)", "(1, 'a')", "(3, 1, 2)", "((1, 2), (3, 4))", "(None, 1.5)")
        a = self.of("tuple", depth - 1)
        return self.pick(
            lambda: f"({self.of('any', depth - 1)}, {self.of('int', depth - 1)})", lambda: f"(*{self.of('list', depth - 1)}, {self.of('str', depth - 1)})", lambda: f"tuple({self.of('list', depth - 1)})", lambda: f"({a} + {self.of('tuple', depth - 1)})", lambda: f"{a}[{self.slice(depth)}]", lambda: f"divmod({self.of('int', 1)}, {self.of('int', 1)})",
            lambda: f"tuple(sorted({self.of('dict', depth - 1)}.items()))", lambda: f"(lambda *a, **k: (a, sorted(k)))(*{a}, **{self.of('dict', depth - 1)})", f"({a} * 2)", lambda: f"{self.of('str', 1)}.partition({self.of('str', 0)})", lambda: f"({self.of('float', 1)}).as_integer_ratio()", lambda: f"tuple({self.comprehension(depth, lambda d: self.of('int', d))})")

    def of_dict(self, depth):
        if depth <= 0 or self.chance(0.25):
            return self.pick("{}", "{'a': 1}", "dict(x=1, y=2)", "{'b': 2, 'a': 1, 'c': 3}")
        a = self.of("dict", depth - 1)
        return self.pick(
            lambda: f"{{{self.of('str', depth - 1)}: {self.of('int', depth - 1)}, 'k': {self.of('int', 0)}}}", lambda: f"{{**{a}, 'z': {self.of('int', 0)}}}", lambda: f"({a} | {self.of('dict', depth - 1)})", lambda: f"{{{self.comprehension(depth, lambda d: f'str({self.of(chr(105) + chr(110) + chr(116), d)}): {self.of(chr(105) + chr(110) + chr(116), d)}')}}}",
            lambda: f"dict(zip({self.of('words', depth - 1)}, {self.of('list', depth - 1)}))", lambda: f"dict({a}, q={self.of('int', 0)})", lambda: f"dict.fromkeys({self.of('words', depth - 1)}, {self.of('int', 0)})", f"dict(sorted({a}.items(), key=lambda kv: kv[1]))", lambda: f"{{v: k for k, v in enumerate({self.of('str', depth - 1)})}}", lambda: f"dict(collections.Counter({self.of('str', depth - 1)}))", f"{a}.copy()")

    def of_set(self, depth):
        if depth <= 0 or self.chance(0.25):
            return self.pick("set()", "{1}", "{1, 2, 3}", "frozenset([2, 3])", "{5, -5}")
        a, b = self.of("set", depth - 1), self.of("set", depth - 1)
        return self.pick(f"({a} | {b})", f"({a} & {b})", f"({a} - {b})", f"({a} ^ {b})", lambda: f"set({self.of('list', depth - 1)})", lambda: f"{{{self.comprehension(depth, lambda d: self.of('int', d))}}}", lambda: f"{a}.union({self.of('list', depth - 1)}, {b})", lambda: f"{a}.intersection({self.of('list', depth - 1)})",
                         f"frozenset({a})", lambda: f"{{*{self.of('list', depth - 1)}, {self.of('int', 0)}}}", lambda: f"{a}.difference({self.of('list', 0)})", f"{a}.copy()")

    # ---- statements

    def bind(self, kind, name):
        known = self.names.setdefault(kind, [])
        if name not in known:
            known.append(name)

    def assign(self):
        kind = self.rng.choice(TYPES)
        name = self.pick("a", "b", "c", "d") + "_" + kind
        self.put(f"{name} = {self.of(kind, 3)}")
        self.bind(kind, name)

    def block(self, depth, most=3):
        self.depth += 1
        saved = {k: list(n) for k, n in self.names.items()}
        start = len(self.lines)
        for _ in range(self.rng.randrange(1, most + 1)):
            self.statement(depth - 1)
        if len(self.lines) == start:
            self.put("pass")
        self.names = saved
        self.depth -= 1

    def leave(self):
        """A way out of a block, where there is one."""
        ways = [f"raise {self.rng.choice(EXCEPTIONS)}({self.of('any', 1)})", "pass"]
        if self.inside:
            ways += [f"return {self.of('any', 2)}"]
        if self.loops:
            ways += ["break", "continue", "continue"]
        self.put(self.rng.choice(ways))

    def statement(self, depth=3):
        choices = ["assign"] * 6 + ["log"] * 4 + ["augmented"] * 2 + ["unpack", "items", "delete", "mutate", "leave_if"]
        if depth > 0:
            choices += ["if_", "if_", "for_", "for_", "while_", "try_", "try_", "try_", "with_", "with_", "closure", "drive", "object_", "assert_", "scope"]
        if self.is_generator:
            choices += ["yield_"] * 6
        getattr(self, "put_" + self.rng.choice(choices))(depth)

    def put_assign(self, depth):
        self.assign()

    def put_log(self, depth):
        self.put(f"log({self.pick('', repr(self.fresh('t')) + ', ')}{self.of(self.rng.choice(TYPES), 3)})")

    def put_augmented(self, depth):
        kind = self.pick("int", "int", "list", "str", "set", "float", "dict", "bytes", "tuple")
        known = self.names.get(kind)
        if not known:
            return self.assign()
        operator = {"int": ["+", "-", "*", "//", "%", "|", "&", "^"], "list": ["+"], "str": ["+"], "set": ["|", "&", "-", "^"], "float": ["+", "*", "/"], "dict": ["|"], "bytes": ["+"], "tuple": ["+"]}[kind]
        self.put(f"{self.rng.choice(known)} {self.rng.choice(operator)}= {self.of(kind, 2)}")

    def put_unpack(self, depth):
        names = [self.fresh("u") for _ in range(self.rng.randrange(1, 4))]
        star = self.rng.randrange(len(names)) if self.chance(0.6) else None
        text = ", ".join(("*" if i == star else "") + n for i, n in enumerate(names))
        if len(names) == 1:
            text += ","
        if self.chance(0.2):
            text = f"({text}), {self.fresh('u')}"
        self.put("try:")
        self.put(f"    {text} = {self.of(self.pick('list', 'tuple', 'str', 'words', 'dict', 'bytes', 'set'), 2)}")
        self.put(f"    log({', '.join(names)})")
        self.put("except (ValueError, TypeError) as error:")
        self.put("    log(chain(error))")

    def put_items(self, depth):
        known = self.names.get("list", [])
        if not known:
            return self.assign()
        name = self.rng.choice(known)
        target = self.pick(lambda: f"{name}[{self.of('int', 1)}]", lambda: f"{name}[{self.slice(1)}]", lambda: f"{name}[{self.slice(1)}]")
        value = self.of("list" if ":" in target else "int", 2)
        self.put(self.pick(f"{target} = {value}", f"{target} = {value}", f"del {target}", lambda: f"{target} {self.pick('+', '*')}= {value}", f"{target} = {name} = {value}"))

    def put_delete(self, depth):
        known = self.names.get("dict", [])
        if known and self.chance(0.7):
            name = self.rng.choice(known)
            self.put(self.pick(lambda: f"del {name}[{self.of('str', 1)}]", lambda: f"{name}[{self.of('str', 1)}] = {self.of('int', 1)}", lambda: f"log({name}.pop({self.of('str', 0)}, {self.of('int', 0)}))", lambda: f"log({name}.setdefault({self.of('str', 0)}, 5))", lambda: f"{name}.update({self.of('dict', 1)}, w=3)"))
        elif self.inside:
            name = self.fresh("gone")
            self.put(f"{name} = {self.of('int', 1)}")
            self.put(f"del {name}")
            if self.chance(0.2):
                self.put(f"attempt('deleted', lambda: {name})")

    def put_mutate(self, depth):
        kind = self.pick("list", "set", "words")
        known = self.names.get(kind)
        if not known:
            return self.assign()
        name = self.rng.choice(known)
        i = self.of("str" if kind == "words" else "int", 2)
        if kind == "set":
            self.put(self.pick(f"{name}.add({i})", f"{name}.discard({i})", lambda: f"{name}.update({self.of('list', 1)})", f"{name}.remove({i})"))
        else:
            self.put(self.pick(f"{name}.append({i})", lambda: f"{name}.insert({self.pick('0', '-1', '99')}, {i})", lambda: f"{name}.extend({self.of(kind, 1)})", f"log({name}.pop())", f"{name}.reverse()", f"{name}.sort()", f"{name}.remove({i})", f"log({name}.index({i}))"))

    def put_leave_if(self, depth):
        if self.loops or (self.inside and self.chance(0.4)):
            self.put(f"if {self.of('bool', 2)}:")
            self.depth += 1
            self.leave()
            self.depth -= 1

    def put_if_(self, depth):
        self.put(f"if {self.of('bool', 3)}:")
        self.block(depth)
        if self.chance(0.3):
            self.put(f"elif {self.of('bool', 2)}:")
            self.block(depth)
        if self.chance(0.5):
            self.put("else:")
            self.block(depth)

    def put_for_(self, depth):
        v = self.fresh("i")
        source, kind = self.pick(("int", "range"), ("int", "list"), ("str", "words"), ("int", "enumerate"), ("str", "items"))
        if kind == "range":
            self.put(f"for {v} in range({self.pick('3', '4', '2, 5', '5, 0, -2')}):")
        elif kind == "enumerate":
            self.put(f"for {v}, {v}x in enumerate({self.of('words', 2)}):")
        elif kind == "items":
            self.put(f"for {v}, ({v}x, *{v}y) in zip({self.of('words', 2)}, [(1, 2), (3,), (4, 5, 6)]):")
        else:
            self.put(f"for {v} in {self.of(kind, 2)}[:5]:")
        saved = {k: list(n) for k, n in self.names.items()}
        self.bind(source, v)
        self.loops += 1
        self.depth += 1
        self.put("tick()")
        self.depth -= 1
        self.block(depth)
        self.loops -= 1
        self.names = saved
        if self.chance(0.25):
            self.put("else:")
            self.block(depth, 1)

    def put_while_(self, depth):
        v = self.fresh("n")
        self.put(f"{v} = {self.pick('3', '4', '1')}")
        self.put(f"while {self.pick(v, f'{v} > 0', f'{v} and {self.of(chr(98) + chr(111) + chr(111) + chr(108), 1)}')}:")
        self.loops += 1
        self.depth += 1
        self.put(f"{v} -= 1")
        self.put("tick()")
        self.depth -= 1
        self.block(depth)
        self.loops -= 1
        if self.chance(0.25):
            self.put("else:")
            self.block(depth, 1)

    def put_try_(self, depth):
        self.put("try:")
        self.block(depth)
        if self.chance(0.3):
            self.depth += 1
            self.leave()
            self.depth -= 1
        handlers = self.rng.randrange(0, 3)
        for _ in range(handlers):
            kind = self.rng.choice(EXCEPTIONS[:12])
            if self.chance(0.2):
                kind = f"({kind}, {self.rng.choice(EXCEPTIONS)})"
            name = self.fresh("e")
            self.put(f"except {kind} as {name}:" if self.chance(0.8) else f"except {kind}:")
            named = self.lines[-1].endswith(f"as {name}:")
            self.depth += 1
            if named:
                self.put(f"log('caught', chain({name}))")
            self.depth -= 1
            self.block(depth, 1)
            if self.chance(0.35):
                self.depth += 1
                raised = f"{self.rng.choice(EXCEPTIONS)}({self.of('str', 0)})"
                self.put(self.pick("raise", f"raise {raised}", f"raise {raised} from {name if named else 'None'}", f"raise {raised} from None", "pass"))
                self.depth -= 1
        if handlers and self.chance(0.3):
            self.put("else:")
            self.block(depth, 1)
        if not handlers or self.chance(0.4):
            self.put("finally:")
            self.depth += 1
            self.put(f"log('finally', {self.of('int', 1)})")
            self.depth -= 1
            self.block(depth, 1)
            if self.chance(0.25):
                self.depth += 1
                self.leave()
                self.depth -= 1

    def put_with_(self, depth):
        def manager():
            name = repr(self.fresh("m"))
            return self.pick(f"Manager({name})", f"Manager({name}, True)", lambda: f"Manager({name}, fail={self.pick(repr('enter'), repr('exit'), repr(''))})", f"managed({name})", lambda: f"managed({name}, {self.pick('ValueError', '(TypeError, LookupError)')})",
                             lambda: f"contextlib.suppress({self.pick('Exception', 'KeyError, TypeError')})")
        v = self.fresh("h")
        head = f"{manager()} as {v}" if self.chance(0.7) else manager()
        if self.chance(0.3):
            head += f", {manager()}"
        if self.chance(0.1):
            head = f"({head})"
        self.put(f"with {head}:")
        self.block(depth)
        if self.chance(0.4):
            self.depth += 1
            self.leave()
            self.depth -= 1

    def put_closure(self, depth):
        name, cell = self.fresh("inner"), self.fresh("cell")
        self.put(f"{cell} = {self.of('int', 1)}")
        saved = ({k: list(n) for k, n in self.names.items()}, self.loops, self.inside, self.is_generator)
        default = self.of("int", 1)
        if self.chance(0.2):
            self.put(f"@{self.pick('traced', 'repeated(2)', 'functools.lru_cache(maxsize=4)', 'staticmethod')}")
        self.put(f"def {name}(p={default}, *rest, key={self.of('int', 0)}, **more):")
        self.depth += 1
        self.loops, self.is_generator = 0, False
        self.put("tick()")
        outer = self.inside
        self.inside += 1
        if outer and self.chance(0.6):
            self.put(f"nonlocal {cell}")
            self.put(f"{cell} {self.pick('+', '-', '*')}= p")
        elif not outer and self.chance(0.6):
            self.put(f"global {cell}")
            self.put(f"{cell} = {cell} + 1")
        self.names = {"int": ["p", "key", cell], "tuple": ["rest"], "dict": ["more"]}
        for _ in range(self.rng.randrange(1, 3)):
            self.statement(depth - 1)
        self.put(f"return {self.pick(cell, 'p', '(p, rest, sorted(more))', f'lambda q=p: (q, {cell})')}")
        self.depth -= 1
        self.names, self.loops, self.inside, self.is_generator = saved
        self.put(f"attempt({name!r}, lambda: {name}({self.pick('', self.of('int', 1), '1, 2, 3', 'key=4', 'z=1, p=2')}))")
        self.put(f"log({cell})")

    def put_drive(self, depth):
        if not self.generators:
            return self.assign()
        name = self.rng.choice(self.generators)[0]
        steps = ", ".join(["None"] + [self.pick("None", "None", lambda: self.of("int", 1), lambda: repr("close"), lambda: f"{self.rng.choice(EXCEPTIONS)}({self.of('str', 0)})", lambda: self.rng.choice(EXCEPTIONS), "GeneratorExit()") for _ in range(self.rng.randrange(1, 6))])
        self.put(f"drive({name}({self.of('int', 1)}), [{steps}])")

    def put_object_(self, depth):
        if not self.classes:
            return self.assign()
        name, make, members = self.rng.choice(self.classes)
        v = self.fresh("o")
        self.put("try:")
        self.depth += 1
        self.put(f"{v} = {make(self)}")
        for _ in range(self.rng.randrange(1, 4)):
            use = self.rng.choice(members + ["repr({o})", "{o}.x", "{o}.missing", "{o} == {o}", "hash({o}) is not None", "bool({o})", "{o} < {o}", "{o} + 1", "2 * {o}", "len({o})", "{o}[1]", "list({o})", "{i} in {o}", "{o}({i})", "str({o})", "f'{{{o}:>5}}'", "vars({o})", "isinstance({o}, {c})", "-{o}", "{o} @ 3", "int({o})", "abs({o})", "{o} != 3", "sorted([{o}, {o}]) and 1"])
            self.put(f"attempt({self.fresh('use')!r}, lambda: {use.format(o=v, i=self.of('int', 1), c=name, s=self.of('str', 0))})")
        if self.chance(0.4):
            self.put(f"{v}.{self.pick('x', 'y', 'value', 'total')} {self.pick('=', '+=')} {self.of('int', 1)}")
            self.put(f"log({v}.x, {v})")
        if self.chance(0.15):
            self.put(f"del {v}.{self.pick('x', 'value', 'nothing')}")
        self.depth -= 1
        self.put("except Exception as error:")
        self.put("    log(chain(error))")

    def put_assert_(self, depth):
        self.put("try:")
        self.put(f"    assert {self.of('bool', 2)}{self.pick('', ', ' + self.of('any', 1))}")
        self.put("except AssertionError as error:")
        self.put("    log(chain(error))")

    def put_scope(self, depth):
        name = self.fresh("unbound")
        if self.inside:
            self.put(f"if {self.of('bool', 1)}:")
            self.put(f"    {name} = {self.of('int', 1)}")
            self.put("try:")
            self.put(f"    log({name})")
            self.put("except NameError as error:")
            self.put("    log(chain(error))")

    def put_yield_(self, depth):
        v = self.fresh("y")
        if self.generators and self.chance(0.2):
            self.put(f"{v} = yield from {self.rng.choice(self.generators)[0]}({self.of('int', 0)})")
        elif self.chance(0.15):
            self.put(f"yield from {self.of(self.pick('list', 'str', 'tuple'), 1)}")
            return
        else:
            self.put(f"{v} = yield {self.of('any', 2)}")
        self.put(f"log('received', {v})")

    # ---- definitions

    def define_function(self):
        name = self.fresh("f")
        kinds = [(self.fresh("p"), self.rng.choice(TYPES)) for _ in range(self.rng.randrange(0, 4))]
        result = self.rng.choice(TYPES)
        for _ in range(self.rng.randrange(0, 2)):
            if self.chance(0.3):
                self.put(f"@{self.pick('traced', 'repeated(2)', 'repeated(3, lambda a, b: [a, b])')}")
        parts = []
        for i, (parameter, kind) in enumerate(kinds):
            default = self.chance(0.25) or (parts and "=" in parts[-1])
            self.names = {}
            annotation = f": {self.pick('int', 'str', repr('list'))}" if self.chance(0.2) else ""
            parts.append(parameter + annotation + (f"={self.of(kind, 1)}" if default else ""))
        if kinds and self.chance(0.1):
            parts.insert(1, "/")
        if self.chance(0.3):
            parts += ["*args"]
        if self.chance(0.3):
            parts += ["**kwargs"]
        self.put(f"def {name}({', '.join(parts)}):")
        self.body(kinds, result)
        self.functions.append((name, kinds, result))
        for i in range(2):
            self.names = {}
            self.put(f"attempt('{name}.{i}', lambda: {self.call(self.functions[-1], 2)})")

    def body(self, kinds, result, most=6):
        self.depth += 1
        self.inside += 1
        self.names = {}
        for parameter, kind in kinds:
            self.bind(kind, parameter)
        self.put("tick()")
        for _ in range(self.rng.randrange(2, most)):
            self.statement(3)
        if result is not None:
            self.put(f"return {self.of(result, 2)}")
        self.names = {}
        self.inside -= 1
        self.depth -= 1

    def define_generator(self):
        name = self.fresh("g")
        self.put(f"def {name}(start=0, *more):")
        self.is_generator = True
        self.depth += 1
        self.put("tick()")
        self.put("yield start")
        self.depth -= 1
        self.body([("start", "int"), ("more", "tuple")], self.pick(None, "int", "any"))
        self.is_generator = False
        self.generators.append((name,))
        self.put_drive(0)

    def recursion(self):
        name = self.fresh("r")
        self.put(f"def {name}(n, acc=()):")
        self.put("    tick()")
        self.put(f"    if n <= {self.pick('0', '1')}:")
        self.put(f"        return {self.pick('acc', 'n', '[n]', 'len(acc)')}")
        self.put(f"    return {self.pick(f'{name}(n - 1, acc + (n,))', f'({name}(n - 1), {name}(n - 2, acc))', f'[{name}(n - 2), n]')}")
        self.put(f"attempt({name!r}, lambda: {name}({self.pick('3', '5', '7')}))")
        if self.chance(0.1):
            self.put(f"def deep(n): return 1 + deep(n + 1)")
            self.put("attempt('deep', lambda: deep(0))")

    SPECIAL = [
        ("__repr__(self)", "return f'<{{type(self).__name__}} {{self.x!r}}>'"), ("__str__(self)", "return 's' + {str}"), ("__eq__(self, other)", "return {bool}"), ("__hash__(self)", "return {int}"),
        ("__lt__(self, other)", "return self.x < getattr(other, 'x', 0)"), ("__bool__(self)", "return {bool}"), ("__len__(self)", "return {int}"), ("__getitem__(self, key)", "return ({any}, key)"), ("__setitem__(self, key, value)", "self.x = (key, value)"),
        ("__contains__(self, item)", "return {bool}"), ("__iter__(self)", "yield from {list}"), ("__iter__(self)", "return iter({words})"), ("__call__(self, *args, **kwargs)", "return (args, {any})"), ("__add__(self, other)", "return {any}"), ("__radd__(self, other)", "return (other, {any})"),
        ("__rmul__(self, other)", "return {any}"), ("__iadd__(self, other)", "self.x = other; return self"), ("__neg__(self)", "return {any}"), ("__matmul__(self, other)", "return NotImplemented"), ("__getattr__(self, name)", "return name if name[0] != '_' else object.__getattribute__(self, name)"),
        ("__getattr__(self, name)", "raise AttributeError('none ' + name)"), ("__format__(self, spec)", "return 'F' + spec"), ("__index__(self)", "return {int}"), ("__int__(self)", "return {int}"), ("__abs__(self)", "return {any}"), ("__enter__(self)", "return {any}"), ("__setattr__(self, name, value)", "log('set', name); object.__setattr__(self, name, value)"),
        ("__delattr__(self, name)", "log('del', name); object.__delattr__(self, name)"), ("__reversed__(self)", "return {list}"), ("__missing__(self, key)", "return ('missing', key)"), ("__next__(self)", "return {int}"), ("__getattribute__(self, name)", "log('get', name); return object.__getattribute__(self, name)"),
        ("__ne__(self, other)", "return {bool}"), ("__le__(self, other)", "return NotImplemented"), ("__divmod__(self, other)", "return {any}"), ("__float__(self)", "return {float}"), ("__round__(self, n=None)", "return (n, {int})"), ("__bytes__(self)", "return {bytes}"), ("__length_hint__(self)", "return {int}"), ("__dir__(self)", "return {words}"),
    ]

    def define_class(self):
        name = self.fresh("C")
        bases = []
        if self.classes and self.chance(0.4):
            bases.append(self.rng.choice([c[0] for c in self.classes if c[0][0] != "S"] or ["dict"]))
        elif self.chance(0.25):
            bases.append(self.pick("dict", "list", "int", "str", "Exception", "tuple", "float", "set"))
        if self.chance(0.3):
            return self.define_dataclass(name)
        if self.chance(0.1) and not bases:
            self.put("@functools.total_ordering")
        self.put(f"class {name}{'(' + ', '.join(bases) + ')' if bases else ''}:")
        self.depth += 1
        plain = not bases or bases[0].startswith("C")
        self.names = {}
        if self.chance(0.3):
            self.put(f"shared = {self.of('any', 1)}")
        if self.chance(0.25):
            self.put(f"x = Checked({self.pick('int', '(int, str)', 'int, 5')})")
        if plain:
            self.put("def __init__(self, x=1, *args, **kwargs):")
            self.depth += 1
            self.put("tick()")
            if bases and self.chance(0.6):
                self.put("super().__init__(x, *args)")
            self.put("self.x = x")
            self.put(f"self.y = {self.of('any', 1)}")
            self.depth -= 1
        members = []
        for head, text in self.rng.sample(self.SPECIAL, self.rng.randrange(1, 7)):
            self.put(f"def {head}:")
            self.depth += 1
            self.put("tick()")
            self.inside += 1
            kinds = {k: self.of(k, 1) for k in ["str", "bool", "int", "any", "list", "words", "float", "bytes"]}
            if self.chance(0.05):
                self.put(f"raise {self.rng.choice(EXCEPTIONS)}({self.quoted()})")
            if self.chance(0.15) and bases and "yield" not in text and "(self, name" not in head:
                self.put(f"log('super', super().{head.split('(')[0]}({', '.join(p.split('=')[0] for p in head.split('(')[1].rstrip(')').split(', ')[1:])}))")
            self.put(text.format(**kinds))
            self.inside -= 1
            self.depth -= 1
        if self.chance(0.5):
            member = self.fresh("m")
            wrap = self.pick("", "", "classmethod", "staticmethod", "property", "functools.cached_property", "traced")
            if wrap:
                self.put(f"@{wrap}")
            parameters = {"staticmethod": "k=1", "property": "self", "functools.cached_property": "self"}.get(wrap, "self, k=1")
            self.put(f"def {member}({parameters}):")
            self.body([("k", "int")] if "k=" in parameters else [], "any", 4)
            call = "{o}." + member + ("" if "property" in wrap else "({i})")
            members += [call, call, "{c}." + member]
        if self.chance(0.25):
            self.put("@property")
            self.put("def total(self):")
            self.put("    return self.x")
            self.put("@total.setter")
            self.put("def total(self, value):")
            self.put("    self.x = value")
            members.append("{o}.total")
        if self.chance(0.1):
            self.put("def __init_subclass__(cls, **kwargs):")
            self.put("    log('subclass', cls.__name__, kwargs)")
            self.put("    super().__init_subclass__()")
        if self.chance(0.1):
            self.put("def __class_getitem__(cls, item):")
            self.put("    return (cls.__name__, item)")
            members.append("{c}[{i}]")
        self.depth -= 1
        root = bases[0] if bases else ""

        def make(writer, name=name, root=root):
            if root in ("dict",):
                return f"{name}({writer.of('dict', 1)})"
            if root in ("list", "tuple", "set"):
                return f"{name}({writer.of('list', 1)})"
            if root == "str":
                return f"{name}({writer.of('str', 1)})"
            if root == "float":
                return f"{name}({writer.of('float', 1)})"
            return f"{name}({writer.of('int', 1)})"

        self.classes.append((name, make, members))
        for _ in range(2):
            self.put_object_(1)

    def define_dataclass(self, name):
        options = [o for o in ("order=True", "frozen=True", "eq=False", "repr=False", "unsafe_hash=True", "kw_only=True", "slots=True") if self.chance(0.15)]
        self.put(f"@dataclass({', '.join(options)})" if options or self.chance(0.5) else "@dataclass")
        parents = [c for c in self.classes if c[0].startswith("D") and "slots=True" not in options]
        name = "D" + name
        self.put(f"class {name}{'(' + self.rng.choice(parents)[0] + ')' if parents and self.chance(0.3) else ''}:")
        self.names = {}
        self.put("    x: int" + (" = 1" if self.chance(0.4) else ""))
        self.put(f"    y: str = {self.pick('field(default=' + self.of('str', 0) + ')', self.of('str', 0), 'field(default_factory=list)', 'field(default=2, compare=False, repr=False)', 'field(init=False, default=3)')}")
        self.put(f"    z: list = field(default_factory={self.pick('list', 'dict', 'lambda: [1, 2]')})")
        if self.chance(0.3):
            self.put("    def __post_init__(self):")
            self.put(f"        {self.pick('log(chr(112), self.x)', 'self.y = self.x', 'self.z.append(self.x)')}")
        if "slots=True" in options:  # __dict__ of a subclass differs: docs/language.md
            name = "S" + name
            self.lines = [line.replace(f"class D{name[2:]}", f"class {name}") for line in self.lines]
        self.classes.append((name, lambda writer, name=name: f"{name}({writer.pick('', writer.of('int', 1), 'x=' + writer.of('int', 1), '1, ' + writer.of('str', 0), '1, 2, 3, 4')})", ["{o}.y", "{o}.z", "{o} == {c}({i})", "{o} < {c}({i})", "hash({o}) == hash({o})"]))
        self.put_object_(1)

    def program(self):
        for _ in range(self.rng.randrange(6, 10)):
            self.names = {}
            self.rng.choice([self.define_function, self.define_function, self.define_generator, self.define_class, self.define_class, self.recursion])()
        self.names = {}
        for _ in range(self.rng.randrange(3, 8)):
            self.put("try:")
            self.block(3)
            self.put("except Exception as error:")
            self.put("    log('top', chain(error))")
        return PRELUDE + "\n".join(self.lines) + "\n"


def program(rng):
    """A program that compiles: a nested quote or a name declared too late is tried again."""
    while True:
        text = Structures(rng).program()
        try:
            compile(text, "program", "exec")
            return text
        except SyntaxError:
            continue
