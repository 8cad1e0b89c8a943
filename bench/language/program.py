# A program of three hundred lines as scripts have them: a small language with lexer, parser and evaluator, a simulation with
# an event queue, shortest paths, a cache, a word count, a board game search, matrices, a report.
import heapq
from collections import OrderedDict, defaultdict, deque, namedtuple

from worker import serve

Token = namedtuple('Token', 'kind text place')


class ScriptError(Exception):
    def __init__(self, message, place):
        super().__init__(message)
        self.place = place


class Lexer:
    operators = set('+-*/()=<>,;{}')

    def __init__(self, text):
        self.text = text
        self.place = 0

    def tokens(self):
        text = self.text
        while self.place < len(text):
            character = text[self.place]
            if character.isspace():
                self.place += 1
            elif character.isdigit():
                yield self.take('number', lambda c: c.isdigit() or c == '.')
            elif character.isalpha():
                yield self.take('name', lambda c: c.isalnum() or c == '_')
            elif character in self.operators:
                yield Token('operator', character, self.place)
                self.place += 1
            else:
                raise ScriptError(f'unexpected {character!r}', self.place)
        yield Token('end', '', self.place)

    def take(self, kind, fits):
        start = self.place
        while self.place < len(self.text) and fits(self.text[self.place]):
            self.place += 1
        return Token(kind, self.text[start:self.place], start)


class Node:
    def evaluate(self, names):
        raise NotImplementedError


class Number(Node):
    def __init__(self, text):
        self.value = float(text) if '.' in text else int(text)

    def evaluate(self, names):
        return self.value


class Name(Node):
    def __init__(self, name, place):
        self.name = name
        self.place = place

    def evaluate(self, names):
        try:
            return names[self.name]
        except KeyError:
            raise ScriptError(f'unknown name {self.name}', self.place) from None


class Operation(Node):
    actions = {
        '+': lambda a, b: a + b,
        '-': lambda a, b: a - b,
        '*': lambda a, b: a * b,
        '/': lambda a, b: a // b,
        '<': lambda a, b: a < b,
        '>': lambda a, b: a > b,
    }

    def __init__(self, symbol, left, right):
        self.action = self.actions[symbol]
        self.left = left
        self.right = right

    def evaluate(self, names):
        return self.action(self.left.evaluate(names), self.right.evaluate(names))


class Assignment(Node):
    def __init__(self, name, value):
        self.name = name
        self.value = value

    def evaluate(self, names):
        names[self.name] = result = self.value.evaluate(names)
        return result


class Loop(Node):
    def __init__(self, condition, body):
        self.condition = condition
        self.body = body

    def evaluate(self, names):
        result = None
        while self.condition.evaluate(names):
            for statement in self.body:
                result = statement.evaluate(names)
        return result


class Parser:
    levels = [('<', '>'), ('+', '-'), ('*', '/')]

    def __init__(self, text):
        self.tokens = list(Lexer(text).tokens())
        self.place = 0

    @property
    def current(self):
        return self.tokens[self.place]

    def advance(self, text=None):
        token = self.current
        if text is not None and token.text != text:
            raise ScriptError(f'expected {text!r}, found {token.text!r}', token.place)
        self.place += 1
        return token

    def program(self, end=''):
        statements = []
        while self.current.text != end:
            statements.append(self.statement())
        return statements

    def statement(self):
        if self.current.text == 'while':
            self.advance()
            condition = self.expression()
            self.advance('{')
            body = self.program('}')
            self.advance('}')
            return Loop(condition, body)
        if self.current.kind == 'name' and self.tokens[self.place + 1].text == '=':
            name = self.advance().text
            self.advance('=')
            node = Assignment(name, self.expression())
        else:
            node = self.expression()
        self.advance(';')
        return node

    def expression(self, level=0):
        if level == len(self.levels):
            return self.primary()
        node = self.expression(level + 1)
        while self.current.text in self.levels[level] and self.current.text:
            symbol = self.advance().text
            node = Operation(symbol, node, self.expression(level + 1))
        return node

    def primary(self):
        token = self.advance()
        if token.kind == 'number':
            return Number(token.text)
        if token.kind == 'name':
            return Name(token.text, token.place)
        if token.text == '(':
            node = self.expression()
            self.advance(')')
            return node
        raise ScriptError(f'unexpected {token.text!r}', token.place)


SOURCE = '''
total = 0; i = 0;
while i < 600 {
    j = i * (i + 3) - 7;
    total = total + j / 3 - i;
    i = i + 1;
}
total;
'''


def interpret():
    names = {}
    result = None
    for statement in Parser(SOURCE).program():
        result = statement.evaluate(names)
    try:
        Parser('1 + unknown;').program()[0].evaluate({})
    except ScriptError as error:
        result += error.place
    return result


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state % n


class Customer:
    __slots__ = ('name', 'arrival', 'items')

    def __init__(self, name, arrival, items):
        self.name = name
        self.arrival = arrival
        self.items = items


def simulate(count):
    random = Random(42)
    events = []
    for i in range(count):
        customer = Customer(f'c{i}', random.below(5000), 1 + random.below(20))
        heapq.heappush(events, (customer.arrival, i, 'arrive', customer))
    waiting, free, served = deque(), 3, defaultdict(list)
    sequence = count
    while events:
        time, _, kind, customer = heapq.heappop(events)
        if kind == 'arrive':
            waiting.append(customer)
        else:
            free += 1
            served[customer.items % 4].append(time - customer.arrival)
        while free and waiting:
            following = waiting.popleft()
            free -= 1
            sequence += 1
            heapq.heappush(events, (time + 5 * following.items, sequence, 'leave', following))
    return {kind: sum(times) // len(times) for kind, times in sorted(served.items())}


def shortest(size):
    random = Random(7)
    graph = {i: [(random.below(size), 1 + random.below(50)) for _ in range(4)] for i in range(size)}
    distance = {0: 0}
    queue = [(0, 0)]
    while queue:
        so_far, node = heapq.heappop(queue)
        if so_far > distance[node]:
            continue
        for target, length in graph[node]:
            through = so_far + length
            if through < distance.get(target, 1 << 30):
                distance[target] = through
                heapq.heappush(queue, (through, target))
    return len(distance), max(distance.values())


class Cache:
    def __init__(self, size):
        self.size = size
        self.entries = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key, make):
        if key in self.entries:
            self.hits += 1
            self.entries.move_to_end(key)
            return self.entries[key]
        self.misses += 1
        value = self.entries[key] = make(key)
        if len(self.entries) > self.size:
            self.entries.popitem(last=False)
        return value


def cached(count):
    cache, random = Cache(50), Random(3)
    total = sum(cache.get(random.below(80), lambda key: key * key) for _ in range(count))
    return total, cache.hits, cache.misses


TEXT = 'the quick brown fox jumps over the lazy dog while the other fox sleeps; a dog barks, the fox runs away. ' * 30


def words():
    counts = {}
    for word in TEXT.replace(',', ' ').replace(';', ' ').replace('.', ' ').split():
        word = word.lower().strip()
        counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ', '.join('%s=%d' % (word, n) for word, n in ranked[:5])


def queens(n):
    def place(row, columns, up, down):
        if row == n:
            return 1
        found = 0
        for column in range(n):
            if column not in columns and row + column not in up and row - column not in down:
                found += place(row + 1, columns | {column}, up | {row + column}, down | {row - column})
        return found

    return place(0, frozenset(), frozenset(), frozenset())


def product(n):
    a = [[(i * j) % 7 - 3.0 for j in range(n)] for i in range(n)]
    b = [[(i + j) % 5 - 2.0 for j in range(n)] for i in range(n)]
    columns = list(zip(*b))
    c = [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]
    return sum(c[i][i] for i in range(n))


def report():
    lines = [
        f'interpreted {interpret()}', f'simulated {simulate(600)}', f'shortest {shortest(400)}', f'cached {cached(3000)}',
        f'words {words()}', f'queens {queens(6)}', f'product {product(24):.1f}',
    ]
    width = max(map(len, lines))
    return ' | '.join(line.ljust(width).strip() for line in lines)


serve(report)
