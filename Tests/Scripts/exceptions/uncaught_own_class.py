class Broken(Exception):
    pass

def f():
    raise Broken('it is', 2)

f()
