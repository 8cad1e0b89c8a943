"""A tokenizer by regular expression, a recursive-descent parser, a tree with visitors."""
import operator
import re
from dataclasses import dataclass, field
from typing import Callable, Iterator, NamedTuple, Union


class Token(NamedTuple):
    kind: str
    text: str
    column: int


TOKENS = re.compile(r"""
    (?P<number>  \d+ (?: \.\d* )? (?: [eE][+-]?\d+ )? )
  | (?P<name>    [A-Za-z_]\w* )
  | (?P<op>      \*\* | // | [-+*/%(),=] )
  | (?P<space>   \s+ )
  | (?P<bad>     . )
""", re.VERBOSE)


class ParseError(Exception):
    def __init__(self, message, column):
        super().__init__(f"{message} at column {column}")
        self.column = column


def tokenize(text: str) -> Iterator[Token]:
    for match in TOKENS.finditer(text):
        kind = match.lastgroup
        if kind == "space":
            continue
        if kind == "bad":
            raise ParseError(f"unexpected {match.group()!r}", match.start() + 1)
        yield Token(kind, match[kind], match.start() + 1)
    yield Token("end", "", len(text) + 1)


@dataclass(frozen=True)
class Number:
    value: float

    def __str__(self):
        return f"{self.value:g}"


@dataclass(frozen=True)
class Name:
    name: str

    __str__ = lambda self: self.name


@dataclass(frozen=True)
class Binary:
    op: str
    left: "Node"
    right: "Node"

    def __str__(self):
        return f"({self.left} {self.op} {self.right})"


@dataclass(frozen=True)
class Call:
    name: str
    args: tuple = field(default_factory=tuple)

    def __str__(self):
        return f"{self.name}({', '.join(map(str, self.args))})"


@dataclass(frozen=True)
class Unary:
    op: str
    operand: "Node"

    def __str__(self):
        return f"{self.op}{self.operand}"


Node = Union[Number, Name, Binary, Call, Unary]


class Parser:
    LEVELS = [("+", "-"), ("*", "/", "//", "%")]

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.place = 0

    @property
    def current(self):
        return self.tokens[self.place]

    def accept(self, *texts):
        token = self.current
        if token.kind == "op" and token.text in texts:
            self.place += 1
            return token
        return None

    def expect(self, text):
        token = self.accept(text)
        if token is None:
            raise ParseError(f"expected {text!r}, got {self.current.text or 'the end'!r}", self.current.column)
        return token

    def parse(self):
        node = self.binary(0)
        if self.current.kind != "end":
            raise ParseError(f"unexpected {self.current.text!r}", self.current.column)
        return node

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.unary()
        node = self.binary(level + 1)
        while token := self.accept(*self.LEVELS[level]):
            node = Binary(token.text, node, self.binary(level + 1))
        return node

    def unary(self):
        if token := self.accept("-", "+"):
            return Unary(token.text, self.unary())
        base = self.atom()
        return Binary("**", base, self.unary()) if self.accept("**") else base

    def atom(self):
        token = self.current
        if self.accept("("):
            node = self.binary(0)
            self.expect(")")
            return node
        self.place += 1
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "name":
            if not self.accept("("):
                return Name(token.text)
            args = []
            while not self.accept(")"):
                args.append(self.binary(0))
                if not self.accept(","):
                    self.expect(")")
                    break
            return Call(token.text, tuple(args))
        raise ParseError(f"expected a value, got {token.text or 'the end'!r}", token.column)


OPERATORS: dict[str, Callable] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow,
}


class Evaluator:
    functions = {"max": max, "min": min, "abs": abs, "hypot": lambda x, y: (x * x + y * y) ** 0.5}

    def __init__(self, **names):
        self.names = names

    def visit(self, node):
        method = getattr(self, "visit_" + type(node).__name__.lower())
        return method(node)

    def visit_number(self, node):
        return node.value

    def visit_name(self, node):
        try:
            return self.names[node.name]
        except KeyError:
            raise NameError(f"unknown name {node.name}") from None

    def visit_unary(self, node):
        value = self.visit(node.operand)
        return -value if node.op == "-" else +value

    def visit_binary(self, node):
        return OPERATORS[node.op](self.visit(node.left), self.visit(node.right))

    def visit_call(self, node):
        return self.functions[node.name](*map(self.visit, node.args))


for text in ["1 + 2 * 3", "2 ** 3 ** 2", "-x ** 2", "(1 + 2) * -3 / 4", "max(1, x, 3) % 4", "hypot(3, 4) // 2", "7 // 2 - 1e-3",
             "1 +", "(1", "2 $ 3", "f(1, 2", "y + 1", "1 / 0", "min()", "1 2", "g(1)"]:
    try:
        tree = Parser(text).parse()
        print(f"{text:<20} {tree!s:<28} {Evaluator(x=5).visit(tree)}")
    except ParseError as error:
        print(f"{text:<20} {error} [{error.column}]")
    except (ArithmeticError, NameError, TypeError, KeyError) as error:
        print(f"{text:<20} {type(error).__name__}: {error}")
print(repr(Parser("f(-1)").parse()))
print(Parser("a+b").parse() == Parser("a + b").parse(), len({Parser("1").parse(), Parser("1.0").parse()}))
