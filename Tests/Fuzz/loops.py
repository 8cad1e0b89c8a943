"""Random programs of loops that run often, for machine code made at run time: functions over a few variables whose types change
now and then, called again and again with arguments of other types. Ints grow past 64 bits, floats become NaN, lists hold
numbers and texts, instances change their shape, variables are unbound, functions call each other and raise in the middle.

`program(rng)` gives the text.
"""

PRELUDE = '''
class Thing:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def step(self, x):
        self.a = self.a + x
        return self.a

    def other(self):
        return self.b

    def __repr__(self):
        return f"Thing({self.a if self.a is not self else 0!r})"


class Loud:
    def __init__(self, name):
        self.name = name

    def __add__(self, other):
        return (self.name, other)

    def __radd__(self, other):
        return (other, self.name)

    def __lt__(self, other):
        return len(self.name) % 2 == 0

    def __gt__(self, other):
        return len(self.name) % 2 == 1

    def __bool__(self):
        return len(self.name) > 2

    def __getitem__(self, index):
        return index

    def __repr__(self):
        return f"Loud({self.name!r})"


count = 0


def large(value):
    """Whether a variable has grown too far to go on with: programs are to end."""
    if type(value) is int:
        return not -10**40 < value < 10**40
    return type(value) in (str, list, tuple) and len(value) > 40


def show(value):
    text = repr(value)
    return text if len(text) < 300 else text[:140] + ".." + str(len(text)) + ".." + text[-140:]


def attempt(name, function, *arguments):
    try:
        result = function(*arguments)
    except Exception as error:
        print(name, type(error).__name__, str(error)[:200])
    else:
        print(name, show(result))


'''

INTS = ["0", "1", "2", "3", "7", "-1", "-5", "100", "1000003", "2**31", "2**62", "-2**63", "2**63 - 1", "10**20"]
FLOATS = ["0.0", "-0.0", "0.5", "1.5", "-2.25", "1e300", "float('inf')", "float('nan')", "3.0"]
OTHERS = ["True", "False", "None", "'ab'", "'x'", "[1, 2, 3]", "(1, 2)", "Thing(1, 2)", "Thing(0.5, 'q')", "Loud('abc')",
          "Loud('ab')",
          "[1.5, 2.5]", "['a', 'b', 'c']", "[True, False, True]", "{}", "range(3)", "[None, 1]", "''", "[]"]


class Loops:
    def __init__(self, rng):
        self.rng = rng
        self.functions = []
        self.names = []
        self.inLoop = 0

    def pick(self, *choices):
        return self.rng.choice(choices)

    def number(self):
        roll = self.rng.random()
        return self.rng.choice(INTS[:8]) if roll < 0.6 else self.rng.choice(FLOATS) if roll < 0.8 else self.rng.choice(INTS)

    def value(self):
        return self.number() if self.rng.random() < 0.7 else self.rng.choice(OTHERS)

    def atom(self):
        roll = self.rng.random()
        if roll < 0.62 and self.names:
            return self.rng.choice(self.names)
        if roll < 0.9:
            return self.number()
        return self.pick("g", "t.a", "t.b", "h", "True", "None", "'s'")

    def expression(self, depth=0):
        roll = self.rng.random()
        if depth > 2 or roll < 0.25:
            return self.atom()
        if roll < 0.6:
            operator = self.pick("+", "+", "-", "-", "*", "*", "/", "//", "%", "&", "|", "^")
            right = self.expression(depth + 1)
            return f"({self.expression(depth + 1)} {operator} {right})"
        if roll < 0.65:
            return f"({self.atom()} {self.pick('<<', '>>')} {self.pick('1', '2', '5', '-1', '63', 'i', '0')})"
        if roll < 0.72:
            return f"({self.expression(depth + 1)} {self.comparison()} {self.expression(depth + 1)})"
        if roll < 0.76:
            return f"(-{self.atom()})" if self.rng.random() < 0.6 else f"(not {self.atom()})"
        if roll < 0.83:
            return f"{self.pick('data', 'data', 'xs', *self.names)}[{self.pick('i', '0', '1', '-1', 'n', '2', self.atom())}]"
        if roll < 0.88:
            return self.pick("t.a", "t.b", f"t.step({self.atom()})", "t.other()", "t.c", "len(data)")
        if roll < 0.92 and self.functions:
            return f"{self.rng.choice(self.functions)}({', '.join(self.atom() for _ in range(3))})"
        if roll < 0.95:
            return f"({self.atom()} if {self.condition()} else {self.atom()})"
        if roll < 0.97:
            return f"({self.atom()} {self.pick('and', 'or')} {self.atom()})"
        return self.pick("min(i, 3)", "abs(i)", "str(i)", "float(i)", "int(i)", "[i, n]", "(i, n)", "f'{i}'",
                         "(lambda q: q + i)(n)")

    def comparison(self):
        # Not `is`: which equal numbers are one object is no part of the language.
        return self.pick("<", "<", ">", "<=", ">=", "==", "!=", "in")

    def condition(self):
        roll = self.rng.random()
        if roll < 0.6:
            return f"{self.atom()} {self.pick('<', '>', '<=', '>=', '==', '!=')} {self.atom()}"
        if roll < 0.75:
            return f"i % {self.pick('2', '3', '5', '7')} {self.pick('==', '!=', '<')} {self.pick('0', '1', '2')}"
        if roll < 0.82:
            return f"{self.atom()} is {self.pick('', 'not ')}None"
        return self.expression(2)

    def statements(self, indent, budget):
        lines = []
        for _ in range(self.rng.randint(1, 4)):
            lines += self.statement(indent, budget)
        return lines

    def statement(self, indent, budget):
        pad = "    " * indent
        roll = self.rng.random()
        if roll < 0.3 or not self.names:
            return [f"{pad}{self.rng.choice(self.names or ['a'])} = {self.expression()}"]
        if roll < 0.5:
            return [f"{pad}{self.rng.choice(self.names)} {self.pick('+=', '+=', '-=', '*=', '//=', '%=')} {self.expression(1)}"]
        if roll < 0.62 and indent < 4:
            lines = [f"{pad}if {self.condition()}:", *self.statements(indent + 1, budget)]
            if self.rng.random() < 0.5:
                lines += [f"{pad}else:", *self.statements(indent + 1, budget)]
            return lines
        if roll < 0.68 and indent < 3 and budget > 1:
            self.inLoop += 1
            name = self.pick("i", "j", "a")
            over = self.pick(f"range({self.pick('3', '4', '2, 6', '5, 0, -2')})", "data", "xs",
                             "range(n % 4 if isinstance(n, int) else 2)", "enumerate(xs)", "'xyz'", "zip(xs, data)", "tuple(xs)")
            lines = [f"{pad}for {name} in {over}:", *self.statements(indent + 1, budget // 3), *self.guards(indent + 1)]
            self.inLoop -= 1
            return lines
        if roll < 0.73 and indent < 3 and budget > 1:
            self.inLoop += 1
            counter = f"k{indent}"
            lines = [f"{pad}{counter} = {self.pick('0', '1', '0.0')}",
                     f"{pad}while {counter} {self.pick('<', '<=', '!=')} {self.pick('3', '4', '5')}:",
                     f"{pad}    {counter} += 1", *self.statements(indent + 1, budget // 3), *self.guards(indent + 1)]
            self.inLoop -= 1
            return lines
        if roll < 0.78:
            return [f"{pad}{self.pick('xs.append', 'out.append')}({self.expression(1)})", f"{pad}if len(xs) > 9: del xs[3:]"]
        if roll < 0.82:
            return [f"{pad}{self.pick('data', 'xs', 'xs')}[{self.pick('0', 'i % 3', '-1', 'i', '1')}] = {self.expression(1)}"]
        if roll < 0.87:
            return [f"{pad}t.{self.pick('a', 'b', 'c')} {self.pick('=', '=', '+=')} {self.expression(1)}"]
        if roll < 0.89 and self.inLoop:
            return [f"{pad}if {self.condition()}: {self.pick('break', 'continue')}"]
        if roll < 0.91:
            name = self.rng.choice(self.names)
            return [f"{pad}if {self.condition()}: del {name}", f"{pad}{self.rng.choice(self.names)} = {self.atom()}"]
        if roll < 0.95 and indent < 3:
            caught = self.pick("Exception", "TypeError", "(TypeError, ValueError, IndexError)", "ZeroDivisionError")
            return [f"{pad}try:", *self.statements(indent + 1, budget), f"{pad}except {caught}{self.pick('', ' as e')}:",
                    *self.statements(indent + 1, budget)]
        if roll < 0.97:
            return [f"{pad}out.append({self.atom()})"]
        return [f"{pad}if {self.condition()}: return {self.expression(1)}"]

    def guards(self, indent):
        """What keeps numbers and texts small enough for the program to end."""
        pad = "    " * indent
        return [f"{pad}if large({name}): {name} = 1" for name in self.names if name != "i"] + [
            f"{pad}if large(t.a) or large(t.b): t.a = t.b = 2"]

    def body(self):
        if self.rng.random() < 0.4:
            return self.statements(2, 12)
        return ["        try:", *self.statements(3, 12), "        except Exception as error:",
                "            out.append(type(error).__name__)", f"            {self.rng.choice(self.names)} = {self.number()}"]

    def function(self, index):
        name = f"f{index}"
        self.names = ["a", "b", "n", "i", "x"]
        self.inLoop = 0
        lines = [f"def {name}(a, b, n):"]
        if self.rng.random() < 0.3:
            lines += ["    global g, count", "    count += 1"]
        lines += ["    x = " + self.number(), "    i = 0", "    out = []", "    xs = list(data)",
                  "    t = Thing(a, b)" if self.rng.random() < 0.7 else "    t = thing"]
        self.inLoop = 1
        if self.rng.random() < 0.7:
            lines += [f"    for i in range({self.pick('20', '30', '3, 40, 3', '12')}):", *self.body(), *self.guards(2)]
        else:
            lines += ["    turn = 0", f"    while turn < {self.pick('20', '15', '25.0')}:", "        turn += 1",
                      f"        i {self.pick('=', '+=')} {self.pick('turn', '1', '2')}", *self.body(), *self.guards(2)]
        self.inLoop = 0
        lines += self.statements(1, 4)
        lines += [f"    return a, b, n, x, out[-3:], xs[:5], t.a, {self.atom()}", "", ""]
        # Calls of what comes before only, so that there is an end.
        return lines, name

    def program(self):
        data = self.pick("[1, 2, 3]", "[1.5, 2, 'x']", "[0, 1.0, 2, 3]", "[True, False, 1]", "['a', 'b']",
                         "[2**62, 2**62, 1]")
        lines = [f"data = {data}", f"thing = Thing({self.value()}, {self.value()})", f"g = {self.number()}",
                 f"h = {self.value()}",
                 "", ""]
        made = []
        for index in range(self.rng.randint(1, 3)):
            self.functions = made if self.rng.random() < 0.25 else []
            more, entry = self.function(index)
            lines += more
            made.append(entry)
        for _ in range(self.rng.randint(3, 7)):
            name = self.rng.choice(made)
            arguments = ", ".join(self.number() if self.rng.random() < 0.8 else self.value() for _ in range(3))
            times = self.pick(1, 2, 3)
            for _ in range(times):
                lines.append(f"attempt('{name}', {name}, {arguments})")
            if self.rng.random() < 0.2:
                lines.append(self.pick("g = " + self.value(), "Thing.step = lambda self, x: x", "thing.c = 5",
                                       "data.append(3.5)", "h = 2", "data[0] = 'z'"))
        lines.append("print(show((g, h, data, thing.a)))")
        return PRELUDE + "\n".join(lines) + "\n"


def program(rng):
    """A program that compiles, and whose numbers stay small enough to end."""
    while True:
        text = Loops(rng).program()
        try:
            compile(text, "program", "exec")
            return text
        except SyntaxError:
            continue
