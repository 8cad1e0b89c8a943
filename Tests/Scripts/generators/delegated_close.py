# What the outer generator of a `yield from` raises itself leaves it: it is not raised in it a second time.
class Manager:
    def __init__(self, name, fail=None): self.name, self.fail = name, fail
    def __enter__(self): return self
    def __exit__(self, *args):
        print('exit', self.name, args[0])
        if self.fail: raise OSError('exit ' + self.name)
def inner():
    try:
        yield 1
        yield 2
    finally:
        print('inner')
def g():
    with Manager('a') as x, Manager('b', fail='exit'):
        y = yield from inner()
    return 1
def chain(e):
    return e and (type(e).__name__, str(e), chain(e.__cause__), chain(e.__context__))
i = g()
print(next(i))
try: i.close()
except BaseException as e: print(chain(e))
i = g()
print(next(i))
try: i.throw(ValueError('x'))
except BaseException as e: print(chain(e))
def g2():
    with Manager('a') as x:
        with Manager('b', fail='exit'):
            yield 1
i = g2()
next(i)
try: i.close()
except BaseException as e: print(chain(e))
def g2():
    with Manager('a') as x, Manager('b', fail='exit'):
            yield 1
i = g2()
next(i)
try: i.close()
except BaseException as e: print(chain(e))
try:
    with Manager('a') as x, Manager('b', fail='exit'):
        raise ValueError
except BaseException as e: print(chain(e))
