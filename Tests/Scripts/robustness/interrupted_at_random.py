# A timer interrupts loops, calls, generators, sorting, text, containers and the library at random moments: every `finally` and
# every `__exit__` runs, nothing is left half done, and the machine goes on. `python3 interrupted_at_random.py 1000` for more.
import json
import random
import re
import signal
import sys


class Interrupt(Exception):
    pass


class Manager:
    def __enter__(self):
        counts[0] += 1
        return self

    def __exit__(self, *args):
        counts[0] -= 1


class Node:
    def __init__(self):
        self.me = self

    def __eq__(self, other):
        return False

    def __hash__(self):
        return 1


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def numbers():
    try:
        while True:
            yield from range(100)
    finally:
        closed.append(1)


def deep(n):
    return deep(n - 1) + 1 if n else 0


def loop():
    n = 0
    while True:
        n += 1


def raising():
    while True:
        try:
            raise ValueError
        except ValueError:
            pass
        finally:
            pass


def walking():
    for x in numbers():
        pass


def repeating(action):
    def body():
        while True:
            action()
    return body


data = {str(i): list(range(20)) for i in range(50)}
BODIES = [
    loop, raising, walking, repeating(lambda: fib(12)), repeating(lambda: deep(300)),
    repeating(lambda: sorted([(i * 7919) % 1000 for i in range(1000)], key=lambda v: -v)),
    repeating(lambda: ''.join(sorted('hello world' * 500)).replace('o', 'oo').split('l')),
    repeating(lambda: {str(i): [i] * 3 for i in range(500)}), repeating(lambda: Node() in [Node() for _ in range(50)]),
    repeating(lambda: {Node(): 1, Node(): 2}), repeating(lambda: str(3 ** 2000 % 10 ** 300)),
    repeating(lambda: json.loads(json.dumps(data))), repeating(lambda: re.sub(r'(\w+) (\w+)', r'\2 \1', 'some words here ' * 200)),
    repeating(lambda: sum(x for x in range(5000))), repeating(lambda: [*map(str, filter(None, zip(range(500), range(500))))]),
    repeating(lambda: f'{data!r:>2000}'), repeating(lambda: data == json.loads(json.dumps(data))),
    repeating(lambda: type('Made', (Node,), {'x': property(lambda self: 1)})().x),
]
armed = False


def strike(number, frame):
    # Only inside: one that comes late would strike the check itself.
    if armed:
        raise Interrupt


count = int(sys.argv[1]) if len(sys.argv) > 1 else 150
rng = random.Random(7)
signal.signal(signal.SIGALRM, strike)
wrong = []
for turn in range(count):
    body = BODIES[turn % len(BODIES)]
    counts, closed, steps = [0], [], []
    try:
        try:
            with Manager():
                armed = True
                signal.setitimer(signal.ITIMER_REAL, rng.random() * 0.004 + 1e-5)
                try:
                    body()
                finally:
                    armed = False
                    steps.append('finally')
        except Interrupt:
            steps.append('caught')
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
    # One that comes before the `try` has nothing to run.
    if counts != [0] or steps not in (['finally', 'caught'], ['caught']) or fib(10) != 55 or json.loads('[1, {"a": null}]') != [1, {'a': None}]:
        wrong.append((turn, body.__name__, counts, steps))
signal.signal(signal.SIGALRM, signal.SIG_DFL)
print('wrong', wrong)
