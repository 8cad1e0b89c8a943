# Recursive calls with one argument.
from worker import serve


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


serve(lambda: fib(25))
