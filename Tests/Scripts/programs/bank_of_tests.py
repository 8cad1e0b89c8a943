"""A small test framework and what it tests: a stack machine."""
import io
import sys
import traceback
from contextlib import redirect_stdout
from functools import partial


class Failure(AssertionError):
    pass


class TestCase:
    def setup(self):
        pass

    def teardown(self):
        pass

    def equal(self, got, wanted, message=""):
        if got != wanted:
            raise Failure(f"{message + ': ' if message else ''}{got!r} != {wanted!r}")

    def raises(self, kind, function, *args, match=None):
        try:
            result = function(*args)
        except kind as error:
            if match and match not in str(error):
                raise Failure(f"{error} does not contain {match!r}") from error
            return error
        raise Failure(f"{kind.__name__} was not raised; got {result!r}")

    @classmethod
    def tests(cls):
        return [name for name in vars(cls) if name.startswith("test_")]

    @classmethod
    def run(cls):
        results = {"passed": 0, "failed": [], "errors": []}
        for name in cls.tests():
            case = cls()
            case.setup()
            try:
                getattr(case, name)()
            except Failure as failure:
                results["failed"].append((name, str(failure), failure.__cause__))
            except Exception as error:
                results["errors"].append((name, type(error).__name__, error))
            else:
                results["passed"] += 1
            finally:
                case.teardown()
        return results


class MachineError(Exception):
    def __init__(self, message, line):
        self.line = line
        super().__init__(f"line {line}: {message}")


class StackMachine:
    def __init__(self):
        self.stack, self.names, self.output = [], {}, []

    binary = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a // b,
              "<": lambda a, b: int(a < b), "=": lambda a, b: int(a == b)}

    def run(self, source, limit=10_000):
        lines = [line.split("#")[0].split() for line in source.strip().splitlines()]
        labels = {words[0][:-1]: i for i, words in enumerate(lines) if words and words[0].endswith(":")}
        i = steps = 0
        while i < len(lines):
            steps += 1
            if steps > limit:
                raise MachineError("too many steps", i + 1)
            words = lines[i]
            i += 1
            for word in words:
                try:
                    jump = self.step(word, labels)
                except IndexError:
                    raise MachineError(f"{word!r} needs more on the stack", i) from None
                except (KeyError, ZeroDivisionError) as error:
                    raise MachineError(f"{word!r}: {error}", i) from error
                if jump is not None:
                    i = jump
                    break
        return self.output

    def step(self, word, labels):
        stack = self.stack
        if word.endswith(":"):
            return None
        if word.lstrip("-").isdigit():
            stack.append(int(word))
        elif word in self.binary:
            b, a = stack.pop(), stack.pop()
            stack.append(self.binary[word](a, b))
        elif word == "dup":
            stack.append(stack[-1])
        elif word == "swap":
            stack[-1], stack[-2] = stack[-2], stack[-1]
        elif word == "print":
            self.output.append(stack.pop())
        elif word.startswith("!"):
            self.names[word[1:]] = stack.pop()
        elif word.startswith("@"):
            stack.append(self.names[word[1:]])
        elif word.startswith("?"):
            return labels[word[1:]] if stack.pop() else None
        else:
            raise KeyError(word)


FACTORIAL = """
    1 !r
loop:
    @n 2 < ?end
    @r @n * !r
    @n 1 - !n
    1 ?loop
end:
    @r print   # the result
"""


class TestMachine(TestCase):
    def setup(self):
        self.machine = StackMachine()

    def test_arithmetic(self):
        self.equal(self.machine.run("2 3 + 4 * print 7 -2 / print"), [20, -4])

    def test_factorial(self):
        for n, wanted in ((0, 1), (5, 120), (25, 15511210043330985984000000)):
            machine = StackMachine()
            machine.names["n"] = n
            self.equal(machine.run(FACTORIAL), [wanted], f"{n}!")

    def test_errors(self):
        self.raises(MachineError, self.machine.run, "1\n+", match="line 2: '+' needs more")
        error = self.raises(MachineError, self.machine.run, "1 0 /", match="'/'")
        self.equal(type(error.__cause__), ZeroDivisionError)
        self.raises(MachineError, partial(self.machine.run, limit=5), "l: 1 ?l", match="too many")

    def test_that_fails(self):
        self.equal(self.machine.run("1 print"), [2], "deliberately")

    def test_wrong_message(self):
        self.raises(MachineError, self.machine.run, "bogus", match="nothing of the kind")

    def test_not_raised(self):
        self.raises(ValueError, int, "5")

    def test_error(self):
        self.machine.nothing()

    def teardown(self):
        self.machine = None


results = TestMachine.run()
for key, value in results.items():
    print(key)
    for row in value if isinstance(value, list) else [value]:
        print("   ", row)
buffer = io.StringIO()
with redirect_stdout(buffer):
    print(StackMachine().run("1 2 swap print print"))
sys.stdout.write(buffer.getvalue())
machine = StackMachine()
try:
    machine.run("@missing")
except MachineError:
    text = traceback.format_exc().splitlines()
    print(text[0], text[-1], [line for line in text if "direct cause" in line], sep="\n")
machine.run("5 print\nnonsense")
