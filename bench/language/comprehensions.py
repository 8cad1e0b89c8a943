# List, dict and set comprehensions, with conditions and nesting.
from worker import serve


def work():
    total = 0
    for turn in range(20):
        squares = [x * x for x in range(5000)]
        even = [x for x in squares if x % 2 == 0]
        table = {x: x + turn for x in range(2000)}
        kinds = {x % 97 for x in squares}
        pairs = [a + b for a in range(40) for b in range(40)]
        total += len(even) + len(table) + len(kinds) + sum(pairs)
    return total


serve(work)
