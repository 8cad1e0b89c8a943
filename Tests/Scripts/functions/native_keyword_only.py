# Positional arguments for parameters that only a name reaches, again and again: the second call takes the short way.
import heapq
import json


def attempt(function, *arguments, **options):
    for _ in range(3):
        try:
            print(function(*arguments, **options))
        except TypeError as error:
            print(error)


def direct():
    return sorted([3, 1], None, True)


def one_more():
    return sorted([3, 1], None)


def named():
    return sorted([3, 1], reverse=True)


for function in (direct, one_more, named):
    attempt(function)
attempt(sorted, [3, 1], None, True)
attempt(max, 1, 2, key=None)
attempt(heapq.nlargest, 2, [1, 5, 3], None)
attempt(json.dumps, [1])
attempt(int, '12', 16)
attempt(int, '12', 16, 3)
