import math

def f():
    return math.sqrt(-1)

value = f()
